// Ways in: files dropped anywhere, chosen or pasted, and text.

import { $, clip } from "./dom.js";
import { addUploads } from "./uploads.js";

const tallest = 420; // pixels of the text box, before it scrolls

export function startIntake(onAdded) {
  const text = $("text");
  if (matchMedia("(hover: none)").matches) {
    text.placeholder = "Paste an article"; // nothing is dropped on a phone
  }
  const add = (files) => {
    if (files.length > 0) {
      addUploads(files);
      onAdded();
    }
  };

  $("choose").addEventListener("click", () => $("files").click());
  $("files").addEventListener("change", () => {
    add([...$("files").files].map((file) => ({ name: file.name, content: file })));
    $("files").value = "";
  });

  text.addEventListener("input", () => grow(text));
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      $("paste").requestSubmit();
    }
  });
  $("paste").addEventListener("submit", (event) => {
    event.preventDefault();
    if (text.value.trim()) {
      add([{ name: nameFor(text.value), content: new Blob([text.value], { type: "text/plain;charset=utf-8" }) }]);
      text.value = "";
      grow(text);
    }
  });

  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) {
      event.preventDefault();
      add(files.map((file) => ({ name: file.name, content: file })));
    }
  });
  startDrop(add);
}

function grow(text) {
  $("digest-text").hidden = !text.value.trim();
  $("formats").hidden = !!text.value.trim();
  text.classList.toggle("open", !!text.value);
  text.style.height = "";
  if (text.value) {
    text.style.height = `${Math.min(tallest, text.scrollHeight + 2)}px`;
  }
}

// A text has no name: its first words and the moment make one that is found again.
function nameFor(text) {
  const first = text.trim().slice(0, 400).split("\n")[0];
  const slug = clip(first.match(/[\p{L}\p{N}\p{M}]+/gu)?.join("-") ?? "text", 60).replace(/…$/, "");
  const moment = new Date().toISOString().replace(/[-:]/g, "").slice(0, 15);
  return `pasted/${moment}-${slug.toLowerCase()}.txt`;
}

function startDrop(add) {
  const sign = $("drop");
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files") || event.dataTransfer?.types.includes("text/plain");
  let depth = 0;
  const end = () => {
    depth = 0;
    sign.hidden = true;
  };

  document.addEventListener("dragenter", (event) => {
    if (carriesFiles(event)) {
      depth++;
      sign.hidden = false;
    }
  });
  document.addEventListener("dragleave", () => --depth <= 0 && end());
  document.addEventListener("dragover", (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    }
  });
  document.addEventListener("drop", async (event) => {
    end();
    if (!carriesFiles(event)) {
      return;
    }
    event.preventDefault();
    // Both must be taken before the first wait: what was dropped is gone afterwards.
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
    const files = [...event.dataTransfer.files];
    const text = event.dataTransfer.getData("text/plain");
    if (entries.some((entry) => entry?.isDirectory)) {
      add((await Promise.all(entries.filter(Boolean).map(filesUnder))).flat());
    } else if (files.length > 0) {
      add(files.map((file) => ({ name: file.name, content: file })));
    } else if (text.trim()) {
      add([{ name: nameFor(text), content: new Blob([text], { type: "text/plain;charset=utf-8" }) }]);
    }
  });
}

// A folder keeps its shape in the names.
async function filesUnder(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return file.name.startsWith(".") ? [] : [{ name: entry.fullPath.replace(/^\//, ""), content: file }];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return (await Promise.all(found.map(filesUnder))).flat();
    }
    found.push(...some);
  }
}
