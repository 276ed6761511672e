// Elements are made here and nowhere else. Text goes in as text: there is no way from a string to markup.

const svg = "http://www.w3.org/2000/svg";

export const $ = (id) => document.getElementById(id);

// h("a", { href: "/", class: "x", onclick: f, hidden: true }, "text", element, [more], null)
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  append(element, children);
  return element;
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child);
    }
  }
}

export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

export function icon(name) {
  const element = document.createElementNS(svg, "svg");
  element.setAttribute("class", "icon");
  element.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", `#i-${name}`);
  element.append(use);
  return element;
}

// An article's own words: in its language, in whichever direction they run.
export function words(tag, properties, language, ...children) {
  return h(tag, { dir: "auto", lang: language && language !== "und" ? language : "", ...properties }, ...children);
}

// Shortens what would not fit anyway. Never cuts a character in two.
export function clip(text, most) {
  if (!text || text.length <= most) {
    return text ?? "";
  }
  const end = /[\uD800-\uDBFF]/.test(text[most - 1]) ? most - 1 : most;
  return `${text.slice(0, end).trimEnd()}…`;
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
