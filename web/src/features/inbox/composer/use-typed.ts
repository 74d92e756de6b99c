import { useState } from "react";
import { keepTyped, NOTHING_TYPED, readTyped, type Typed } from "./typed-shelf.ts";

/** What is being written in a conversation, kept on this device with every key. */
export function useTyped(conversationId: string) {
  const [typed, setTyped] = useState(() => readTyped(conversationId));
  const set = (change: Partial<Typed>): void => {
    const next = { ...typed, ...change };
    setTyped(next);
    keepTyped(conversationId, next);
  };
  /** What was sent or kept needs no keeping here. It may take a while, in which something else may have been typed. */
  const clear = (kind: Typed["kind"]): void =>
    setTyped((now) => {
      const { reply, on, note } = NOTHING_TYPED;
      const next = kind === "note" ? { ...now, note } : { ...now, reply, on };
      keepTyped(conversationId, next);
      return next;
    });
  return { typed, set, clear };
}
