import type { Pattern } from "../value-patterns.ts";
import { AT_LEAST } from "./amount.ts";

const BETWEEN = String.raw`(?:out of(?: every)?|of every|in(?: every)?|von|de (?:cada|entre)|em(?: cada)?|sur|su|من (?:كل|أصل|بين))`;
/** "Part 2 of 5" counts parts of a text; "3 in 10 minutes" is no share, and stars are a rating. */
const PART = String.raw`(?<!(?:part|teil|folge|parte|partie|step|schritt|paso|passo)\s)`;
const OTHER = String.raw`(?!\s(?:min|sec|hour|day|week|month|year|step|sek|stund|tag|woch|monat|jahr|uhr|hor|d[ií]a|semana|m[eê]s|ano|año|jour|heure|semaine|mois|an|star|stern|estrel|étoil|stell|دق|ساع|أي|يوم|نج|[€$£%]))`;

const commonDivisor = (one: number, other: number): number => (other === 0 ? one : commonDivisor(other, one % other));

/** "9 out of 10" and "18 out of 20" state the same share. */
function share(some: number, all: number): ReturnType<Pattern["read"]> {
  if (some >= all || some === 0) return null;
  const by = commonDivisor(all, some);
  const readings = [`share:${some / by}/${all / by}`, `percent:${Math.round((100 * some) / all)}`];
  return { says: [...readings, `number:${some}`, `number:${all}`], needs: readings };
}

/** Shares of a whole, and lower bounds. */
export const SHARES: readonly Pattern[] = [
  {
    kind: "percent",
    expression: new RegExp(
      String.raw`(?<![\d.,/:-]|\d\s)${PART}(\d{1,4})\s(?:\p{L}+\s)?${BETWEEN}\s(\d{1,4})(?![.,:]?\d)${OTHER}`,
      "giu",
    ),
    read: ([some = "", all = ""]) => share(Number(some), Number(all)),
  },
  {
    kind: "percent",
    expression: /(?<![\d.,])(\d{1,4})(人|名|社|件|組)(?:中|に|のうち)、?(\d{1,4})\2/gu,
    read: ([all = "", _unit, some = ""]) => share(Number(some), Number(all)),
  },
  {
    kind: "number",
    expression: new RegExp(String.raw`${AT_LEAST}(\d+)`, "gu"),
    read: ([number = ""]) => ({ says: [`least:${number}`], needs: [`least:${number}`] }),
  },
];

/** What "hundreds" and the like need behind them. */
export const leastReadings = (counts: readonly number[]): string[] => {
  const most = Math.max(0, ...counts);
  return [10, 24, 100, 1000, 10_000, 1_000_000].filter((least) => most >= least).map((least) => `least:${least}`);
};
