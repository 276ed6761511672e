// Uploads on their way to digests, each with its progress.

import { announce } from "./announcer.js";
import { ApiError, upload } from "./api.js";
import { $, fill, h, icon } from "./dom.js";
import { count, percent, shownName } from "./format.js";
import { articleAddress } from "./route.js";
import { watch } from "./watch.js";

const abreast = 2; // connections are few, and the waiting for digests needs some
const patience = 5; // times that an upload is tried again by itself
const hopeless = [400, 413, 415]; // the same file is refused again

const tasks = [];
let sending = 0;
let onDigest = () => {};

export function startUploads(callback) {
  onDigest = callback;
  $("tasks-clear").addEventListener("click", () => {
    tasks.filter(isOver).forEach(drop);
    $("choose").focus();
  });
}

// files: [{ name, content }]
export function addUploads(files) {
  for (const { name, content } of files) {
    const task = { name, content, state: "waiting", sent: 0, replace: false, tries: 0, row: null };
    task.row = h("li", { class: "task" });
    tasks.push(task);
    $("tasks-list").append(task.row);
    show(task);
  }
  announce(`${count(files.length, "article")} to upload.`);
  sendNext();
}

const isOver = (task) => ["ready", "failed", "refused", "taken"].includes(task.state);

function sendNext() {
  while (sending < abreast) {
    const task = tasks.find(({ state }) => state === "waiting");
    if (!task) {
      return;
    }
    sending++;
    send(task).finally(() => {
      sending--;
      sendNext();
    });
  }
}

async function send(task) {
  move(task, "sending", { sent: 0 });
  try {
    const answer = await upload(task.name, task.content, {
      replace: task.replace,
      onProgress: (sent) => {
        task.sent = sent;
        show(task);
      },
    });
    move(task, "digesting", { id: answer.id });
    follow(task);
  } catch (error) {
    if (error instanceof ApiError && error.isPassing && task.tries < patience) {
      const seconds = Number(error.retryAfter) || 2 ** task.tries;
      task.tries++;
      move(task, "pausing", { trouble: error.message });
      setTimeout(() => {
        move(task, "waiting");
        sendNext();
      }, seconds * 1000);
    } else {
      move(task, error.status === 412 ? "taken" : "refused", { trouble: error.message, isHopeless: hopeless.includes(error.status) });
    }
  }
}

function follow(task) {
  const stop = watch(task.id, ({ digest, trouble, error }) => {
    if (digest?.status === "ready") {
      stop();
      move(task, "ready", { content: null });
      onDigest(digest);
    } else if (digest?.status === "failed") {
      stop();
      move(task, "failed", { trouble: digest.reason });
      onDigest(digest);
    } else if (error) {
      stop();
      move(task, "failed", { trouble: error.message });
    } else if (digest) {
      move(task, "digesting", { trouble: digest.reason, step: digest.status });
    } else if (trouble) {
      move(task, "digesting", { trouble: trouble.message });
    }
  });
}

function move(task, state, change = {}) {
  Object.assign(task, { trouble: null }, change, { state });
  show(task);
  if (isOver(task)) {
    const left = tasks.filter((t) => !isOver(t)).length;
    announce(`${shownName(task.name)}: ${wordsFor(task)}${left === 0 ? " All uploads are done." : ""}`);
  }
}

const plainWords = {
  waiting: () => "Waiting to upload",
  sending: (task) => (task.sent < 1 ? `Uploading, ${percent(task.sent)}` : "Storing"),
  pausing: (task) => `${task.trouble} Trying again soon.`,
  digesting: (task) => task.trouble ?? (task.step === "processing" ? "Digesting" : "Uploaded, waiting for its turn"),
  ready: () => "Ready.",
  failed: (task) => task.trouble ?? "It could not be digested.",
  refused: (task) => task.trouble,
  taken: () => "An article with this name already exists.",
};

const wordsFor = (task) => plainWords[task.state](task);

function show(task) {
  const said = wordsFor(task);
  const isFaulty = task.state === "failed" || task.state === "refused";
  task.row.className = `task ${task.state}`;
  const hadFocus = task.row.contains(document.activeElement);
  fill(
    task.row,
    isFaulty || task.state === "taken" ? icon("warning") : task.state === "ready" ? icon("check") : h("span", { class: "spinner", "aria-hidden": "true" }),
    h(
      "div",
      { class: "task-body" },
      h("p", { class: "task-name", dir: "auto" }, task.state === "ready" ? h("a", { href: articleAddress(task.id), "data-route": true }, shownName(task.name)) : shownName(task.name)),
      h("p", { class: "task-state", dir: "auto" }, said),
      task.state === "sending" && h("progress", { max: 1, value: task.sent, "aria-label": `Upload of ${shownName(task.name)}` }),
    ),
    actions(task),
  );
  if (hadFocus) {
    task.row.querySelector("a, button")?.focus();
  }
  showCount();
}

function actions(task) {
  const again = (label, change) =>
    h("button", { type: "button", class: "button small", onclick: () => { move(task, "waiting", { tries: 0, ...change }); sendNext(); } }, label);
  return h(
    "div",
    { class: "task-actions" },
    task.state === "taken" && again("Replace it", { replace: true }),
    task.state === "refused" && !task.isHopeless && again("Try again", {}),
    task.state === "failed" && task.id && h("a", { class: "button small", href: articleAddress(task.id), "data-route": true }, "Open"),
    isOver(task) && h("button", { type: "button", class: "button quiet small icon-only", "aria-label": `Remove ${shownName(task.name)} from this list`, onclick: () => drop(task) }, icon("close")),
  );
}

function drop(task) {
  tasks.splice(tasks.indexOf(task), 1);
  task.row.remove();
  showCount();
}

function showCount() {
  const ready = tasks.filter(({ state }) => state === "ready").length;
  const troubled = tasks.filter((task) => isOver(task) && task.state !== "ready").length;
  $("tasks").hidden = tasks.length === 0;
  $("tasks-clear").hidden = !tasks.some(isOver);
  $("tasks-count").textContent = `${ready} of ${tasks.length} ready${troubled ? `, ${troubled} ${troubled === 1 ? "needs" : "need"} attention` : ""}`;
}
