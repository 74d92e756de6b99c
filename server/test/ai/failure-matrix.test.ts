import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FAULT_KINDS } from "../../../demo-model/src/faults.ts";
import { failureMatrixPage, type MatrixRow } from "../support/failure-matrix-page.ts";
import { type Case, type Outcome, playCase, playCases, POSITIONS } from "./support/failure-cases.ts";

const DEADLINE_MS = 25_000;

/** No failure of a model, or of a part that is never sent, or one that is played by itself below. */
const LEFT_OUT =
  /^(?:ok|slow|refuse|overlong-.*|unsupported-(?:value-)?(?:temperature|top-p|max-tokens|max-output-tokens|seed|user|prompt-cache-key|service-tier|store|metadata|reasoning-effort|json-object))$/;

/** Another call would end the same way, or has no right to be made: whatever the place, there is one. */
const NEVER_TWICE =
  /^(?:40[0134]|400-retry|403-region|413|500-no-retry|429-(?:120|tokens|no-retry)|quota.*|.*-exhausted|.*-exceeded|refusal|filter|leak-.*|secret-key|gzip-bomb|huge-body|endless)$/;

const casesOf = (fault: string): Case[] =>
  POSITIONS.flatMap((position) => [true, false].map((stream): Case => ({ fault, position, stream })));

const kinds = FAULT_KINDS.map(([kind, rows]) => ({
  kind,
  faults: rows.filter(({ name }) => !LEFT_OUT.test(name)),
})).filter(({ faults }) => faults.length > 0);

const matrix: MatrixRow[] = [];

const NOTHING: Outcome = {
  code: "not played",
  written: null,
  hits: -1,
  rows: 0,
  settled: 0,
  elapsedMs: 0,
  costNanoUsd: 0,
  recomputedNanoUsd: 0,
  hasEstimate: false,
  open: 0,
};

const UNCLEAN = /\\u0000|\\ud[89a-f]|<script|javascript:|[\u{e0000}-\u{e007f}\u202e]/iu;

/** What must not be, whatever the fault. */
function wrongIn({ fault, position, stream }: Case, outcome: Outcome): string[] {
  const { written, elapsedMs, hits, rows, settled, costNanoUsd, recomputedNanoUsd, open } = outcome;
  const faults: [boolean, string][] = [
    [elapsedMs > DEADLINE_MS + 50, `took ${elapsedMs} ms`],
    [hits > 3, `${hits} calls`],
    [rows !== hits, `${rows} rows for ${hits} calls`],
    [settled !== rows, `${settled} of ${rows} rows settled`],
    [costNanoUsd !== recomputedNanoUsd, `${costNanoUsd} charged for tokens worth ${recomputedNanoUsd}`],
    [written !== null && written.receipt.costNanoUsd !== costNanoUsd, "a receipt that is not the sum of the rows"],
    [open > 0, `${open} connections left open`],
    [UNCLEAN.test(JSON.stringify(written)), "an unclean text"],
    [NEVER_TWICE.test(fault) && hits !== (position === "second" ? 2 : 1), "a useless call"],
  ];
  const where = `${fault}, ${position}, ${stream ? "streamed" : "in one piece"}`;
  return faults.flatMap(([isSo, what]) => (isSo ? [`${where}: ${what}`] : []));
}

describe("every fault, in every place, streamed or not", () => {
  test.each(kinds)(
    "$kind: the deadline is kept, each call is one settled row, and nothing unclean is handed on",
    async ({ kind, faults }) => {
      const cases = faults.flatMap(({ name }) => casesOf(name));
      const outcomes = await playCases(cases);
      expect(outcomes).toHaveLength(cases.length);
      expect(cases.flatMap((given, index) => wrongIn(given, outcomes[index] ?? NOTHING))).toEqual([]);
      for (const { name, what } of faults) {
        const played = cases.flatMap((given, index) => {
          const outcome = outcomes[index];
          return given.fault === name && outcome ? [{ given, outcome }] : [];
        });
        matrix.push({ kind, fault: name, what, played });
      }
    },
    120_000,
  );

  test("docs/failure-modes.md says how each of them ends", async () => {
    const plain = await playCase({ fault: "ok", position: "first", stream: true });
    const path = "../../../docs/failure-modes.md";
    const page = readFileSync(join(import.meta.dirname, path), "utf8");
    await expect(failureMatrixPage(page, matrix, plain.costNanoUsd)).toMatchFileSnapshot(path);
  });
});

/** A refusal, or what is wrong inside an answer, is read by the same code whichever API it came by. */
const SAME_BY_EITHER = new Set(["The status", "The form of the answer", "The words of the answer"]);

test("the Responses API ends every fault as chat completions do", async () => {
  const names = kinds
    .filter(({ kind }) => !SAME_BY_EITHER.has(kind))
    .flatMap(({ faults }) => faults.map(({ name }) => name));
  // Without its last event a response has not been told at all, and one of null has nothing in it.
  const alone = /^(?:endless|stream-no-done|null-content)$/;
  const shared = names.filter((name) => !alone.test(name));
  const asked = shared.map((fault): Case => ({ fault, position: "all", stream: true, api: "responses" }));
  const outcomes = await playCases(asked);
  const differing = shared.flatMap((fault, index) => {
    const chat = matrix
      .find((row) => row.fault === fault)
      ?.played.find(({ given }) => given.position === "all" && given.stream)?.outcome;
    const one = `${chat?.code} after ${chat?.hits}`;
    const other = `${outcomes[index]?.code} after ${outcomes[index]?.hits}`;
    return one === other ? [] : [`${fault}: ${one}, ${other}`];
  });
  expect(differing).toEqual([]);
}, 120_000);
