import type { DraftFields } from "../fields/field-path.ts";

/** What was typed and is not on the server yet, with the version it was based on. */
type LocalDraft = { fields: DraftFields; version: number; at: number };

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const place = (contentId: string): string => `handbill.draft.${contentId}`;

function isLocalDraft(value: unknown): value is LocalDraft {
  if (typeof value !== "object" || value === null) return false;
  const { fields, version, at }: Partial<Record<keyof LocalDraft, unknown>> = value;
  return typeof fields === "object" && fields !== null && typeof version === "number" && typeof at === "number";
}

/** The draft of a content on this device; null when there is none or it cannot be read. */
export function readDraft(contentId: string, shelf: Shelf = localStorage): LocalDraft | null {
  try {
    const value: unknown = JSON.parse(shelf.getItem(place(contentId)) ?? "null");
    return isLocalDraft(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps a draft on this device, or clears it with null. A full or forbidden storage must not stop the writing. */
export function keepDraft(
  contentId: string,
  draft: Omit<LocalDraft, "at"> | null,
  shelf: Shelf = localStorage,
  now = Date.now(),
): void {
  try {
    if (draft === null) shelf.removeItem(place(contentId));
    else shelf.setItem(place(contentId), JSON.stringify({ ...draft, at: now }));
  } catch {
    // The text is still in the form and still saved to the server.
  }
}
