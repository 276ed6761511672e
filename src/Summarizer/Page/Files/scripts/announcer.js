// Says things to those who do not see them happen.

import { $ } from "./dom.js";

let last = 0;

export function announce(text) {
  clearTimeout(last);
  // Emptied first, or the same words twice would be said once.
  $("announcer").textContent = "";
  last = setTimeout(() => ($("announcer").textContent = text), 100);
}
