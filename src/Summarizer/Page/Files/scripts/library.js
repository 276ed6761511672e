// The list of articles: newest first, more as one scrolls, found as one types.

import { announce } from "./announcer.js";
import { ApiError, getJson } from "./api.js";
import { card } from "./card.js";
import { isBeingDeleted } from "./deletion.js";
import { $, fill, h } from "./dom.js";
import { countTopics, forgetTopics, showFilters, showTopics, startFilters } from "./filters.js";
import { count, isPending } from "./format.js";
import { go, listAddress } from "./route.js";
import { watch } from "./watch.js";

const pageSize = 30;
const typingPause = 180; // milliseconds
const mostEmptyPages = 4; // a page may come back empty and still have a next one

const shown = new Map(); // id → digest, in the order of the list
const watches = new Map();
let query = { q: "", keyword: "", language: "", status: "" };
let next = null;
let found = {}; // what the first page says of the search: { total, spelling }
let call = null;
let isOpen = false;
let typing = 0;

const nearEnd = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && loadMore(), { rootMargin: "800px" });

export function startLibrary() {
  startFilters((change) => go(listAddress({ ...query, ...change })));
  $("q").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(searchNow, typingPause);
  });
  $("search").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    searchNow();
  });
  $("more").addEventListener("click", () => loadMore({ byHand: true }));
  nearEnd.observe($("more"));
}

function searchNow() {
  const q = $("q").value.trim();
  if (q !== query.q || !isOpen) {
    go(listAddress({ ...query, q }), { replace: isOpen });
  }
}

export function openLibrary(wanted) {
  const isSame = Object.keys(query).every((name) => query[name] === wanted[name]);
  const isFirst = shown.size === 0 && call === null;
  isOpen = true;
  query = wanted;
  document.title = query.q ? `${query.q} · Summarizer` : "Summarizer";
  if (document.activeElement !== $("q")) {
    $("q").value = query.q;
  }
  if (!isSame || isFirst) {
    reload();
  }
}

export function closeLibrary() {
  isOpen = false;
}

// An article has come, changed or come back.
export function upsert(digest) {
  const before = shown.get(digest.id);
  if (before) {
    shown.set(digest.id, digest);
    element(digest.id)?.replaceWith(card(digest, query));
  } else if (!hasConditions()) {
    shown.set(digest.id, digest);
    $("list").prepend(card(digest, query));
  } else {
    return;
  }
  follow(digest);
  showState();
}

export function takeAway(id) {
  element(id)?.remove();
  stopFollowing(id);
  showState();
}

export function bringBack(id) {
  const digest = shown.get(id);
  if (!digest) {
    return;
  }
  // Where it was: before the first of those after it that are still shown.
  const ids = [...shown.keys()];
  const after = ids.slice(ids.indexOf(id) + 1).map(element).find(Boolean);
  $("list").insertBefore(card(digest, query), after ?? null);
  showState();
}

const element = (id) => document.querySelector(`#list > [data-id="${CSS.escape(id)}"]`);

const hasConditions = () => Object.values(query).some(Boolean);

export async function reload() {
  call?.abort();
  call = new AbortController();
  const mine = call;
  $("list").setAttribute("aria-busy", "true");
  $("more").hidden = true;
  showFilters(query);
  // What is there stays until its successor comes, unless that takes long enough to be noticed.
  const patience = setTimeout(showWaiting, shown.size === 0 ? 0 : 300);
  try {
    const page = await fetchPage(null, mine.signal);
    found = page;
    clearTimeout(patience);
    shown.clear();
    [...watches.keys()].forEach(stopFollowing);
    forgetTopics();
    fill($("list"));
    fill($("notice"));
    add(page);
    announce(saying());
  } catch (error) {
    clearTimeout(patience);
    if (error.name !== "AbortError") {
      shown.clear();
      fill($("list"));
      showFault(error, reload);
    }
  } finally {
    if (mine === call) {
      $("list").removeAttribute("aria-busy");
    }
  }
}

async function loadMore({ byHand = false } = {}) {
  const button = $("more");
  if (next === null || button.disabled || (!isOpen && !byHand)) {
    return;
  }
  const mine = call;
  button.disabled = true;
  try {
    const page = await fetchPage(next, mine.signal);
    const first = page.items[0]?.id;
    add(page);
    if (byHand && first) {
      element(first)?.querySelector("a").focus();
    }
  } catch (error) {
    if (error.name !== "AbortError") {
      next = null;
      button.hidden = true;
      showFault(error, reload);
    }
  } finally {
    button.disabled = false;
  }
}

