// Deleting with a way back: nothing is sent until the time to undo is over.

import { shownName } from "./format.js";
import { ApiError, articlePath, request } from "./api.js";
import { clip } from "./dom.js";
import { toast } from "./toasts.js";

const timeToUndo = 8_000;
const pending = new Map(); // id → how to send it now

export const isBeingDeleted = (id) => pending.has(id);

// onGone and onBack let the lists follow.
export function remove(digest, { onGone, onBack }) {
  const { id } = digest;
  const title = clip(shownName(digest.title || digest.name), 60);
  const send = async (keepalive) => {
    try {
      await request(articlePath(id), { method: "DELETE", keepalive });
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) {
        pending.delete(id);
        onBack();
        toast(`“${title}” could not be deleted. ${error.message}`, { isError: true });
        return;
      }
    }
    pending.delete(id);
  };

  pending.set(id, send);
  onGone();
  toast(`“${title}” is deleted.`, {
    milliseconds: timeToUndo,
    action: {
      label: "Undo",
      run: () => {
        pending.delete(id);
        onBack();
      },
    },
    ended: () => send(false),
  });
}

// Who leaves the page has decided.
addEventListener("pagehide", () => {
  for (const send of pending.values()) {
    send(true);
  }
});
