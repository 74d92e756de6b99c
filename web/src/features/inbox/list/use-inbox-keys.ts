import { useEffect } from "react";
import { useHandler } from "../../../ui/use-handler.ts";

type InboxKeys = {
  next(): void;
  previous(): void;
  done(): void;
  snooze(): void;
  reply(): void;
  note(): void;
  undo(): void;
  help(): void;
  close(): void;
};

const ACTIONS: Record<string, keyof InboxKeys> = {
  j: "next",
  k: "previous",
  e: "done",
  s: "snooze",
  r: "reply",
  n: "note",
  u: "undo",
  "?": "help",
};

/** A key that is held goes on from line to line; nothing else is done more than once by it. */
const MAY_BE_HELD: ReadonlySet<keyof InboxKeys> = new Set<keyof InboxKeys>(["next", "previous"]);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], dialog") !== null;

/** Single keys of the inbox. They never act while somebody types, and can be switched off; Esc closes, but for a field that is typed in. */
export function useInboxKeys(keys: InboxKeys, isOn: boolean): void {
  const press = useHandler((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "Escape") keys.close();
    const action = ACTIONS[event.key];
    if (action === undefined || !isOn) return;
    event.preventDefault();
    if (!event.repeat || MAY_BE_HELD.has(action)) keys[action]();
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [press]);
}
