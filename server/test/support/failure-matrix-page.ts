import type { Case, Outcome, Position } from "../ai/support/failure-cases.ts";
import { tableOf } from "./bad-input-page.ts";

type Played = { given: Case; outcome: Outcome };

/** One fault with all that came of it. */
export type MatrixRow = { kind: string; fault: string; what: string; played: Played[] };

const BEGIN = "<!-- matrix: written by server/test/ai/failure-matrix.test.ts -->";
const END = "<!-- end of the matrix -->";

const INTRODUCTION = `One content is written over real HTTP while the demo model misbehaves: at the first request, at the second (after a
500), or at all of them; streamed and in one piece. Each cell says how it ends (\`ok\` or the error's code), after how many
calls, after how long, and what it cost: so many times one answer that goes well, rounded up, \`~\` where it was estimated because
the provider named no usage. Every call is one row of the ledger, settled once; the test asserts it for each cell, and that
nothing lasts longer than the deadline of 25 seconds and 50 milliseconds, that no connection stays open, and that each row's
cost follows from its tokens. Time is that of the injected clock: waits and timeouts, not the speed of the machine. Every fault is
played in all six ways; where a fault ends the same streamed and in one piece, the two share a line.

After a change that is meant: \`npx vitest run --project server server/test/ai/failure-matrix.test.ts -u\`.`;

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/** In whole answers: prompts and texts change, and what a fault costs in answers does not. */
function answers(cost: number, plain: number): string {
  const most = Math.ceil(cost / plain - 0.1);
  return most > 9 ? "over 9" : `${most}`;
}

function cellOf({ outcome }: Played, plain: number): string {
  const { code, hits, elapsedMs, costNanoUsd, hasEstimate, written } = outcome;
  const repairs = [...new Set(written?.receipt.repairs.map((name) => name.replace(/:\d+$/, "")))];
  const claims = written?.claims?.length ? ["claim"] : [];
  const marks = [...repairs, ...claims].join(", ").replaceAll("_", " ");
  const end = `${code}${marks === "" ? "" : ` (${marks})`}`;
  return [end, `${hits}`, seconds(elapsedMs), `${hasEstimate ? "~" : ""}${answers(costNanoUsd, plain)}`].join(" · ");
}

type Line = Record<Position, string>;

function lineOf(played: Played[], isStreamed: boolean, plain: number): Line {
  const cell = (position: Position): string => {
    const found = played.find(({ given }) => given.position === position && given.stream === isStreamed);
    return found ? cellOf(found, plain) : "";
  };
  return { first: cell("first"), second: cell("second"), all: cell("all") };
}

const cells = ({ first, second, all }: Line): string[] => [first, second, all];

function linesOf({ fault, what, played }: MatrixRow, plain: number): string[][] {
  const [streamed, whole] = [lineOf(played, true, plain), lineOf(played, false, plain)];
  const head = [`\`${fault}\`: ${what.replaceAll("|", "\\|")}`];
  const isBoth = cells(streamed).every((cell, index) => cell === cells(whole)[index]);
  if (isBoth) return [[...head, "both", ...cells(streamed)]];
  return [
    [...head, "streamed", ...cells(streamed)],
    ["", "one piece", ...cells(whole)],
  ];
}

/** The page with the part between the marks written anew from what happened just now. */
export function failureMatrixPage(page: string, matrix: readonly MatrixRow[], plain: number): string {
  const kinds = [...new Set(matrix.map(({ kind }) => kind))];
  const tables = kinds.map((kind) => {
    const rows = matrix.filter((row) => row.kind === kind).flatMap((row) => linesOf(row, plain));
    return `### ${kind}\n\n${tableOf([["Fault", "Asked", "At the first", "At the second", "At all"], ...rows])}`;
  });
  const before = page.slice(0, page.indexOf(BEGIN) + BEGIN.length);
  const after = page.slice(page.indexOf(END));
  return `${before}\n\n${INTRODUCTION}\n\n${tables.join("\n\n")}\n\n${after}`;
}
