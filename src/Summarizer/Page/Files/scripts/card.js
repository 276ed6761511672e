// An article in the list.

import { clip, h, icon, words } from "./dom.js";
import { fullDate, isPending, languageName, shownName, states, when } from "./format.js";
import { hitsIn, marked } from "./hits.js";
import { articleAddress, listAddress } from "./route.js";

const longestTitle = 200;
const longestSummary = 420;
const mostKeywords = 5;

export function card(digest, query) {
  const { language } = digest;
  const title = titleOf(digest);
  return h(
    "li",
    { class: `card ${digest.status}`, "data-id": digest.id },
    words(
      "h3",
      {},
      language,
      h("a", { href: articleAddress(digest.id), "data-route": true }, digest.title ? marked(title, hitsIn(digest, "/title")) : title),
    ),
    digest.summary && words("p", { class: "card-summary" }, language, summaryOf(digest)),
    questionHit(digest),
    sentenceHit(digest),
    digest.status === "failed" && h("p", { class: "card-fault", dir: "auto" }, clip(digest.reason ?? "It could not be digested.", longestSummary)),
    h(
      "div",
      { class: "card-foot" },
      stateOf(digest),
      digest.uploadedAt && h("time", { datetime: digest.uploadedAt, title: fullDate(digest.uploadedAt) }, when(digest.uploadedAt)),
      language && h("span", {}, languageName(language)),
      keywordsOf(digest, query),
    ),
  );
}

export const titleOf = (digest) => clip(shownName(digest.title || digest.name), longestTitle);

// The summary from its beginning; of a found article, from the first statement that was hit.
function summaryOf({ summary, ...digest }) {
  const hits = summary.claims.map((_, at) => hitsIn(digest, `/summary/claims/${at}/text`));
  const first = Math.max(0, hits.findIndex((some) => some.length > 0));
  const shown = first > 0 ? ["… "] : [];
  let length = 0;
  for (let at = first; at < summary.claims.length && length < longestSummary; at++) {
    const text = clip(summary.claims[at].text, longestSummary - length);
    shown.push(length > 0 ? " " : "", marked(text, hits[at]));
    length += text.length + 1;
  }
  return shown;
}

// A question that was hit, when nothing above it shows why the article was found.
function questionHit(digest) {
  const at = (digest.faqs ?? []).findIndex((_, index) => hitsIn(digest, `/faqs/${index}/question`).length > 0);
  const others = (digest.highlights ?? []).some((hit) => !hit.in.startsWith("/faqs"));
  if (at < 0 || others) {
    return null;
  }
  const pointer = `/faqs/${at}/question`;
  return words("p", { class: "card-question" }, digest.language, marked(clip(digest.faqs[at].question, longestSummary), hitsIn(digest, pointer)));
}

// The sentence of the text that was hit. It leads to where it stands.
function sentenceHit({ id, language, matched, ...digest }) {
  return (
    matched?.snippet &&
    words(
      "p",
      { class: "card-sentence" },
      language,
      h("a", { href: articleAddress(id, matched.sentence), "data-route": true }, marked(matched.snippet, hitsIn(digest, "/matched/snippet"))),
    )
  );
}

function stateOf(digest) {
  if (digest.status === "ready") {
    return null;
  }
  return h(
    "span",
    { class: `state ${digest.status}` },
    isPending(digest) ? h("span", { class: "spinner", "aria-hidden": "true" }) : icon("warning"),
    states[digest.status],
  );
}

// The first few, and those that were hit.
function keywordsOf(digest, query) {
  const shown = (digest.keywords ?? [])
    .map((keyword, at) => ({ text: keyword.text, hits: hitsIn(digest, `/keywords/${at}/text`), at }))
    .filter(({ hits, at }) => at < mostKeywords || hits.length > 0);
  return (
    shown.length > 0 &&
    h("ul", { class: "chips", "aria-label": "Keywords" }, shown.map(({ text, hits }) => h("li", {}, keywordLink(text, digest.language, query, hits))))
  );
}

export function keywordLink(text, language, query = {}, hits = []) {
  return words("a", { class: "chip", href: listAddress({ ...query, q: "", keyword: text }), "data-route": true }, language, marked(clip(text, 60), hits));
}
