import { channelCompliance } from "./channel-compliance.ts";
import { contextOf } from "./context.ts";
import { factsTraced } from "./facts-traced.ts";
import { inventedProof } from "./invented-proof.ts";
import { languageFits } from "./language-fits.ts";
import { contactsKnown, leftovers, workingNotes } from "./leftovers.ts";
import { withReminder } from "./law.ts";
import { priceRule } from "./price-rule.ts";
import { promotions } from "./promotions.ts";
import { regulatedWords } from "./regulated-words.ts";
import { sentenceAt } from "./sentence.ts";
import { superlativesProven } from "./superlatives.ts";
import type { Context, Found, TradeFinding, TradeInput, TradeRule } from "./trade-rule.ts";
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

/** A text with more faults of one kind is rewritten, not read fault by fault. */
const MOST_OF_A_RULE = 50;

/** What some of the rules find, with the sentences it stands in. */
export function findingsIn(context: Context, rules: readonly TradeRule[]): TradeFinding[] {
  return rules.flatMap((rule) =>
    rule
      .find(context)
      .slice(0, MOST_OF_A_RULE)
      .map((found) => toFinding(rule, found, context)),
  );
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
    reason: withReminder(found.reason, law),
    law: law ?? null,
  };
}

/** Everything that the checks of the trade find in a content. */
export const tradeFindings = (input: TradeInput): TradeFinding[] => findingsIn(contextOf(input), TRADE_RULES);
