import type { UnbackedKind } from "../../guard/claims.ts";
import { claim } from "./hits.ts";
import type { Context, Found, TradeRule } from "./trade-rule.ts";

/** What nothing backs in a text, as far as its kind matters. */
export const tracesOf = (
  { prose, trace }: Context,
  matters: (kind: UnbackedKind) => boolean,
  reason: (found: string) => string,
): Found[] =>
  prose.flatMap(({ path, text }) =>
    trace(text)
      .filter(({ kind }) => matters(kind))
      .map(({ start, text: found }) => claim({ path, at: start, found }, reason(found))),
  );

/** Every number, price, share, time, date and code is one that the owner gave, or follows from them by a known formula. */
export const factsTraced: TradeRule = {
  id: "facts_traced",
  row: 4,
  kind: "value",
  find: (context) =>
    tracesOf(
      context,
      // A phone number is a contact, and those are looked for by a rule of their own.
      (kind) => kind !== "phone",
      (found) => `"${found}" is not in your profile, the campaign or the plan.`,
    ),
};
