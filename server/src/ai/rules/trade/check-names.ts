import { TRADE_RULES } from "./trade.ts";

/** What a content goes through, as the receipt lists it. Stable names: the studio has words for each. */
export const CONTENT_CHECKS: readonly string[] = [
  "schema",
  "limits",
  ...new Set(TRADE_RULES.map(({ id }) => id)),
  "leaks",
];

/** What a plan goes through. */
export const PLAN_CHECKS: readonly string[] = [
  "schema",
  "budget",
  "calendar",
  "goals",
  "pillars",
  "contacts",
  "facts_traced",
  "invented_proof",
  "superlatives",
  "price_rule",
  "urgency",
  "regulated_words",
  "language",
  "leftovers",
  "leaks",
];
