import { useEffect, useRef } from "react";
import type { Origin } from "./drag/dragging.ts";

/** `waiting`: it was put on the calendar from the list of those without a time, whose next one may follow. */
type Moved = { pieceId: string; origin: Origin };

/** Where the focus goes when the element that had it is gone: to the next that waits, to the piece in its new place, or into the dialog that is open. */
function focusNear({ pieceId, origin }: Moved): void {
  const dialog = document.querySelector<HTMLElement>("dialog[open]");
  const next = origin === "waiting" ? document.querySelector<HTMLElement>("[data-waiting] button") : null;
  const link = (dialog ?? document).querySelector<HTMLElement>(`[data-piece="${pieceId}"] a`);
  const nearby = dialog?.querySelector<HTMLElement>("button") ?? document.querySelector<HTMLElement>("#main");
  (next ?? link ?? nearby)?.focus();
}

/** After a move the piece is drawn anew elsewhere; whoever moved it by keyboard goes on from there. */
export function useKeptFocus() {
  const moved = useRef<Moved | null>(null);
  useEffect(() => {
    if (moved.current === null || document.activeElement !== document.body) return;
    focusNear(moved.current);
    moved.current = null;
  });
  return (last: Moved) => {
    moved.current = last;
  };
}
