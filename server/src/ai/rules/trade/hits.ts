import type { Hit, WordFinder } from "./find-words.ts";
import type { LawRow } from "./law-row.ts";
import type { Context, Found } from "./trade-rule.ts";

/** Where in which part of a content words stand. */
export type Placed = Hit & { path: string };

/** Every place of some words in the prose, in the language of the business. */
export const placesOf = ({ prose, base }: Pick<Context, "prose" | "base">, finder: WordFinder): Placed[] =>
  prose.flatMap(({ path, plain }) => finder.find(plain, base).map(({ at, found }) => ({ path, at, found })));

/** The same for an expression. */
export const matchesIn = ({ prose }: Pick<Context, "prose">, expression: RegExp): Placed[] =>
  prose.flatMap(({ path, plain }) =>
    [...plain.matchAll(expression)].map(({ 0: found, index }) => ({ path, at: index, found: found.trim() })),
  );

/** Needs a person. */
export const claim = ({ path, at, found }: Placed, reason: string, law?: LawRow): Found => ({
  path,
  at,
  found,
  reason,
  severity: "claim",
  law,
});

/** Only tells. */
export const reminder = (placed: Placed, reason: string, law?: LawRow): Found =>
  Object.assign(claim(placed, reason, law), { severity: "reminder" as const });
