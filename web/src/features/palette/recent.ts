import { Channel, type Found } from "@handbill/contracts";
import * as z from "zod/mini";
import { ownShelf } from "../../api/own-shelf.ts";

const RECENT = 5;

const Recent = z.array(
  z.object({
    kind: z.enum(["campaign", "content"]),
    id: z.string(),
    campaignId: z.string(),
    title: z.string(),
    channel: z.optional(Channel),
  }),
);
export type Recent = z.infer<typeof Recent>[number];

const place = (businessId: string): string | null => ownShelf(`recent.${businessId}`);

/** What this user opened from the search lately on this device; the latest first. */
export function readRecent(businessId: string): Recent[] {
  const shelf = place(businessId);
  if (!shelf) return [];
  try {
    return Recent.safeParse(JSON.parse(localStorage.getItem(shelf) ?? "[]")).data ?? [];
  } catch {
    return [];
  }
}

export function rememberRecent(businessId: string, { kind, id, campaignId, title, channel }: Recent | Found): void {
  const shelf = place(businessId);
  if (!shelf) return;
  const others = readRecent(businessId).filter((known) => known.id !== id);
  const next = [{ kind, id, campaignId, title, ...(channel && { channel }) }, ...others].slice(0, RECENT);
  try {
    localStorage.setItem(shelf, JSON.stringify(next));
  } catch {
    // Then nothing is remembered.
  }
}