async function fetchPage(after, signal) {
  const items = [];
  for (let empty = 0; ; empty++) {
    const parameters = new URLSearchParams({ limit: pageSize });
    for (const [name, value] of Object.entries({ ...query, after })) {
      if (value) {
        parameters.set(name, value);
      }
    }
    const page = await getJson(`/api/articles?${parameters}`, { signal });
    items.push(...page.items);
    if (items.length > 0 || !page.next || empty === mostEmptyPages) {
      return { ...page, items, next: page.next ?? null };
    }
    after = page.next;
  }
}

function add(page) {
  next = page.next;
  const fresh = page.items.filter((digest) => !shown.has(digest.id));
  for (const digest of fresh) {
    shown.set(digest.id, digest);
    follow(digest);
  }
  $("list").append(...fresh.filter((digest) => !isBeingDeleted(digest.id)).map((digest) => card(digest, query)));
  countTopics(fresh);
  showTopics(query);
  $("more").hidden = next === null;
  showState();
  // Asked anew: who scrolls fast is at the end again before anybody could see that it had moved.
  nearEnd.unobserve($("more"));
  nearEnd.observe($("more"));
}

// What is still being digested tells when it is done.
function follow(digest) {
  if (isPending(digest) && !watches.has(digest.id)) {
    const stop = watch(digest.id, ({ digest: now, error }) => {
      if (error instanceof ApiError && error.status === 404) {
        shown.delete(digest.id);
        takeAway(digest.id);
      } else if (now && (now.status !== shown.get(digest.id)?.status || !isPending(now))) {
        if (!isPending(now)) {
          stopFollowing(digest.id);
        }
        if (!isBeingDeleted(digest.id)) {
          upsert(now);
        }
      }
    });
    watches.set(digest.id, stop);
  }
}

function stopFollowing(id) {
  watches.get(id)?.();
  watches.delete(id);
}

const shownCount = () => $("list").childElementCount;

function saying() {
  const found = shownCount();
  return found === 0 ? "No articles." : `${count(found, "article")}${next ? ", and more" : ""}.`;
}

function showState() {
  const isEmpty = shownCount() === 0 && next === null;
  $("library").classList.toggle("is-empty", isEmpty && !hasConditions());
  $("welcome").hidden = !(isEmpty && !hasConditions());
  $("results-title").textContent = query.q ? "Found" : query.keyword ? `About “${query.keyword}”` : "Newest";
  $("result").textContent = isEmpty ? "" : `${count(shownCount(), "article")}${next ? " so far" : ""}`;
  if (isEmpty && hasConditions()) {
    fill(
      $("notice"),
      h(
        "div",
        { class: "notice" },
        h("p", { class: "notice-title", dir: "auto" }, query.q ? `Nothing found for “${query.q}”.` : "No article meets these conditions."),
        h("p", {}, "Search covers the whole text of all articles."),
        h("a", { class: "button", href: "/", "data-route": true }, "Show all articles"),
      ),
    );
  } else if (!isEmpty) {
    fill($("notice"), query.q && aboutFound());
  }
}

// What somebody has to know who reads these results: they are not quite what was typed.
function aboutFound() {
  const { total, spelling = [] } = found;
  const lines = spelling.map(({ typed, found: instead }) => `No article has “${typed}”: these have “${instead}”.`);
  if (total?.isExact && total.count === 0) {
    lines.push("No article has all these words: these have some of them.");
  }
  return lines.length > 0 && h("div", { class: "notice quiet" }, lines.map((line) => h("p", { dir: "auto" }, line)));
}

function showWaiting() {
  $("welcome").hidden = true;
  const line = (name) => h("span", { class: `bone ${name}` });
  fill(
    $("list"),
    Array.from({ length: 5 }, () => h("li", { class: "card waiting", "aria-hidden": "true" }, line("title"), line("long"), line("long"), line("short"))),
  );
}

function showFault(error, again) {
  fill(
    $("notice"),
    h(
      "div",
      { class: "notice fault", role: "alert" },
      h("p", { class: "notice-title" }, "The articles could not be listed."),
      h("p", {}, error.message),
      h("button", { type: "button", class: "button", onclick: again }, "Try again"),
    ),
  );
}
