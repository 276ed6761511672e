// Articles that share words with the one that is open.

import { articlePath, getJson } from "./api.js";
import { titleOf } from "./card.js";
import { h, words } from "./dom.js";
import { articleAddress } from "./route.js";

// A section with links, or null: what is open can be read without it.
export async function relatedTo(digest, signal) {
  try {
    const { items } = await getJson(articlePath(digest.id, "/related"), { signal });
    return (
      items.length > 0 &&
      h(
        "section",
        { class: "related", "aria-labelledby": "related-title" },
        h("h2", { id: "related-title" }, "Related articles"),
        h("ul", {}, items.map((item) => h("li", {}, words("a", { href: articleAddress(item.id), "data-route": true }, item.language, titleOf(item))))),
      )
    );
  } catch {
    return null;
  }
}
