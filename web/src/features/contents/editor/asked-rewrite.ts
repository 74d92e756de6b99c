import type { DraftFields } from "../fields/field-path.ts";
import type { Wish } from "./wish.ts";

/** A rewrite the owner has asked for and not decided on: what the text was, and what was wished. */
export type AskedRewrite = {
  /** What the owner had in front of them. */
  fields: DraftFields;
  /** What the server had; it differs where the text was too long to be saved. */
  stored: DraftFields;
  wish: Wish;
  /** The server has taken the wish on. */
  isStarted: boolean;
  /** It came to nothing. */
  isGivenUp?: boolean;
};

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const place = (contentId: string): string => `handbill.asked.${contentId}`;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isAsked = (value: unknown): value is AskedRewrite =>
  isRecord(value) && isRecord(value["fields"]) && isRecord(value["stored"]) && isRecord(value["wish"]);

/** What was asked for on this device; a reload shows the suggestion again. */
export function readAsked(contentId: string, shelf: Shelf = localStorage): AskedRewrite | null {
  try {
    const value: unknown = JSON.parse(shelf.getItem(place(contentId)) ?? "null");
    return isAsked(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps it until the owner has decided; null clears it. The history of the piece holds both texts in any case. */
export function keepAsked(contentId: string, asked: AskedRewrite | null, shelf: Shelf = localStorage): void {
  try {
    if (asked === null) shelf.removeItem(place(contentId));
    else shelf.setItem(place(contentId), JSON.stringify(asked));
  } catch {
    // A full or forbidden storage: the suggestion then lasts until the page is left.
  }
}
