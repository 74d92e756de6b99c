import { ANSWER_FAULTS } from "./faults/answer-faults.ts";
import { CONNECTION_FAULTS } from "./faults/connection-faults.ts";
import type { Fault, FaultRow, Step } from "./faults/fault.ts";
import { REPLY_FAULTS, USAGE_FAULTS } from "./faults/reply-faults.ts";
import { STATUS_FAULTS } from "./faults/status-faults.ts";
import { STREAM_FAULTS } from "./faults/stream-faults.ts";
import { SYNTAX_FAULTS } from "./faults/syntax-faults.ts";
import { TEXT_FAULTS } from "./faults/text-faults.ts";
import { dictionaryOf, listOf, numberOf } from "./unknown-values.ts";

const NONE: readonly FaultRow[] = [
  { name: "ok", what: "the usual answer", run: ({ reply, send }) => send(reply) },
  {
    name: "slow",
    what: "the usual answer, which takes `ms` (5000)",
    run: ({ reply, send }, { ms = 5000 }) => send(reply, { milliseconds: ms }),
  },
];

/** The table of faults by kind; a script names them. Each is one thing that real model servers were seen to do. */
export const FAULT_KINDS: readonly (readonly [kind: string, rows: readonly FaultRow[]])[] = [
  ["No fault", NONE],
  ["The connection", CONNECTION_FAULTS],
  ["The status", STATUS_FAULTS],
  ["The envelope", REPLY_FAULTS],
  ["The usage", USAGE_FAULTS],
  ["The stream", STREAM_FAULTS],
  ["No answer", ANSWER_FAULTS],
  ["The form of the answer", SYNTAX_FAULTS],
  ["The words of the answer", TEXT_FAULTS],
];

/** Other names, for those who know a fault by one of them. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  "429-quota": "quota",
  "429-abc": "429-nonsense",
  "choices-empty": "no-choices",
  "content-filter": "filter",
  "context-length-exceeded": "context-length",
  "empty-200": "empty-body",
  hang: "timeout",
  hopeless: "malformed-hopeless",
  "insufficient-quota": "quota",
  "keep-alive-closed": "stale-socket",
  length: "truncated",
  "model-not-found": "404",
  overloaded: "529",
  script: "script-in-text",
  stall: "stalled-body",
  "stall-body": "stalled-body",
  "stall-headers": "timeout",
  "usage-missing": "no-usage",
  "wrong-content-length": "content-length-high",
};

const ROWS = new Map(FAULT_KINDS.flatMap(([, rows]) => rows.map(({ name, run }) => [name, run] as const)));

export function findFault(name: string): Fault | undefined {
  const plain = name.replaceAll("_", "-");
  return ROWS.get(OTHER_NAMES[plain] ?? plain);
}

function readStep(value: unknown): Step {
  if (typeof value === "string") return { name: value };
  const { name, ms, retryAfter, bytes, megabytes } = dictionaryOf(value);
  const step: Step = { name: typeof name === "string" ? name : "a step without a name" };
  const settings = { ms, bytes, megabytes };
  for (const setting of ["ms", "bytes", "megabytes"] as const) {
    const given = numberOf(settings[setting]);
    if (given !== null && given >= (setting === "bytes" ? 1 : 0)) step[setting] = given;
  }
  if (typeof retryAfter === "string" || typeof retryAfter === "number") step.retryAfter = String(retryAfter);
  return step;
}

/** Steps from JSON: names and objects with a name. Unknown names are reported, so that a script cannot misfire silently. */
export function readSteps(value: unknown): { steps: Step[]; unknown: string[] } {
  const steps = listOf(value).map(readStep);
  return { steps, unknown: steps.map(({ name }) => name).filter((name) => !findFault(name)) };
}
