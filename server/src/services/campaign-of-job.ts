import { notFound } from "../core/errors.ts";

/** The campaign that a job works for. Jobs of replies have none. */
export function campaignOf({ campaignId }: { campaignId: string | null }): string {
  if (campaignId === null) throw notFound("Campaign");
  return campaignId;
}
