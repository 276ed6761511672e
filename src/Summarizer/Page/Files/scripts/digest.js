// What a digest says, and what it rests on at a glance.

import { keywordLink } from "./card.js";
import { clip, h, words } from "./dom.js";
import { count, money } from "./format.js";
import { cite, supportView } from "./support.js";

const longestClaim = 3_000; // a sentence may be as long as its article

// Renders all of it and tells the citations of each statement.
export function digestView(digest, citations) {
  return [summary(digest, citations), keywords(digest), faqs(digest, citations)];
}

function section(id, title, ...content) {
  return h("section", { class: id, "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, title), content);
}

function summary({ summary: { claims }, language }, citations) {
  const items = claims.map((claim) => {
    const item = h("li", { class: "claim" }, words("p", {}, language, clip(claim.text, longestClaim), cites(claim.citations)), supportView(claim));
    citations.add(item, claim.citations);
    return item;
  });
  return section(
    "summary",
    "Summary",
    items.length > 0 ? h("ol", { class: "claims" }, items) : h("p", { class: "none" }, "No sentence sums this article up."),
  );
}

function keywords({ keywords: all, language }) {
  return (
    all.length > 0 &&
    section("keywords", "Keywords", h("ul", { class: "chips" }, all.map((keyword) => h("li", {}, keywordLink(keyword.text, language)))))
  );
}

function faqs({ faqs: all, language }, citations) {
  if (all.length === 0) {
    return null;
  }
  return section(
    "faqs",
    "Questions",
    all.map((faq) => {
      const answer = h("div", { class: "answer" }, words("p", {}, language, clip(faq.answer, longestClaim), cites(faq.citations)), supportView(faq));
      const details = h(
        "details",
        { class: "faq" },
        words("summary", {}, language, h("span", {}, clip(faq.question, longestClaim))),
        answer,
        h("p", { class: "origin" }, faq.origin === "article" ? "Asked in the article" : "Made from the article"),
      );
      citations.add(details, faq.citations);
      return details;
    }),
  );
}

function cites(ids) {
  return ids.length > 0 && h("span", { class: "cites", dir: "ltr", lang: "en" }, ids.map(cite));
}

// What it rests on, how much was read, who wrote it and what it cost.
export function facts({ summary, grounding, coverage, engine, usage }) {
  return h(
    "dl",
    { class: "facts" },
    grounding &&
      fact(
        "Checked",
        summary.claims.some((claim) => claim.support === "unchecked") ? "Nothing" : count(grounding.of, "statement"),
        [
          grounding.supported > 0 && `${grounding.supported} in the article’s words`,
          grounding.unverified > 0 && `${grounding.unverified} in other words`,
          grounding.dropped > 0 && `${grounding.dropped} more dropped`,
        ]
          .filter(Boolean)
          .join(", "),
      ),
    coverage &&
      fact(
        "Read",
        `${coverage.sentencesRead} of ${count(coverage.sentences, "sentence")}`,
        coverage.unread ?? (coverage.sentencesRead === coverage.sentences ? "The whole article" : "Not the whole article"),
        coverage.sentences > 0 ? coverage.sentencesRead / coverage.sentences : 1,
      ),
    engine && fact("Written by", engine.kind === "model" ? engine.model : "Extraction", engine.note ?? (engine.kind === "model" ? "Language model" : "The article’s own sentences")),
    usage && fact("Cost", money(usage.costUsd), usage.calls > 0 ? `${count(usage.calls, "call")}, ${count(usage.inputTokens + usage.outputTokens, "token")}` : "No model was used"),
  );
}

function fact(name, value, note, part) {
  const bar = part === undefined ? null : h("span", { class: "bar-of", "aria-hidden": "true" });
  bar?.style.setProperty("--part", part);
  return h("div", {}, h("dt", {}, name), h("dd", {}, value, bar, note && h("span", { class: "fact-note", dir: "auto" }, note)));
}
