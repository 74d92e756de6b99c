import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Corpus, type Pair, testSuite } from "../../server/test/ai/corpora/repair-figures.ts";
import { pythonPairs } from "./python-pairs.ts";
import { isAnswer, type SuitePairs } from "./suite-pairs.ts";
import { typescriptPairs } from "./typescript-pairs.ts";

/** Pairs of one repository, and what of its tests is not among them. */
export type Suite = Corpus & {
  /** Results that are no object and no list; no answer of a model is one. */
  scalars: number;
  /** Texts that the library itself refuses. */
  refusals: Pair[];
  /** Calls in the tests whose text or result is not written there. */
  unread: string[];
};

/** A folder that is no checkout of what it was said to be. */
export class NoCheckout extends Error {
  override readonly name = "NoCheckout";
}

function requireFolder(checkout: string, path: string): string {
  const folder = join(checkout, path);
  if (!existsSync(folder))
    throw new NoCheckout(`There is no ${path} in ${checkout}. Name a checkout of that repository.`);
  return folder;
}

/** Each text once, and only results that can be answers. */
function suiteOf(name: string, found: readonly SuitePairs[]): Suite {
  const pairs = [...new Map(found.flatMap((one) => one.pairs).map((pair) => [pair.input, pair])).values()];
  const answers = pairs.filter(({ expected }) => isAnswer(expected));
  return {
    name,
    pairs: answers,
    scalars: pairs.length - answers.length,
    refusals: found.flatMap(({ refusals }) => refusals),
    unread: found.flatMap(({ unread }) => unread),
  };
}

/** The tests of josdejong/jsonrepair. */
export function jsonrepairSuite(checkout: string): Suite {
  const file = requireFolder(checkout, "src/index.test.ts");
  return suiteOf("jsonrepair", [typescriptPairs("index.test.ts", readFileSync(file, "utf8"))]);
}

/** The tests of mangiucugna/json_repair that are about reading, not about schemas, files and its command. */
export function pythonSuite(checkout: string): Suite {
  const folder = requireFolder(checkout, "tests");
  const files = readdirSync(folder).filter((file) => /^test_(?:json_repair|parse_\w+)\.py$/.test(file));
  return suiteOf(
    "json_repair",
    files.toSorted().map((file) => pythonPairs(file, readFileSync(join(folder, file), "utf8"))),
  );
}

/** The right and the wrong files of nst/JSONTestSuite. */
export function testSuites(checkout: string): Suite[] {
  const folder = requireFolder(checkout, "test_parsing");
  const more = { scalars: 0, refusals: [], unread: [] };
  return [
    { name: "JSONTestSuite, right (y_)", pairs: testSuite("y", folder), ...more },
    { name: "JSONTestSuite, wrong (n_)", pairs: testSuite("n", folder), ...more },
  ];
}
