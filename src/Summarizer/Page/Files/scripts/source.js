// The article itself, beside its digest. A long one is laid out in chunks, of which the browser renders those in view;
// they are built a few at a time, and at once where a citation leads.

import { calm, h } from "./dom.js";

const chunkLength = 6_000; // UTF-16 units
const longestPiece = 12_000; // of a block: beyond it, a paragraph takes long to lay out
const slice = 8; // milliseconds of building at a time
const widthGuess = 62; // characters in a line, for the height of what is not rendered yet
const lineGuess = 27; // pixels
const easing = 70; // milliseconds in which about two thirds of the way to a sentence are scrolled
const farAway = 2.5; // heights of the pane: beyond them scrolling would only blur

export class Source {
  #text;
  #chunks = [];
  #cited; // sentences that statements rest on, in the order of the text
  #pages; // where each page of the article's file begins in the text
  #elements = new Map(); // sentence id → its elements
  #closed = false;
  #goal = null; // the element that is to be in view, until the reader scrolls
  #turn = 0; // the frame that scrolls
  #resized = new ResizeObserver(() => this.#goal && this.#steer());

  // pane: the element that scrolls. article: the API's source document. cited: the ids that statements rest on.
  constructor(pane, body, article, cited) {
    this.pane = pane;
    this.language = article.language;
    this.#text = article.text;
    this.#cited = article.sentences.filter((sentence) => cited.has(sentence.id)).sort((a, b) => a.start - b.start);
    this.#pages = pageStarts(article.sentences);
    body.lang = article.language === "und" ? "" : article.language;
    for (const pieces of inChunks(inPieces(article))) {
      const start = pieces[0].start;
      const end = pieces.at(-1).end;
      const element = h("div", { class: "chunk" });
      const lines = pieces.reduce((sum, piece) => sum + 1 + Math.ceil((piece.end - piece.start) / widthGuess), 0);
      element.style.setProperty("contain-intrinsic-block-size", `auto ${lines * lineGuess}px`);
      element.style.setProperty("min-block-size", `${lines * lineGuess}px`); // an empty one in view would have no height
      this.#chunks.push({ start, end, pieces, element, isBuilt: false });
    }
    body.replaceChildren(...this.#chunks.map((chunk) => chunk.element));
    this.#resized.observe(body);
    for (const hand of ["wheel", "touchstart", "pointerdown", "keydown"]) {
      pane.addEventListener(hand, () => this.#letGo(), { passive: true });
    }
    this.#buildOn(0);
  }

  close() {
    this.#closed = true;
    this.#letGo();
    this.#resized.disconnect();
  }

  textOf(id) {
    const sentence = this.#cited.find((s) => s.id === id);
    return sentence ? this.#text.slice(sentence.start, sentence.start + sentence.length) : "";
  }

  // The elements of a sentence, built now if they are not yet.
  elementsOf(id) {
    const sentence = this.#cited.find((s) => s.id === id);
    if (sentence && !this.#elements.has(id)) {
      this.#chunks.filter((chunk) => chunk.start < sentence.start + sentence.length && chunk.end > sentence.start).forEach((chunk) => this.#build(chunk));
    }
    return this.#elements.get(id) ?? [];
  }

  // Brings a sentence into view, and the last of several too if both fit. Does not move what is in view already.
  reveal(id, lastId = id) {
    const first = this.elementsOf(id)[0];
    if (!first) {
      return;
    }
    const last = this.elementsOf(lastId).at(-1) ?? first;
    this.#letGo();
    if (!this.#isInView(first) || !this.#isInView(last)) {
      this.#goal = first;
      this.#steer();
    }
  }

  // On a narrow screen the source comes up over the foot of the page while it is pointed at.
  dock(isDocked) {
    this.pane.classList.toggle("docked", isDocked);
    document.body.classList.toggle("has-dock", isDocked);
  }

  // Scrolls until the goal is where it belongs. The way is measured anew in each frame, since heights that were guessed
  // become real on it; and again whenever the text changes its size, until the reader scrolls.
  #steer() {
    cancelAnimationFrame(this.#turn);
    let before = performance.now();
    const step = (now) => {
      const distance = this.#distance(this.#goal);
      const isFar = Math.abs(distance) > farAway * this.pane.clientHeight;
      const share = isFar || calm() ? 1 : 1 - Math.exp(-Math.max(now - before, 4) / easing);
      const top = this.pane.scrollTop;
      before = now;
      this.pane.scrollTop = top + Math.sign(distance) * Math.ceil(Math.abs(distance) * share);
      if (Math.abs(distance) > 1 && this.pane.scrollTop !== top) {
        this.#turn = requestAnimationFrame(step);
      }
    };
    this.#turn = requestAnimationFrame(step);
  }

  #letGo() {
    cancelAnimationFrame(this.#turn);
    this.#goal = null;
  }

  // What is seen of the text: not what is under the pane's head, nor what hangs below the window.
  #frame() {
    const box = this.pane.getBoundingClientRect();
    const head = this.pane.firstElementChild.offsetHeight;
    return { top: Math.max(box.top, 0) + head, bottom: Math.min(box.bottom, innerHeight) };
  }

  #distance(element) {
    const { top, bottom } = this.#frame();
    return element.getBoundingClientRect().top - top - (bottom - top) * 0.2;
  }

