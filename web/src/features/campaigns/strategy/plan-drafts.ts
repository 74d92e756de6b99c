import type { PlanPart } from "@handbill/contracts";
import type { Row } from "./edit/rows.ts";

/** What was typed into a part of a plan and is not on the server yet, and what it was typed over. */
export type PlanDraft = { rows: Row[]; base: Row[]; version: number; at: number };

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const place = (campaignId: string, part: PlanPart): string => `handbill.plan-draft.${campaignId}.${part}`;

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");

const areRows = (value: unknown): value is Row[] => Array.isArray(value) && value.every(isRow);

function isPlanDraft(value: unknown): value is PlanDraft {
  if (typeof value !== "object" || value === null) return false;
  const { rows, base, version, at }: Partial<Record<keyof PlanDraft, unknown>> = value;
  return areRows(rows) && areRows(base) && typeof version === "number" && typeof at === "number";
}

/** The draft of a part on this device; null when there is none or it cannot be read. */
export function readPlanDraft(campaignId: string, part: PlanPart, shelf: Shelf = localStorage): PlanDraft | null {
  try {
    const value: unknown = JSON.parse(shelf.getItem(place(campaignId, part)) ?? "null");
    return isPlanDraft(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps a draft on this device, or clears it with null. A full or forbidden storage must not stop the writing. */
export function keepPlanDraft(
  campaignId: string,
  part: PlanPart,
  draft: PlanDraft | null,
  shelf: Shelf = localStorage,
): void {
  try {
    if (draft === null) shelf.removeItem(place(campaignId, part));
    else shelf.setItem(place(campaignId, part), JSON.stringify(draft));
  } catch {
    // What is typed is still in the form.
  }
}
