// The key of a service that wants one: asked for once, kept for the tab, forgotten with it.

import { $ } from "./dom.js";

const place = "summarizer-key";
let asking = null;

export const currentKey = () => sessionStorage.getItem(place);

// What a request carries: the service's own header, and the one that a Functions host looks at.
export const keyHeaders = () => (currentKey() ? { "x-api-key": currentKey(), "x-functions-key": currentKey() } : {});

// True once there is another key than the refused one; false if the reader would rather not.
export function askForKey(refused) {
  if (currentKey() !== refused) {
    return Promise.resolve(true); // another request has asked meanwhile
  }
  return (asking ??= ask(refused).finally(() => (asking = null)));
}

function ask(refused) {
  const dialog = $("key");
  $("key-text").textContent = refused
    ? "That key was not accepted. Try another; it is kept until this tab is closed."
    : "It is kept until this tab is closed.";
  $("key-value").value = "";
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const done = new AbortController();
    const { signal } = done;
    dialog.querySelector("form").addEventListener("submit", () => sessionStorage.setItem(place, $("key-value").value.trim()), { signal });
    $("key-cancel").addEventListener("click", () => dialog.close(), { signal });
    dialog.addEventListener(
      "close",
      () => {
        done.abort();
        resolve(currentKey() !== refused);
      },
      { signal },
    );
  });
}
