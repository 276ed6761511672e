// One article: its digest, and beside it the source.

import { announce } from "./announcer.js";
import { articlePath, getJson, request } from "./api.js";
import { titleOf } from "./card.js";
import { Citations } from "./citations.js";
import { isBeingDeleted, remove } from "./deletion.js";
import { digestView, facts } from "./digest.js";
import { $, append, fill, h, icon, words } from "./dom.js";
import { count, fullDate, isPending, languageName, shownName, when } from "./format.js";
import { bringBack, takeAway, upsert } from "./library.js";
import { toMarkdown } from "./markdown.js";
import { relatedTo } from "./related.js";
import { addressedSentence, articleAddress, go, leave } from "./route.js";
import { Source } from "./source.js";
import { toast } from "./toasts.js";
import { watch } from "./watch.js";

let view = null; // { id, call, citations, source, stop }

export async function openArticle(id, { moved }) {
  closeArticle();
  const mine = (view = { id, call: new AbortController() });
  document.title = "Summarizer";
  showWaiting();
  if (moved) {
    scrollTo(0, 0);
  }
  try {
    const digest = await getJson(articlePath(id), { signal: mine.call.signal });
    if (view === mine) {
      show(digest);
      if (moved) {
        $("article-title").focus({ preventScroll: true });
      }
    }
  } catch (error) {
    if (error.name !== "AbortError" && view === mine) {
      showFault(error, id);
    }
  }
}

export function closeArticle() {
  view?.call.abort();
  view?.citations?.disconnect();
  view?.source?.close();
  view?.stop?.();
  view = null;
  document.body.classList.remove("has-dock");
  fill($("article"));
}

function show(digest) {
  const mine = view;
  mine.citations?.disconnect();
  mine.source?.close();
  mine.citations = mine.source = null;
  document.title = `${titleOf(digest)} · Summarizer`;
  fill($("article"), head(digest), state(digest));
  if (digest.summary) {
    const body = h("div", { class: "digest" });
    mine.citations = new Citations(body);
    append(body, digestView(digest, mine.citations));
    append($("article"), [facts(digest), body]);
    showSource(digest, mine);
    showRelated(digest, mine, body);
  }
  if (isPending(digest)) {
    follow(digest, mine);
  }
}

// Shows each change, and the digest when it is there.
function follow(digest, mine) {
  mine.stop?.();
  let known = digest;
  mine.stop = watch(digest.id, ({ digest: now, error }) => {
    if (view !== mine) {
      return;
    }
    if (error) {
      showFault(error, digest.id);
    } else if (now && (now.status !== known.status || now.reason !== known.reason)) {
      known = now;
      if (!isPending(now)) {
        mine.stop();
        mine.stop = null;
        announce(now.status === "ready" ? "The digest is ready." : `It could not be digested. ${now.reason ?? ""}`);
        upsert(now);
      }
      show(now);
    }
  });
}

function head(digest) {
  const button = (name, label, run, kind = "") => h("button", { type: "button", class: `button quiet ${kind}`, onclick: run }, icon(name), label);
  return h(
    "header",
    { class: "article-head" },
    h("a", { class: "back", href: "/", onclick: (event) => back(event) }, icon("back"), "All articles"),
    words("h1", { id: "article-title", tabindex: -1 }, digest.language, titleOf(digest)),
    h(
      "p",
      { class: "article-meta" },
      h("span", { dir: "auto", class: "file" }, shownName(digest.name)),
      digest.language && h("span", {}, languageName(digest.language)),
      digest.uploadedAt && h("time", { datetime: digest.uploadedAt, title: fullDate(digest.uploadedAt) }, `Uploaded ${when(digest.uploadedAt)}`),
      digest.digestedAt && h("time", { datetime: digest.digestedAt, title: fullDate(digest.digestedAt) }, `digested ${when(digest.digestedAt)}`),
    ),
    h(
      "div",
      { class: "actions", role: "group", "aria-label": "Actions" },
      digest.summary && button("copy", "Copy as Markdown", () => copy(toMarkdown(digest, location.origin + articleAddress(digest.id)), "Digest copied as Markdown.")),
      button("link", "Copy link", () => copy(location.origin + articleAddress(digest.id) + location.hash, "Link copied.")),
      button("redo", "Digest again", () => again(digest)),
      button("trash", "Delete", () => erase(digest), "danger"),
    ),
  );
}

