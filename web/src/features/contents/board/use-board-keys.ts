import { useEffect, useLayoutEffect, useRef } from "react";

type BoardKeys = {
  next(): void;
  previous(): void;
  open(): void;
  approve(): void;
  rewrite(): void;
  schedule(): void;
  undo(): void;
  help(): void;
  close(): void;
};

const ACTIONS: Record<string, keyof BoardKeys> = {
  j: "next",
  k: "previous",
  e: "open",
  a: "approve",
  r: "rewrite",
  s: "schedule",
  u: "undo",
  "?": "help",
};

/** A key that is held goes on from card to card; nothing else is done more than once by it. */
const MAY_BE_HELD: ReadonlySet<keyof BoardKeys> = new Set<keyof BoardKeys>(["next", "previous"]);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, select, [contenteditable], [role=alertdialog]") !== null;

/** Single keys for the board. They never work while somebody types, and they can be switched off; Esc always closes. */
export function useBoardKeys(keys: BoardKeys, isOn: boolean): void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (event.key === "Escape") latest.current.close();
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const action = ACTIONS[event.key];
      if (action === undefined || !isOn) return;
      event.preventDefault();
      if (event.repeat && !MAY_BE_HELD.has(action)) return;
      latest.current[action]();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isOn]);
}
