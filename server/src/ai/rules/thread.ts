import type { ThreadMessage } from "../ai-requests.ts";

/** A mail can be as long as its sender likes; a reply rests on what fits. */
const LONGEST_MESSAGE = 4000;
const LONGEST_TURN = 16_000;
const LONGEST_EARLIER = 16_000;
const MOST_EARLIER = 40;
const CUT = " […]";

type Spoken = { id: string; at: string; text: string };
type Said = { by: "customer" | "business"; at: string; text: string };

/** What of a conversation goes into a request: the turn that is to be answered, what was said before it, and how much is left out. */
export type BoundedThread = { turn: Spoken[]; earlier: Said[]; leftOut: number };

const cut = (text: string, most: number): string => {
  const room = Math.min(most, LONGEST_MESSAGE);
  return text.length <= room ? text : text.slice(0, Math.max(0, room - CUT.length)).toWellFormed() + CUT;
};

/** The newest ones that fit in all; the last of these may be cut. */
function newest<T extends { text: string }>(all: readonly T[], most: number, count: number): T[] {
  const kept: T[] = [];
  let left = most;
  for (const one of all.toReversed()) {
    if (left <= CUT.length || kept.length === count) break;
    const text = cut(one.text, left);
    left -= text.length;
    kept.unshift({ ...one, text });
  }
  return kept;
}

/** Where the customer's turn begins: after the last word of the business. */
export const turnOf = (messages: readonly ThreadMessage[]): readonly ThreadMessage[] =>
  messages.slice(messages.findLastIndex(({ direction }) => direction === "outbound") + 1);

/** Cuts a conversation to what fits a request. The newest stay; what the customer said since the last answer is one turn. */
export function boundedThread(messages: readonly ThreadMessage[]): BoundedThread {
  const last = turnOf(messages);
  const before = messages.slice(0, messages.length - last.length);
  const turn = newest(last, LONGEST_TURN, MOST_EARLIER);
  const earlier = newest(before, LONGEST_EARLIER, MOST_EARLIER);
  return {
    turn: turn.map(({ at, text }, index) => ({ id: `M${index + 1}`, at, text })),
    earlier: earlier.map(({ direction, at, text }) => ({
      by: direction === "inbound" ? ("customer" as const) : ("business" as const),
      at,
      text,
    })),
    leftOut: messages.length - turn.length - earlier.length,
  };
}
