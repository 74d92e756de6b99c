import type { FieldError } from "@handbill/contracts";
import { type FailureKind, ruleOf } from "./classify.ts";
import { failureOf, type Finding, issuesOf } from "./finding.ts";
import type { Changes } from "./prompt-builder.ts";

const LONGEST_CORRECTION = 200;
const LARGEST_CORRECTIONS_BYTES = 1024;
const MOST_CORRECTIONS = 10;

const toCorrection = ({ path, message, actual, limit }: FieldError): string => {
  const size = actual === undefined || limit === undefined ? "" : ` (${actual}, allowed ${limit})`;
  return `${path === "" ? "answer" : path}: ${message}${size}`.slice(0, LONGEST_CORRECTION);
};

/** What was wrong, in as many lines as fit: the model needs the first of them most. */
function toCorrections(issues: readonly FieldError[]): string[] {
  const lines: string[] = [];
  let bytes = 0;
  for (const line of issues.slice(0, MOST_CORRECTIONS).map(toCorrection)) {
    bytes += Buffer.byteLength(line);
    if (bytes > LARGEST_CORRECTIONS_BYTES) break;
    lines.push(line);
  }
  return lines;
}

type Possible = {
  model: string;
  fallbackModel: string | null;
  /** Whether the prompt has a part that can be spared. */
  canBeShorter: boolean;
};

export type Progress = ReturnType<typeof createProgress>;

/** What a generation has learnt from its failures so far, and so what its next request changes. */
export function createProgress({ model, fallbackModel, canBeShorter }: Possible) {
  const counts = new Map<FailureKind, number>();
  const changes: { corrections: string[]; short: boolean } = { corrections: [], short: false };
  const has = (kind: FailureKind): boolean => counts.has(kind);

  /** What would be changed after a failure that the same request would meet again; false where nothing can be. */
  const canChange = (kind: FailureKind): boolean => {
    if (kind === "input_too_large") return canBeShorter;
    return kind !== "model_unavailable" || (fallbackModel !== null && fallbackModel !== model);
  };

  return {
    changes: (): Changes => changes,
    /** A cut-off answer gets twice the room on the next try. */
    outputFactor: () => (has("truncated") || has("truncated_thinking") ? 2 : 1),
    /** A model that thought until there was no room left is told to think less. */
    effort: () => (has("truncated_thinking") ? ("lowest" as const) : ("low" as const)),
    /** After a stream that stopped in the middle the answer is asked for in one piece. */
    streams: () => !has("stalled"),
    model: () => (has("model_unavailable") ? (fallbackModel ?? model) : model),
    wasAskedAgain: () => has("invalid_output"),
    /** Takes a failure, or an answer that could be better, into account. False when another call would not help. */
    note({ classified, check }: Finding<unknown>): boolean {
      const kind = failureOf({ classified, check }) ?? "invalid_output";
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (kind === "invalid_output") changes.corrections = toCorrections(issuesOf({ classified, check }));
      if (kind === "input_too_large") changes.short = true;
      const isFinal = classified.kind !== "answer" && classified.isFinal;
      return count <= ruleOf(kind).retries && !isFinal && canChange(kind);
    },
  };
}
