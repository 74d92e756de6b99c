import type { ResultRow, ResultsDigest } from "../../ai/ai-requests.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { Repositories } from "../../data/store.ts";
import { findingsOf } from "./findings.ts";
import { ratesOf } from "./rates.ts";

/** As many as a plan can learn from, and no longer a prompt. */
const MOST = 20;
/** Years ago other things worked. */
const DAYS = 400;

const rounded = (share: number): number => Number(share.toFixed(4));

/**
 * What the next plan may learn from: contents of which enough people saw enough, the ones with most of them first, and which of them did
 * better than which. Null while there are none: a small sample teaches what chance said.
 */
export async function digestFor(
  { insights }: Pick<Repositories, "insights">,
  business: OwnedBusiness,
): Promise<ResultsDigest | null> {
  const rows = await insights.results(business, DAYS);
  const known = rows
    .map((row) => ({ row, rates: ratesOf(row) }))
    .filter(({ rates }) => rates.some(({ enough, kind }) => enough && kind !== "open"))
    .slice(0, MOST);
  if (known.length === 0) return null;
  const contents = known.map(({ row, rates }, index): ResultRow => {
    const { contentId, campaignId, channel, topic, angle, ...counts } = row;
    const { impressions, sends, clicks, conversions, replies } = counts;
    const seen = Object.entries({ impressions, sends, clicks, conversions, replies }).filter(([, count]) => count > 0);
    const shares = rates
      .filter(({ enough }) => enough)
      .map(({ kind, value }) => [`${kind}_rate`, rounded(value)] as const);
    const metrics = Object.fromEntries([...seen, ...shares]);
    return { id: `R${index + 1}`, contentId, campaignId, channel, topic, angle, metrics };
  });
  const ids = new Map(contents.map(({ contentId, id }) => [contentId, id]));
  const told = known.map(({ row, rates }) => Object.assign(row, { rates: rates.filter(({ enough }) => enough) }));
  const better = findingsOf(told).map(({ kind, winner, loser }) => ({
    winner: ids.get(winner.contentId) ?? "",
    loser: ids.get(loser.contentId) ?? "",
    metric: `${kind}_rate`,
  }));
  return { contents, better };
}
