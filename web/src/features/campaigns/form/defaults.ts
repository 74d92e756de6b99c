import { MAX_CONTENT_COUNT, type Business, type Channel } from "@handbill/contracts";
import { addDays, today, weekday, type Day } from "../../../ui/dates.ts";

/** The form as it is typed: texts, until it is read on submit. */
export type CampaignForm = {
  goal: string;
  name: string;
  audience: string;
  channels: Channel[];
  startsOn: Day;
  endsOn: Day;
  budget: string;
  currency: string;
  /** Empty follows the channels: three pieces for each. */
  contentCount: string;
  notes: string;
};

/** Two weeks from next Monday: long enough to be seen, short enough to finish. */
const DEFAULT_DAYS = 14;
const PIECES_PER_CHANNEL = 3;

const SYMBOLS: ReadonlyArray<readonly [RegExp, string]> = [
  [/ج\.م|EGP|E£/, "EGP"],
  [/£/, "GBP"],
  [/€/, "EUR"],
  [/¥|円/, "JPY"],
  [/R\$/, "BRL"],
  [/CHF/, "CHF"],
  [/\$/, "USD"],
];

const ZONES: ReadonlyArray<readonly [RegExp, string]> = [
  [/^Europe\/London$/, "GBP"],
  [/^Europe\/Zurich$/, "CHF"],
  [/^Europe\//, "EUR"],
  [/^Asia\/Tokyo$/, "JPY"],
  [/^Africa\/Cairo$/, "EGP"],
  [/^America\/Sao_Paulo$/, "BRL"],
];

const firstMatch = (text: string, table: typeof SYMBOLS): string | undefined =>
  table.find(([pattern]) => pattern.test(text))?.[1];

/** The currency the business most likely counts in: that of its prices, else that of its place. */
export function likelyCurrency({ offers, timezone }: Pick<Business, "offers" | "timezone">): string {
  const prices = offers.map(({ price }) => price).join(" ");
  return firstMatch(prices, SYMBOLS) ?? firstMatch(timezone, ZONES) ?? "USD";
}

/** The Monday after today, and two weeks from it. */
export function defaultPeriod(timeZone: string, now = new Date()): { startsOn: Day; endsOn: Day } {
  const day = today(timeZone, now);
  const startsOn = addDays(day, 8 - weekday(day));
  return { startsOn, endsOn: addDays(startsOn, DEFAULT_DAYS - 1) };
}

export const suggestedCount = (channels: number): number =>
  Math.min(MAX_CONTENT_COUNT, Math.max(1, channels * PIECES_PER_CHANNEL));

export const emptyForm = (business: Business, now = new Date()): CampaignForm => ({
  goal: "",
  name: "",
  audience: business.audience,
  channels: business.channels,
  ...defaultPeriod(business.timezone, now),
  budget: "",
  currency: likelyCurrency(business),
  contentCount: "",
  notes: "",
});
