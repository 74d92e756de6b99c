import { useEffect, useRef } from "react";

/** Where the focus goes when the element that had it is gone: to the piece in its new place, or in the dialog that is open. */
function focusPiece(pieceId: string): void {
  const dialog = document.querySelector<HTMLElement>("dialog[open]");
  const link = (dialog ?? document).querySelector<HTMLElement>(`[data-piece="${pieceId}"] a`);
  const nearby = dialog?.querySelector<HTMLElement>("button") ?? document.querySelector<HTMLElement>("#main");
  (link ?? nearby)?.focus();
}

/** After a move the piece is drawn anew elsewhere; whoever moved it by keyboard stays with it. */
export function useKeptFocus() {
  const moved = useRef<string | null>(null);
  useEffect(() => {
    if (moved.current === null || document.activeElement !== document.body) return;
    focusPiece(moved.current);
    moved.current = null;
  });
  return (pieceId: string) => {
    moved.current = pieceId;
  };
}
