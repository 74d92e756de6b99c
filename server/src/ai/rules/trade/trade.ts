import { channelCompliance } from "./channel-compliance.ts";
import { type Context, contextOf } from "./context.ts";
import { factsTraced } from "./facts-traced.ts";
import { inventedProof } from "./invented-proof.ts";
import { languageFits } from "./language-fits.ts";
import { contactsKnown, leftovers, workingNotes } from "./leftovers.ts";
import { priceRule } from "./price-rule.ts";
import { promotions } from "./promotions.ts";
import { regulatedWords } from "./regulated-words.ts";
import { sentenceAt } from "./sentence.ts";
import { superlativesProven } from "./superlatives.ts";
import type { Found, LawRow, TradeFinding, TradeInput, TradeRule } from "./trade-rule.ts";
import { urgencyBacked } from "./urgency.ts";

/** The checks of the trade on a content, each with the number it has in the list of the trade. */
export const TRADE_RULES: readonly TradeRule[] = [
  contactsKnown,
  factsTraced,
  inventedProof,
  superlativesProven,
  priceRule,
  urgencyBacked,
  regulatedWords,
  channelCompliance,
  promotions,
  languageFits,
  leftovers,
  workingNotes,
];

/** Of these, what the inspection of a model's answer looks for by itself: it must not be saved at all. */
const INSPECTED = new Set<TradeRule>([contactsKnown, leftovers]);
export const ANSWER_RULES: readonly TradeRule[] = TRADE_RULES.filter((rule) => !INSPECTED.has(rule));

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

function sinceWhen(since: string): string {
  if (since === "") return "";
  const format = since.length === 10 ? DAY : since.length === 7 ? MONTH : null;
  return `, since ${format ? format.format(Date.parse(since)) : since}`;
}

const PLACES = new Intl.DisplayNames("en", { type: "region" });
const THE = new Set(["EU", "UK", "US"]);

const placeOf = ({ kind, jurisdiction }: LawRow): string =>
  kind === "platform"
    ? `on ${jurisdiction}`
    : THE.has(jurisdiction)
      ? `in the ${jurisdiction}`
      : `in ${PLACES.of(jurisdiction)}`;

/** A rule of law reads as a reminder with its place, its date and its source. */
export const reminderOf = (law: LawRow): string =>
  `Reminder: ${placeOf(law)}${sinceWhen(law.since)}, ${law.says} (${law.source}).`;

export function findingsIn(context: Context, rules: readonly TradeRule[]): TradeFinding[] {
  return rules.flatMap((rule) => rule.find(context).map((found) => toFinding(rule, found, context)));
}

function toFinding({ id, row, kind }: TradeRule, found: Found, { prose, parts, locale }: Context): TradeFinding {
  const { path, at, severity, law } = found;
  const part = prose.find((one) => one.path === path) ?? parts.find((one) => one.path === path);
  return {
    id,
    row,
    kind: found.kind ?? kind,
    severity,
    field: path,
    text: part ? sentenceAt(part.text, at, locale) : "",
    found: found.found,
    reason: law ? `${found.reason} ${reminderOf(law)}` : found.reason,
    law: law ?? null,
  };
}

/** Everything that the checks of the trade find in a content. */
export const tradeFindings = (input: TradeInput): TradeFinding[] => findingsIn(contextOf(input), TRADE_RULES);