function state(digest) {
  if (isPending(digest)) {
    return h(
      "div",
      { class: "notice pending" },
      h("p", { class: "notice-title" }, h("span", { class: "spinner", "aria-hidden": "true" }), digest.status === "queued" ? "Waiting for its turn" : "Digesting"),
      h("p", { dir: "auto" }, digest.reason ?? (digest.summary ? "Below is the digest of the previous version." : "The digest will appear here as soon as it is ready.")),
    );
  }
  if (digest.status === "failed") {
    return h(
      "div",
      { class: "notice fault" },
      h("p", { class: "notice-title" }, icon("warning"), "It could not be digested"),
      h("p", { dir: "auto" }, digest.reason ?? "Unknown reason."),
      digest.summary && h("p", {}, "Below is the digest of the previous version."),
      h("button", { type: "button", class: "button", onclick: () => again(digest) }, "Try again"),
    );
  }
  return (
    digest.outdated &&
    h(
      "div",
      { class: "notice quiet" },
      h("p", {}, "This digest was made with other settings than today’s."),
      h("button", { type: "button", class: "button small", onclick: () => again(digest) }, "Digest again"),
    )
  );
}

async function showSource(digest, mine) {
  const about = h("p", { class: "source-about" });
  const text = h("div", { class: "source-text" }, h("p", { class: "none" }, "Loading the article …"));
  const pane = h(
    "section",
    { class: "source", "aria-labelledby": "source-title", tabindex: 0 },
    h(
      "header",
      {},
      h("h2", { id: "source-title" }, "Source"),
      about,
      h("button", { type: "button", class: "button quiet small icon-only undock", "aria-label": "Close the source", onclick: () => mine.source?.dock(false) }, icon("close")),
    ),
    text,
  );
  $("article").append(pane);
  try {
    const article = await getJson(articlePath(digest.id, "/source"), { signal: mine.call.signal });
    if (view === mine && pane.isConnected) {
      about.textContent = count(article.sentences.length, "sentence");
      mine.source = new Source(pane, text, article, new Set([...mine.citations.ids, addressedSentence()]));
      mine.citations.connect(mine.source);
    }
  } catch (error) {
    if (error.name !== "AbortError") {
      fill(text, h("p", { class: "none" }, error.message));
    }
  }
}

async function showRelated(digest, mine, body) {
  const related = await relatedTo(digest, mine.call.signal);
  if (view === mine && body.isConnected) {
    append(body, [related]);
  }
}

function back(event) {
  if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    leave();
  }
}

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
  } catch {
    toast("The browser did not allow copying.", { isError: true });
  }
}

async function again(digest) {
  const mine = view;
  try {
    await request(articlePath(digest.id, "/retry"), { method: "POST" });
    const now = await getJson(articlePath(digest.id));
    upsert(now);
    if (view === mine) {
      show(now);
      announce(isPending(now) ? "It will be digested again." : "The digest is ready.");
    }
  } catch (error) {
    toast(error.message, { isError: true });
  }
}

function erase(digest) {
  remove(digest, {
    onGone: () => {
      takeAway(digest.id);
      go("/");
    },
    onBack: () => {
      bringBack(digest.id);
      if (view?.id === digest.id) {
        show(digest);
      }
    },
  });
}

function showWaiting() {
  const bone = (name) => h("span", { class: `bone ${name}` });
  fill(
    $("article"),
    h("h1", { id: "article-title", class: "unseen", tabindex: -1 }, "Loading"),
    h("div", { class: "article-waiting", "aria-hidden": "true" }, bone("short"), bone("title"), bone("short"), bone("long"), bone("long"), bone("long"), bone("short")),
  );
}

function showFault(error, id) {
  document.title = "Not found · Summarizer";
  const isGone = error.status === 404 || isBeingDeleted(id);
  fill(
    $("article"),
    h(
      "div",
      { class: "notice fault lone" },
      h("h1", { id: "article-title", class: "notice-title", tabindex: -1 }, isGone ? "Article not found" : "The article could not be loaded"),
      h("p", { role: "alert" }, error.message),
      h(
        "p",
        { class: "row" },
        !isGone && h("button", { type: "button", class: "button primary", onclick: () => openArticle(id, { moved: true }) }, "Try again"),
        h("a", { class: "button", href: "/", "data-route": true }, "All articles"),
      ),
    ),
  );
}
