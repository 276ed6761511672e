// Where the page starts: two views and the ways between them.

import { closeArticle, openArticle } from "./article.js";
import { $ } from "./dom.js";
import { startIntake } from "./intake.js";
import { closeLibrary, openLibrary, startLibrary, upsert } from "./library.js";
import { currentRoute, go, onRoute } from "./route.js";
import { startUploads } from "./uploads.js";

let left = null; // where the list was left: how far down, and at which article

startLibrary();
startUploads(upsert);
startIntake(() => {
  if ($("library").hidden) {
    go("/");
  }
  $("tasks").scrollIntoView({ block: "nearest" });
});

onRoute(({ moved }) => {
  const route = currentRoute();
  if (route.article) {
    if (!$("library").hidden) {
      left = { y: scrollY, id: route.article };
    }
    closeLibrary();
    $("library").hidden = true;
    $("article").hidden = false;
    openArticle(route.article, { moved });
    return;
  }
  const wasAway = $("library").hidden;
  closeArticle();
  $("article").hidden = true;
  $("library").hidden = false;
  openLibrary(route.query);
  if (moved && wasAway) {
    scrollTo(0, left?.y ?? 0);
    const from = left && document.querySelector(`#list > [data-id="${CSS.escape(left.id)}"] a`);
    (from ?? $("main")).focus({ preventScroll: true });
  }
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select, dialog");
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    $("q").focus();
    $("q").select();
  }
});
