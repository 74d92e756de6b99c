import { readFile, writeFile } from "node:fs/promises";
import { faultsIn } from "./checker/verdict.ts";
import { FAULTS } from "./faults.ts";
import type { Outcome, Plan } from "./matrix-run.ts";

const START = "<!-- chaos: written by npm run chaos -- --publish -->";
const END = "<!-- /chaos -->";

const table = (head: string[], rows: (string | number)[][]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

/** Cells that were to be hit and were not. */
const missed = ({ points }: Plan, { rows }: Outcome): string[] =>
  rows.flatMap(({ fault, hits }) =>
    [...points.web, ...points.worker].filter((point) => !hits[point]).map((point) => `${fault} at ${point}`),
  );

/** Everything that makes a run a failure, in sentences. */
export const troubles = (plan: Plan, outcome: Outcome): string[] => [
  ...faultsIn(outcome.verdict),
  ...missed(plan, outcome).map((cell) => `not hit: ${cell}`),
  ...outcome.unasked.map((words) => `ended by itself: ${words}`),
];

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** The tables of a run, as they are shown and published. */
export function describe(plan: Plan, outcome: Outcome, command: string): string {
  const { rows, kills, verdict } = outcome;
  const points = [...plan.points.web, ...plan.points.worker];
  const sums = table(
    [
      "Fault",
      "What it is",
      "Accepted",
      "Generations",
      "Lost",
      "Doubled",
      "Stuck",
      "Wrong in the books",
      "Wasted calls",
      "All ended after",
    ],
    [
      ...rows.map(({ fault, verdict: found, recoveredMs }) => [
        fault,
        FAULTS.find(({ name }) => name === fault)?.what ?? "",
        found.accepted,
        found.generations,
        found.lost.length,
        found.doubled.length,
        found.stuck.length,
        found.accounts.length,
        found.wasted,
        seconds(recoveredMs),
      ]),
      [
        "random kills",
        `${kills.web} SIGKILLs of web processes and ${kills.worker} of workers at times that mean nothing`,
        kills.verdict.accepted,
        kills.verdict.generations,
        kills.verdict.lost.length,
        kills.verdict.doubled.length,
        kills.verdict.stuck.length,
        kills.verdict.accounts.length,
        kills.verdict.wasted,
        seconds(kills.recoveredMs),
      ],
    ],
  );
  const hits = table(
    ["Point", ...rows.map(({ fault }) => fault)],
    points.map((point) => [`\`${point}\``, rows.map((row) => row.hits[point] ?? 0)].flat()),
  );
  const { accepted, unknown, generations, succeeded, failed, cancelled, providerCalls, wasted, repeated } = verdict;
  return [
    `Seed ${plan.seed}, ${outcome.seconds} seconds; again with \`${command}\`.`,
    "",
    sums,
    "",
    `In all ${accepted} requests were accepted and ${unknown} got no answer and had no key to ask again with. Of ${generations} generations ` +
      `${succeeded} succeeded, ${failed} failed with a reason and ${cancelled} were stopped by their owner. The provider had ` +
      `${providerCalls} calls, ${repeated} of them because an answer before them was broken off or could be better, and ${wasted} because ` +
      `a process was gone before it had written the answer down; the ledger has every one of them.`,
    "",
    "How often each fault struck a generation that stood at each point:",
    "",
    hits,
  ].join("\n");
}

/** Puts the tables between the marks in a page of the documentation. */
export async function publish(page: string, text: string): Promise<void> {
  const before = await readFile(page, "utf8");
  const from = before.indexOf(START);
  const to = before.indexOf(END);
  if (from === -1 || to === -1) throw new Error(`${page} has no place for the results, between ${START} and ${END}.`);
  await writeFile(page, `${before.slice(0, from + START.length)}\n\n${text}\n\n${before.slice(to)}`);
}
