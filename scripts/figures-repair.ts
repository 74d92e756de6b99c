import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { parseAnswer } from "../server/src/ai/json/parse-answer.ts";
import { anyShape, cutOff, figuresOf, lineOf, type Pair } from "../server/test/ai/corpora/repair-figures.ts";
import { jsonrepairSuite, NoCheckout, pythonSuite, type Suite, testSuites } from "./repair-figures/suites.ts";

/*
 * npm run figures:repair -- [--jsonrepair checkout] [--json-repair checkout] [--json-test-suite checkout]
 * Reads the pairs of text and result in the tests of other projects and shows how our reading of answers fares on them, for
 * docs/repair-figures.md. Nothing of theirs is run or kept. Ends with 1 when something was accepted that must be refused.
 */

const HOW_TO =
  "npm run figures:repair -- [--jsonrepair checkout] [--json-repair checkout] [--json-test-suite checkout]\nName at least one checkout.";

class UsageError extends Error {
  override readonly name = "UsageError";
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        jsonrepair: { type: "string" },
        "json-repair": { type: "string" },
        "json-test-suite": { type: "string" },
      },
    });
    if (Object.keys(values).length > 0) return values;
  } catch (cause) {
    throw new UsageError(HOW_TO, { cause });
  }
  throw new UsageError(HOW_TO);
}

/** The commit of a checkout; a folder without history has none. */
function commitOf(checkout: string): string {
  try {
    return execFileSync("git", ["-C", checkout, "rev-parse", "--short", "HEAD"], {
      encoding: "utf8",
      stdio: "pipe",
    }).trim();
  } catch {
    return "unknown";
  }
}

const reading = (input: string): unknown => {
  const parsed = parseAnswer(input, anyShape);
  return parsed.ok ? parsed.value : undefined;
};

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
};

const isAccepted = ({ input }: Pair): boolean => reading(input) !== undefined;

/** Shows one suite; returns how many texts were accepted that must be refused. */
function show({ name, pairs, scalars, refusals, unread }: Suite): number {
  const figures = figuresOf(pairs);
  console.log(lineOf(name, figures));
  const wrong = pairs.filter(({ what }) => figures.wrong.includes(what));
  for (const { what, input, expected } of wrong) {
    console.log(
      `  read otherwise, ${what}: ${short(input)}\n    theirs: ${short(expected)}\n    ours:   ${short(reading(input))}`,
    );
  }
  for (const { what, input } of refusals.filter(isAccepted)) {
    console.log(`  refused there, read here, ${what}: ${short(input)} as ${short(reading(input))}`);
  }
  if (scalars + refusals.length + unread.length > 0) {
    console.log(
      `  not in the line: ${scalars} with a result that is no object and no list, ${refusals.length} refused there, ${unread.length} not written out in the tests (${unread.join(", ")})`,
    );
  }
  return wrong.filter((pair) => !("expected" in pair)).length;
}

/** Whatever was cut off is no answer: tries every beginning of a suite's readable texts, and names the texts of which one is accepted. */
function showBeginnings({ name, pairs }: Suite): void {
  let [tried, accepted] = [0, 0];
  for (const pair of pairs.filter(isAccepted)) {
    const beginnings = [...cutOff([pair])];
    const whole = beginnings.filter(isAccepted);
    const [first] = whole;
    tried += beginnings.length;
    accepted += whole.length;
    if (first)
      console.log(`  accepted from its beginning ${short(first.input)} on, ${pair.what}: ${short(pair.input)}`);
  }
  console.log(`  ${tried} beginnings of what is accepted of ${name}; accepted of them: ${accepted}`);
}

function main(): void {
  const { jsonrepair, "json-repair": python, "json-test-suite": suite } = readArguments();
  const named = { jsonrepair, json_repair: python, JSONTestSuite: suite };
  for (const [name, checkout] of Object.entries(named)) {
    if (checkout !== undefined) console.log(`${name} at commit ${commitOf(checkout)}`);
  }
  console.log(`\n| Corpus | Texts | As it is | Mended | Refused | With another value |`);
  const suites = [
    ...(jsonrepair === undefined ? [] : [jsonrepairSuite(jsonrepair)]),
    ...(python === undefined ? [] : [pythonSuite(python)]),
    ...(suite === undefined ? [] : testSuites(suite)),
  ];
  for (const one of suites) {
    if (show(one) > 0) process.exitCode = 1;
    showBeginnings(one);
  }
}

try {
  main();
} catch (error) {
  console.error(error instanceof UsageError || error instanceof NoCheckout ? error.message : error);
  process.exitCode = 1;
}
