// The conditions of the list: state, language and keyword.

import { append, $, clip, fill, h, icon, words } from "./dom.js";
import { languageName } from "./format.js";
import { listAddress } from "./route.js";
import { keywordLink } from "./card.js";

const mostTopics = 14;
const counts = new Map(); // keyword → in how many of the articles shown

export function startFilters(onChange) {
  const select = $("language");
  const codes = document.documentElement.dataset.languages.split(" ");
  const options = codes.map((code) => [languageName(code), code]).sort(([a], [b]) => a.localeCompare(b));
  append(select, [...options, ["Unknown language", "und"]].map(([name, code]) => h("option", { value: code }, name)));
  select.addEventListener("change", () => onChange({ language: select.value }));
  for (const radio of document.querySelectorAll("input[name=status]")) {
    radio.addEventListener("change", () => onChange({ status: radio.value }));
  }
}

export function showFilters(query) {
  const select = $("language");
  if (query.language && ![...select.options].some((option) => option.value === query.language)) {
    append(select, [h("option", { value: query.language }, languageName(query.language))]);
  }
  select.value = query.language;
  for (const radio of document.querySelectorAll("input[name=status]")) {
    radio.checked = radio.value === query.status;
  }
  showTopics(query);
}

export function forgetTopics() {
  counts.clear();
}

export function countTopics(digests) {
  for (const keyword of digests.flatMap((digest) => digest.keywords ?? [])) {
    const known = counts.get(keyword.text.toLowerCase());
    counts.set(keyword.text.toLowerCase(), { text: known?.text ?? keyword.text, articles: (known?.articles ?? 0) + 1, score: Math.max(known?.score ?? 0, keyword.score) });
  }
}

// What the articles at hand are about; the chosen one comes first, with a way to let go of it.
export function showTopics(query) {
  const best = [...counts.values()]
    .filter(({ text }) => text.toLowerCase() !== query.keyword.toLowerCase())
    .sort((a, b) => b.articles - a.articles || b.score - a.score)
    .slice(0, mostTopics);
  fill(
    $("topics"),
    query.keyword &&
      h(
        "li",
        {},
        words("a", { class: "chip chosen", href: listAddress({ ...query, keyword: "" }), "data-route": true, "aria-label": `${query.keyword}, remove this condition` }, "", clip(query.keyword, 60), icon("close")),
      ),
    best.map(({ text }) => h("li", {}, keywordLink(text, "", query))),
  );
  $("topics").closest(".topics").hidden = best.length === 0 && !query.keyword;
}
