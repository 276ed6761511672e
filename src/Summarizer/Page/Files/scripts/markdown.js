// A digest as Markdown (CommonMark), for notes and mails.

import { shownName } from "./format.js";
import { markOf } from "./support.js";

// Whatever would be read as markup is escaped: an article's text stays text there too.
const plain = (text) => text.replace(/\s+/g, " ").trim().replace(/[\\`*_[\]<>#|~!&]/g, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2").replace(/^([-+=])/, "\\$1");

// "(4, 7; in other words)"
function notes(statement) {
  const parts = [statement.citations.join(", "), markOf(statement)].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join("; ")})` : "";
}

export function toMarkdown(digest, address) {
  const parts = [`# ${plain(shownName(digest.title || digest.name))}`];
  if (digest.summary) {
    parts.push(digest.summary.claims.map((claim) => `- ${plain(claim.text)}${notes(claim)}`).join("\n"));
  }
  if (digest.keywords?.length) {
    parts.push(`**Keywords:** ${digest.keywords.map((keyword) => plain(keyword.text)).join(", ")}`);
  }
  if (digest.faqs?.length) {
    parts.push("## Questions");
    parts.push(...digest.faqs.map((faq) => `**${plain(faq.question)}**\n\n${plain(faq.answer)}${notes(faq)}`));
  }
  parts.push(`<${address}>`);
  return `${parts.join("\n\n")}\n`;
}
