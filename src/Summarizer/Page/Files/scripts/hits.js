// Marks what a search has hit: the API says where, by JSON Pointer and place in the text.

import { h } from "./dom.js";

export const hitsIn = (digest, pointer) => (digest.highlights ?? []).filter((hit) => hit.in === pointer);

export function marked(text, hits) {
  const parts = [];
  let end = 0;
  for (const { start, length } of hits) {
    if (start >= text.length) {
      break; // of what was cut off
    }
    parts.push(text.slice(end, start), h("mark", {}, text.slice(start, start + length)));
    end = start + length;
  }
  return [...parts, text.slice(end)];
}
