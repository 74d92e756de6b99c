import { createValueFinder } from "../../guard/values.ts";
import { createWordFinder } from "./find-words.ts";
import { COUNT_FACTS, DEADLINES, END_FACTS, SCARCITY } from "./lexicons/urgency.ts";
import { claim, placesOf } from "./hits.ts";
import type { Context, Found, TradeRule } from "./trade-rule.ts";

const deadlines = createWordFinder(DEADLINES, { negatable: true });
const scarcity = createWordFinder(SCARCITY, { negatable: true });

const isDate = (reading: string): boolean => reading.startsWith("date:") || reading.startsWith("day:");

/**
 * A date stands behind a deadline where the owner named the day on which something ends, or where the text itself names a day:
 * invented dates are found by their own rule. The day the shop was founded is no deadline.
 */
function isDated({ facts, prose, locale }: Context): boolean {
  const find = createValueFinder(locale);
  const ends = facts.filter((fact) => END_FACTS.test(fact) || deadlines.isIn(fact));
  return [...ends, ...prose.map(({ plain }) => plain)].some((text) => find(text).some(({ says }) => says.some(isDate)));
}

const isCounted = ({ facts }: Context): boolean => facts.some((fact) => COUNT_FACTS.test(fact) || scarcity.isIn(fact));

function undated(context: Context): Found[] {
  const hits = placesOf(context, deadlines);
  if (hits.length === 0 || isDated(context)) return [];
  const law = context.lawOn("urgency");
  return hits.map((hit) =>
    claim(
      hit,
      `"${hit.found}" presses for time, and neither your profile nor the text names a day on which it ends.`,
      law,
    ),
  );
}

function uncounted(context: Context): Found[] {
  const hits = placesOf(context, scarcity);
  if (hits.length === 0 || isCounted(context)) return [];
  const law = context.lawOn("urgency");
  return hits.map((hit) =>
    claim(hit, `"${hit.found}" says that little is left, and your profile does not say how many there are.`, law),
  );
}

const rule = { id: "urgency", row: 7, kind: "urgency" } as const;

/** Pressing for time needs a date, pressing with scarcity a count. */
export const urgencyBacked: TradeRule = { ...rule, find: (context) => [...undated(context), ...uncounted(context)] };

/** The same for a plan: a campaign ends on a day, so what is planned for its last days is dated. */
export const scarcityBacked: TradeRule = { ...rule, find: uncounted };
