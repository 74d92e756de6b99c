import type { Found, TradeRule } from "./trade-rule.ts";

const say = (found: string, kind: string): string =>
  kind === "phone"
    ? `The number ${found} is not in your profile.`
    : `"${found}" is not in your profile, the campaign or the plan. Is it right?`;

/** Every number, price, share, time, date and code is one that the owner gave, or follows from them by a known formula. */
export const factsTraced: TradeRule = {
  id: "facts_traced",
  row: 4,
  kind: "value",
  find: ({ prose, trace }) =>
    prose.flatMap(({ path, text }) =>
      trace(text).map(({ start, text: found, kind }): Found => ({
        path,
        at: start,
        found,
        reason: say(found, kind),
        severity: "claim",
      })),
    ),
};
