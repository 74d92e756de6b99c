import { useState } from "react";
import { keepTyped, NOTHING_TYPED, readTyped, type Typed } from "./typed-shelf.ts";

/** What is being written in a conversation, kept on this device with every key. */
export function useTyped(conversationId: string) {
  const [typed, setTyped] = useState(() => readTyped(conversationId));
  const set = (change: Partial<Typed>): void =>
    setTyped((now) => {
      const next = { ...now, ...change };
      keepTyped(conversationId, next);
      return next;
    });
  /** What was sent or kept is on the server: it needs no keeping here. */
  const clear = (kind: Typed["kind"]): void => {
    const { reply, on, note } = NOTHING_TYPED;
    set(kind === "note" ? { note } : { reply, on });
  };
  return { typed, set, clear };
}
