// Waits for digests. The server holds each question until there is news; a browser keeps few connections to a server,
// so that only some wait at a time, and take turns.

import { ApiError, articlePath, getJson } from "./api.js";

const abreast = 3;
const longHold = 20; // seconds, when nobody else waits for the turn
const shortHold = 4;
const longestPause = 30_000;

const waiting = [];
const watched = new Map(); // id → { listeners, failures }
let busy = 0;

// Calls back with each state of the article until it is ready, failed or gone; returns how to stop.
export function watch(id, listener) {
  let entry = watched.get(id);
  if (!entry) {
    entry = { id, listeners: new Set(), failures: 0 };
    watched.set(id, entry);
    waiting.push(entry);
  }
  entry.listeners.add(listener);
  takeTurns();
  return () => {
    entry.listeners.delete(listener);
    if (entry.listeners.size === 0 && watched.get(id) === entry) {
      watched.delete(id);
    }
  };
}

function takeTurns() {
  while (busy < abreast && waiting.length > 0) {
    const entry = waiting.shift();
    if (watched.get(entry.id) === entry) {
      busy++;
      ask(entry).finally(() => {
        busy--;
        takeTurns();
      });
    }
  }
}

async function ask(entry) {
  try {
    const hold = waiting.length > 0 ? shortHold : longHold;
    const digest = await getJson(articlePath(entry.id, `?wait=${hold}`), { cache: "no-store" });
    entry.failures = 0;
    tell(entry, { digest });
    if (digest.status === "ready" || digest.status === "failed") {
      watched.delete(entry.id);
    } else {
      waiting.push(entry);
    }
  } catch (error) {
    if (error instanceof ApiError && error.isPassing) {
      // The article is safe where it is; only the word of it is late.
      tell(entry, { trouble: error });
      const pause = Number(error.retryAfter) * 1000 || Math.min(longestPause, 1000 * 2 ** entry.failures++);
      setTimeout(() => {
        waiting.push(entry);
        takeTurns();
      }, pause);
      return;
    }
    watched.delete(entry.id);
    tell(entry, { error });
  }
}

function tell(entry, news) {
  for (const listener of [...entry.listeners]) {
    listener(news);
  }
}
