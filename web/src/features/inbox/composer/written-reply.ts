import { type Message, UNFILLED } from "@handbill/contracts";
import type { Typed } from "./typed-shelf.ts";

export type WrittenReply = {
  text: string;
  /** The draft that is shown, or changed; undefined for words of one's own. */
  draft: Message | undefined;
  /** A draft that came while somebody was writing. */
  offered: Message | undefined;
};

/** What stands in the field of a reply: what was typed comes before a draft that came meanwhile, which is offered beside it. */
export function writtenReply({ reply, on }: Pick<Typed, "reply" | "on">, draft: Message | undefined): WrittenReply {
  if (reply === null) return { text: draft?.body ?? "", draft, offered: undefined };
  if (draft === undefined || draft.id === on) return { text: reply, draft, offered: undefined };
  // Nothing is lost by a draft that takes the place of an empty field.
  if (reply.trim() === "") return { text: draft.body, draft, offered: undefined };
  return { text: reply, draft: undefined, offered: draft };
}

/** Whether a person has to say that it is right before it is sent: no press of one key sends what the writer doubts. */
export const asksFirst = (draft: Message | undefined): boolean =>
  draft !== undefined && (draft.draft?.isUnsure === true || (draft.draft !== null && draft.isStale));

export type Gap = { braces: string; start: number; end: number };

/** The first place that is still to be filled in. */
export function gapIn(text: string): Gap | undefined {
  const [gap] = text.matchAll(UNFILLED);
  return gap && { braces: gap[0], start: gap.index, end: gap.index + gap[0].length };
}

/** Puts a text where the cursor stands, or in the place of what is selected. */
export const withInserted = (text: string, inserted: string, start: number, end: number): string =>
  text.slice(0, start) + inserted + text.slice(end);