  // All of it, or its beginning if it is too long for that.
  #isInView(element) {
    const box = element.getBoundingClientRect();
    const { top, bottom } = this.#frame();
    const isLong = box.height > (bottom - top) * 0.8;
    return box.height > 0 && box.top >= top && (isLong ? box.top < top + (bottom - top) * 0.4 : box.bottom <= bottom);
  }

  #buildOn(at) {
    const start = performance.now();
    while (at < this.#chunks.length && performance.now() - start < slice) {
      this.#build(this.#chunks[at++]);
    }
    if (at < this.#chunks.length && !this.#closed) {
      setTimeout(() => this.#buildOn(at), 16);
    }
  }

  #build(chunk) {
    if (chunk.isBuilt) {
      return;
    }
    chunk.isBuilt = true;
    chunk.element.style.removeProperty("min-block-size");
    let list = null;
    for (const piece of chunk.pieces) {
      const element = h(tagOf(piece), { class: piece.isContinued ? `${piece.kind} continued` : piece.kind, dir: "auto" }, this.#runs(piece));
      if (piece.kind === "listItem") {
        list ??= chunk.element.appendChild(h("ul"));
        list.append(element);
      } else {
        list = null;
        chunk.element.append(element);
      }
    }
  }

  // The text of a piece, its cited sentences as elements of their own.
  #runs({ start, end }) {
    const runs = [];
    let at = start;
    for (let index = firstAfter(this.#cited, start); index < this.#cited.length && this.#cited[index].start < end; index++) {
      const sentence = this.#cited[index];
      const from = Math.max(at, sentence.start);
      const to = Math.min(end, sentence.start + sentence.length);
      if (from < to) {
        runs.push(...this.#plain(at, from), this.#sentence(sentence.id, this.#text.slice(from, to)));
        at = to;
      }
    }
    runs.push(...this.#plain(at, end));
    return runs;
  }

  // Text that is not cited, with the numbers of the pages that begin in it or right behind it.
  #plain(start, end) {
    const runs = [];
    let at = start;
    for (let index = firstAfter(this.#pages, start); index < this.#pages.length && this.#pages[index].start <= end; index++) {
      const { start: next, page } = this.#pages[index];
      runs.push(this.#text.slice(at, next), h("span", { class: "page" }, `page ${page}`));
      at = next;
    }
    runs.push(this.#text.slice(at, end));
    return runs;
  }

  #sentence(id, text) {
    const element = h("a", { class: "cited", href: `#s${id}`, "data-sentence": id }, text);
    const others = this.#elements.get(id) ?? [];
    others.push(element);
    this.#elements.set(id, others);
    return element;
  }
}

const tags = { heading: "h3", listItem: "li", quote: "blockquote", code: "pre" };

const tagOf = (piece) => tags[piece.kind] ?? "p";

// Blocks, the longest cut where a sentence ends, or anywhere if none does.
function* inPieces({ text, blocks, sentences }) {
  const ends = sentences.map((sentence) => sentence.start + sentence.length);
  let next = 0;
  for (const block of blocks) {
    const blockEnd = block.start + block.length;
    for (let start = block.start; start < blockEnd; ) {
      let end = Math.min(blockEnd, start + longestPiece);
      if (end < blockEnd) {
        while (next < ends.length && ends[next] <= end) {
          next++;
        }
        end = ends[next - 1] > start ? ends[next - 1] : end;
        end -= /[\uD800-\uDBFF]/.test(text[end - 1]) ? 1 : 0;
      }
      yield { kind: block.kind, start, end, isContinued: start > block.start };
      start = end;
    }
  }
}

function* inChunks(pieces) {
  let chunk = [];
  let length = 0;
  for (const piece of pieces) {
    chunk.push(piece);
    length += piece.end - piece.start;
    if (length >= chunkLength) {
      yield chunk;
      chunk = [];
      length = 0;
    }
  }
  if (chunk.length > 0) {
    yield chunk;
  }
}

// The first sentence that begins on each page; none if the file has only one page, or none.
function pageStarts(sentences) {
  const starts = sentences
    .filter((sentence, index) => sentence.page && sentence.page !== sentences[index - 1]?.page)
    .map(({ start, page }) => ({ start, length: 1, page }));
  return starts.length > 1 ? starts : [];
}

// The index of the first sentence that ends after a place.
function firstAfter(sentences, place) {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle].start + sentences[middle].length > place) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
