import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { type AnswerShape, parseAnswer } from "../../../src/ai/json/parse-answer.ts";

/** A text, and what it says; without `expected` it must be refused. */
export type Pair = { what: string; input: string; expected?: unknown };

export type Corpus = { name: string; pairs: Pair[] };

export type Figures = { total: number; asIs: number; repaired: number; refused: number; wrong: string[] };

/** Takes any object, list or text: what is refused here is refused for its JSON alone. */
export const anyShape: AnswerShape<unknown> = { name: "any", type: z.unknown(), schema: {} };

const same = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));

/** How a corpus fares. Wrong is what was accepted although it must not be, or with another value than the one written. */
export function figuresOf(pairs: readonly Pair[]): Figures {
  const figures: Figures = { total: pairs.length, asIs: 0, repaired: 0, refused: 0, wrong: [] };
  for (const pair of pairs) {
    const parsed = parseAnswer(pair.input, anyShape);
    if (!parsed.ok) figures.refused += 1;
    else if (!("expected" in pair) || !same(parsed.value, pair.expected)) figures.wrong.push(pair.what);
    else if (parsed.repairs.length > 0) figures.repaired += 1;
    else figures.asIs += 1;
  }
  return figures;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const PairList = z.array(z.object({ what: z.string(), input: z.string(), expected: z.unknown().optional() }));
const Readings = z.object({ accepted: z.record(z.string(), z.unknown()) });

export const ownPairs = (): Pair[] => PairList.parse(read(join(import.meta.dirname, "repairs.json")));

/** Corpora of others are read where they lie beside the repository, and are no part of it. */
const BESIDE = join(import.meta.dirname, "../../../../../shared/corpora");

/** The right (y) or the wrong (n) files of a folder of JSONTestSuite; none where there is no such folder. */
export function testSuite(kind: "y" | "n", folder = join(BESIDE, "json-test-suite")): Pair[] {
  if (!existsSync(folder)) return [];
  const { accepted } = Readings.parse(read(join(import.meta.dirname, "json-test-suite-readings.json")));
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${kind}_`) && file.endsWith(".json"))
    .map((file) => {
      const input = readFileSync(join(folder, file), "utf8");
      const what = file.replace(/\.json$/, "");
      if (kind === "y") return { what, input, expected: JSON.parse(input) as unknown };
      return Object.hasOwn(accepted, what) ? { what, input, expected: accepted[what] } : { what, input };
    });
}

/** Every corpus that is there, our own always. */
export const corpora = (): Corpus[] =>
  [
    { name: "our own pairs", pairs: ownPairs() },
    { name: "JSONTestSuite, right (y_)", pairs: testSuite("y") },
    { name: "JSONTestSuite, wrong (n_)", pairs: testSuite("n") },
  ].filter(({ pairs }) => pairs.length > 0);

/** Every beginning of every text: what a cut-off answer looks like. Those that are whole already are left out. */
export function* cutOff(pairs: readonly Pair[]): Generator<Pair> {
  for (const { what, input } of pairs) {
    const end = Math.max(input.lastIndexOf("}"), input.lastIndexOf("]"));
    for (let length = 0; length <= end; length += 1)
      yield { what: `${what}, cut at ${length}`, input: input.slice(0, length) };
  }
}

/** One line of the table in docs/repair-figures.md. */
export const lineOf = (name: string, { total, asIs, repaired, refused, wrong }: Figures): string =>
  `| ${[name, total, asIs, repaired, refused, wrong.length].join(" | ")} |`;
