// What was checked of a statement, and the sentences it cites beside it.

import { h } from "./dom.js";

const checked = {
  verbatim: "Word for word",
  wording: "In nearly the same words",
  facts: "In other words; its names, numbers and dates agree with the article",
  confirmed: "In other words; confirmed by the model",
  unchecked: "Not checked against the article",
};

const marks = { facts: "in other words", confirmed: "in other words, confirmed by the model", unchecked: "not checked" };

export const cite = (id) => h("a", { class: "cite", href: `#s${id}`, "data-cites": id, "aria-label": `Sentence ${id} of the source` }, String(id));

// In two or three words, to stand beside citations; nothing if it is in the article's words or nearly so.
export const markOf = ({ support }) => marks[support];

// A statement word for word is its sentence. The sentences of any other are filled in when the article is there.
export function supportView(statement) {
  const text = checked[statement.support];
  if (statement.support === "verbatim" || statement.citations.length === 0) {
    return text && h("p", { class: "support" }, text);
  }
  return h(
    "details",
    { class: "support" },
    h("summary", {}, text ?? "The sentences it cites"),
    h("ol", { class: "quotes" }, statement.citations.map((id) => h("li", { "data-quote": id }))),
  );
}
