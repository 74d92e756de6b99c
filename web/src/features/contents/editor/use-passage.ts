import { LONGEST_SELECTION, type Selection } from "@handbill/contracts";
import { useRef, useState, type FocusEvent, type KeyboardEvent, type SyntheticEvent } from "react";
import type { Wish } from "./wish.ts";

type Writable = HTMLInputElement | HTMLTextAreaElement;

function selectionIn(path: string, { value, selectionStart, selectionEnd }: Writable): Selection | null {
  const start = selectionStart ?? 0;
  const end = selectionEnd ?? 0;
  const text = value.slice(start, end);
  return text.trim() === "" || text.length > LONGEST_SELECTION ? null : { path, start, end, text };
}

/** The passage of one field that is selected, and what is done with it. */
export function usePassage(path: string, rewrite: ((wish: Wish) => void) | null) {
  const [passage, setPassage] = useState<Selection | null>(null);
  const putAway = useRef<Selection>(null);
  return {
    isSelected: passage !== null && rewrite !== null,
    onSelect: ({ currentTarget }: SyntheticEvent<Writable>) => {
      const next = selectionIn(path, currentTarget);
      const { start, end } = putAway.current ?? {};
      // Back in the field, the browser tells of the same selection again.
      if (next !== null && next.start === start && next.end === end) return;
      putAway.current = null;
      setPassage(next);
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      if (!currentTarget.contains(relatedTarget)) setPassage(null);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== "Escape" || passage === null) return;
      // Esc puts away what is on top: the bar, not the whole editor.
      event.preventDefault();
      putAway.current = passage;
      event.currentTarget.querySelector<Writable>("textarea, input")?.focus();
      setPassage(null);
    },
    onWish: (wish: Pick<Wish, "wish" | "instruction">) => {
      if (passage === null || rewrite === null) return;
      setPassage(null);
      rewrite({ ...wish, selection: passage });
    },
  };
}
