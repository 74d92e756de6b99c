import { addDays, daysBetween, today, type Day } from "../../../ui/dates.ts";

export const MEASURES = ["clicks", "conversions", "impressions", "opens", "sends", "replies", "revenue"] as const;
export type Measure = (typeof MEASURES)[number];

/** The address of the page, in the words of the page. */
export type InsightsSearch = {
  from: Day;
  to: Day;
  isCompared: boolean;
  campaignId: string | undefined;
  measure: Measure;
};

export const USUAL_DAYS = [7, 28, 90] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_DAYS = 732;

const dayOf = (value: unknown): Day | undefined =>
  typeof value === "string" && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

type Address = Record<string, unknown>;

/** What an address asks for; what it does not say, or says wrongly, is the last 28 days of all campaigns, compared. */
export function readInsightsSearch(search: Address, timezone: string, now = new Date()): InsightsSearch {
  const last = today(timezone, now);
  const to = dayOf(search["to"]) ?? last;
  const from = dayOf(search["from"]) ?? addDays(to, -27);
  const isRight = from <= to && daysBetween(from, to) <= MOST_DAYS;
  const measure = MEASURES.find((name) => name === search["show"]) ?? "clicks";
  return {
    from: isRight ? from : addDays(last, -27),
    to: isRight ? to : last,
    isCompared: search["compare"] !== "no",
    campaignId: typeof search["campaign"] === "string" ? search["campaign"] : undefined,
    measure,
  };
}

/** The same as an address, without what goes without saying. */
export function toInsightsAddress(wanted: InsightsSearch, timezone: string, now = new Date()): Record<string, string> {
  const { from, to, isCompared, campaignId, measure } = wanted;
  const isUsual = to === today(timezone, now) && from === addDays(to, -27);
  return {
    ...(!isUsual && { from, to }),
    ...(!isCompared && { compare: "no" }),
    ...(campaignId !== undefined && { campaign: campaignId }),
    ...(measure !== "clicks" && { show: measure }),
  };
}
