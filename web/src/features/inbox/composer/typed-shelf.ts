import * as z from "zod/mini";
import { ownShelf } from "../../../api/own-shelf.ts";

const Typed = z.object({
  kind: z.enum(["reply", "note"]),
  /** Null: as the draft has it, or nothing. */
  reply: z.nullable(z.string()),
  /** The draft that it changes; null for words of one's own. */
  on: z.nullable(z.string()),
  note: z.string(),
});
export type Typed = z.infer<typeof Typed>;

export const NOTHING_TYPED: Typed = { kind: "reply", reply: null, on: null, note: "" };

const place = (conversationId: string): string | null => ownShelf(`reply.${conversationId}`);

/** What this person began to write on this device, and has not sent. */
export function readTyped(conversationId: string): Typed {
  try {
    const shelf = place(conversationId);
    const kept = shelf && localStorage.getItem(shelf);
    return kept ? (Typed.safeParse(JSON.parse(kept)).data ?? NOTHING_TYPED) : NOTHING_TYPED;
  } catch {
    return NOTHING_TYPED;
  }
}

export function keepTyped(conversationId: string, typed: Typed): void {
  try {
    const shelf = place(conversationId);
    if (shelf === null) return;
    if (typed.reply === null && typed.note === "") localStorage.removeItem(shelf);
    else localStorage.setItem(shelf, JSON.stringify(typed));
  } catch {
    // Then it holds until the page is closed.
  }
}
