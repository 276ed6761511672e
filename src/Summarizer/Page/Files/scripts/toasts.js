// Short notices at the foot of the page, some with a way back. One that is looked at does not go away.

import { announce } from "./announcer.js";
import { $, h, icon } from "./dom.js";

const usual = 6_000;

// action: { label, run }. ended: called unless the action was taken.
export function toast(text, { action = null, isError = false, milliseconds = usual, ended = () => {} } = {}) {
  const close = () => end(ended);
  const element = h(
    "div",
    { class: isError ? "toast error" : "toast" },
    h("p", {}, text),
    action && h("button", { type: "button", class: "button", onclick: () => end(action.run) }, action.label),
    h("button", { type: "button", class: "button quiet icon-only", "aria-label": "Dismiss", onclick: close }, icon("close")),
  );

  let left = milliseconds;
  let since = 0;
  let timer = null;
  const run = () => {
    since = performance.now();
    timer ??= setTimeout(close, left);
  };
  const hold = () => {
    if (timer !== null) {
      clearTimeout(timer);
      timer = null;
      left = Math.max(1_500, left - (performance.now() - since));
    }
  };
  function end(then) {
    if (element.isConnected) {
      hold();
      const hadFocus = element.contains(document.activeElement);
      element.remove();
      if (hadFocus) {
        $("main").focus({ preventScroll: true });
      }
      then();
    }
  }

  element.addEventListener("pointerenter", hold);
  element.addEventListener("pointerleave", run);
  element.addEventListener("focusin", hold);
  element.addEventListener("focusout", run);
  element.addEventListener("keydown", (event) => event.key === "Escape" && close());
  $("toasts").append(element);
  announce(action ? `${text} ${action.label} is at the end of the page.` : text);
  run();
  return close;
}
