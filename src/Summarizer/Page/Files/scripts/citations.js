// Statements and the sentences they rest on: pointing at one lights up the others.

import { calm, clip, words } from "./dom.js";
import { addressedSentence } from "./route.js";
import { cite } from "./support.js";

const longestQuote = 3_000; // a sentence may be as long as its article

const settle = 90; // milliseconds that a pointer rests before the source moves
const marks = { statement: "[data-statement]", sentence: "[data-sentence]" };

export class Citations {
  #digest; // the element that holds the statements
  #source;
  #statements = []; // { element, ids }
  #lit = [];
  #pinned = null;
  #timer = 0;
  #pointer = null; // where it was last
  #shown = null; // the statement whose sentences were brought into view last
  #done = new AbortController();

  constructor(digest) {
    this.#digest = digest;
  }

  // Called while a digest is rendered. Returns the statement's number.
  add(element, ids) {
    element.dataset.statement = this.#statements.length;
    this.#statements.push({ element, ids });
  }

  get ids() {
    return new Set(this.#statements.flatMap((statement) => statement.ids));
  }

  connect(source) {
    this.#source = source;
    this.#quote();
    this.#listen(this.#digest, marks.statement, (element) => this.#show(element));
    this.#listen(source.pane, marks.sentence, (element) => this.#lightSentence(element));
    const options = { signal: this.#done.signal };
    this.#digest.addEventListener("click", (event) => this.#choose(event), options);
    source.pane.addEventListener("click", (event) => this.#goBack(event), options);
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.#unpin(), options);
    document.addEventListener("pointermove", (event) => (this.#pointer = placeOf(event)), { ...options, passive: true });
    this.openAddressed();
  }

  disconnect() {
    this.#done.abort();
    clearTimeout(this.#timer);
  }

  // An address may name a sentence.
  openAddressed() {
    const id = addressedSentence();
    if (id) {
      this.#source.dock(true);
      this.#light([...this.#source.elementsOf(id), ...this.#citing(id)]);
      this.#source.reveal(id);
    }
  }

  // The cited sentences beside their statements.
  #quote() {
    for (const place of this.#digest.querySelectorAll("[data-quote]")) {
      const id = Number(place.dataset.quote);
      place.append(words("q", {}, this.#source.language, clip(this.#source.textOf(id), longestQuote)), cite(id));
    }
  }

  #listen(root, selector, light) {
    const { signal } = this.#done;
    const target = (event) => event.target.closest?.(selector);
    // What lies under a pointer that rests has scrolled: nobody points at it.
    const point = (event, settled) => {
      if (event.pointerType !== "touch" && placeOf(event) !== this.#pointer) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(settled, settle);
      }
    };
    root.addEventListener(
      "pointerover",
      (event) => {
        const element = target(event);
        point(event, () => (element ? light(element) : this.#settleBack()));
      },
      { signal },
    );
    root.addEventListener("pointerleave", (event) => point(event, () => this.#settleBack()), { signal });
    root.addEventListener(
      "focusin",
      (event) => {
        const element = target(event);
        if (element && event.target.matches(":focus-visible")) {
          light(element);
        }
      },
      { signal },
    );
    root.addEventListener("focusout", () => this.#settleBack(), { signal });
  }

  // Lights up a statement and brings into view what it rests on, or the one sentence of it that is asked for.
  #show(element, id) {
    const { ids } = this.#statements[element.dataset.statement];
    this.#lightStatement(element);
    this.#shown = element;
    if (ids.length > 0) {
      this.#source.reveal(id ?? ids[0], id ?? ids.at(-1));
    }
  }

  #lightStatement(element) {
    const { ids } = this.#statements[element.dataset.statement];
    this.#light([element, ...ids.flatMap((id) => this.#source.elementsOf(id))]);
  }

  #lightSentence(element) {
    const id = Number(element.dataset.sentence);
    this.#light([...this.#source.elementsOf(id), ...this.#citing(id)]);
  }

  #citing(id) {
    return this.#statements.filter((statement) => statement.ids.includes(id)).map((statement) => statement.element);
  }

  // A number leads to its sentence; the words of a statement keep its sentences lit.
  #choose(event) {
    const statement = event.target.closest(marks.statement);
    if (!statement || event.target.closest("summary") || !getSelection().isCollapsed) {
      return;
    }
    const number = event.target.closest("a.cite");
    const id = number ? Number(number.dataset.cites) : undefined;
    this.#source.dock(true);
    this.#show(statement, id);
    // Where the reader has scrolled to since is left alone; what another statement has shown is not.
    this.#pinned = () => (this.#shown === statement ? this.#lightStatement(statement) : this.#show(statement, id));
    statement.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" }); // the docked source may cover it
    if (number) {
      event.preventDefault();
      history.replaceState(history.state, "", `#s${id}`);
      this.#source.elementsOf(id)[0]?.focus({ preventScroll: true });
    }
  }

  // A sentence leads back to the first statement that rests on it.
  #goBack(event) {
    const sentence = event.target.closest(marks.sentence);
    if (!sentence) {
      return;
    }
    event.preventDefault();
    if (!getSelection().isCollapsed) {
      return;
    }
    const [first] = this.#citing(Number(sentence.dataset.sentence));
    this.#pinned = () => this.#lightSentence(sentence);
    this.#pinned();
    if (first) {
      first.closest("details")?.setAttribute("open", "");
      first.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
      first.querySelector("a.cite")?.focus({ preventScroll: true });
    }
  }

  #unpin() {
    this.#pinned = null;
    this.#source.dock(false);
    this.#light([]);
  }

  #settleBack() {
    if (this.#pinned) {
      this.#pinned();
    } else {
      this.#light([]);
    }
  }

  #light(elements) {
    for (const element of this.#lit) {
      element.classList.remove("lit");
    }
    for (const element of elements) {
      element.classList.add("lit");
    }
    this.#lit = elements;
  }
}

const placeOf = (event) => `${event.screenX} ${event.screenY}`;
