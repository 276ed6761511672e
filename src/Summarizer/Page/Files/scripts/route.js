// Addresses: /articles/ID is an article, everything else the list with its conditions. Back and forward work.

const conditions = ["q", "keyword", "language", "status"];
let listener = null;

export const articleAddress = (id, sentence) => `/articles/${encodeURIComponent(id)}${sentence ? `#s${sentence}` : ""}`;

// The sentence that the address of an article names, if it does.
export const addressedSentence = () => Number(/^#s(\d+)$/.exec(location.hash)?.[1]) || null;

export function listAddress(query = {}) {
  const parameters = new URLSearchParams();
  for (const name of conditions) {
    if (query[name]) {
      parameters.set(name, query[name]);
    }
  }
  return parameters.size > 0 ? `/?${parameters}` : "/";
}

export function currentRoute() {
  const article = /^\/articles\/([^/]+)$/.exec(location.pathname);
  if (article) {
    return { article: decodeURIComponent(article[1]) };
  }
  const parameters = new URLSearchParams(location.search);
  return { query: Object.fromEntries(conditions.map((name) => [name, parameters.get(name) ?? ""])) };
}

// Typing replaces the address, opening adds one to go back from.
export function go(address, { replace = false } = {}) {
  if (address !== location.pathname + location.search + location.hash) {
    history[replace ? "replaceState" : "pushState"]({ inside: true }, "", address);
  }
  listener({ moved: true });
}

// Back to the list as it was left, if that is where we came from.
export function leave() {
  if (history.state?.inside) {
    history.back();
  } else {
    go("/");
  }
}

export function onRoute(callback) {
  listener = callback;
  addEventListener("popstate", () => listener({ moved: true }));
  document.addEventListener("click", (event) => {
    const anchor = event.target.closest?.("a[data-route]");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (anchor && plain && !event.defaultPrevented) {
      event.preventDefault();
      go(anchor.pathname + anchor.search + anchor.hash);
    }
  });
  listener({ moved: false });
}
