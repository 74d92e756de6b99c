import { Channel, type Found } from "@handbill/contracts";
import * as z from "zod/mini";

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

const place = (businessId: string): string => `handbill.recent.${businessId}`;

/** What was opened from the search lately on this device; the latest first. */
export function readRecent(businessId: string): Recent[] {
  try {
    return Recent.safeParse(JSON.parse(localStorage.getItem(place(businessId)) ?? "[]")).data ?? [];
  } catch {
    return [];
  }
}

export function rememberRecent(businessId: string, { kind, id, campaignId, title, channel }: Recent | Found): void {
  const others = readRecent(businessId).filter((known) => known.id !== id);
  const next = [{ kind, id, campaignId, title, ...(channel && { channel }) }, ...others].slice(0, RECENT);
  try {
    localStorage.setItem(place(businessId), JSON.stringify(next));
  } catch {
    // Then nothing is remembered.
  }
}
