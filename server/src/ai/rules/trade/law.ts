import { LAW_OF_OFFERS } from "./law-of-offers.ts";
import { LAW_OF_TRADES } from "./law-of-trades.ts";
import type { LawRow, LawTopic } from "./law-row.ts";

/**
 * Rules of law and of platforms behind the checks. A row reminds an owner of a rule and where to read it; it is not advice, and
 * whether the rule applies is for the owner to find out. A new rule is a new row.
 */
export const LAW: readonly LawRow[] = [...LAW_OF_OFFERS, ...LAW_OF_TRADES];

/** The row on a topic that is in force on a day in the nearest of the places. */
export const lawOf = (topic: LawTopic, places: readonly string[], day: string): LawRow | undefined =>
  places
    .flatMap((place) => LAW.filter((row) => row.topic === topic && row.jurisdiction === place && row.since <= day))
    .at(0);

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

function sinceWhen(since: string): string {
  if (since === "") return "";
  const format = since.length === 10 ? DAY : since.length === 7 ? MONTH : null;
  return `, since ${format ? format.format(Date.parse(since)) : since}`;
}

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });
const UNIONS = new Set(["EU", "UK", "US"]);

const placeOf = ({ kind, jurisdiction }: LawRow): string => {
  if (kind === "platform") return `on ${jurisdiction}`;
  return UNIONS.has(jurisdiction) ? `in the ${jurisdiction}` : `in ${COUNTRIES.of(jurisdiction) ?? jurisdiction}`;
};

const REMINDER = " Reminder:";

/** A rule of law reads as a reminder with its place, its date and its source. */
export const withReminder = (reason: string, law: LawRow | undefined): string =>
  law ? `${reason}${REMINDER} ${placeOf(law)}${sinceWhen(law.since)}, ${law.says} (${law.source}).` : reason;

/** The same reason for a model, which knows the law by its own rules. */
export const withoutReminder = (reason: string): string => reason.split(REMINDER)[0] ?? reason;
