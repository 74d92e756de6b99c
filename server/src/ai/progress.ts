import type { FieldError } from "@handbill/contracts";
import type { FailureKind } from "./classify.ts";
import { failureOf, type Finding, issuesOf } from "./finding.ts";
import type { Changes } from "./prompt-builder.ts";

const LONGEST_CORRECTION = 200;

const toCorrection = ({ path, message, actual, limit }: FieldError): string => {
  const size = actual === undefined || limit === undefined ? "" : ` (${actual}, allowed ${limit})`;
  return `${path === "" ? "answer" : path}: ${message}${size}`.slice(0, LONGEST_CORRECTION);
};

export type Progress = ReturnType<typeof createProgress>;

/** What a generation has learnt from its failures so far, and so what its next request changes. */
export function createProgress() {
  const counts = new Map<FailureKind, number>();
  const changes: { corrections: string[]; short: boolean } = { corrections: [], short: false };

  return {
    changes: (): Changes => changes,
    /** A cut-off answer gets twice the room on the next try. */
    outputFactor: () => (counts.has("truncated") ? 2 : 1),
    wasAskedAgain: () => counts.has("invalid_output"),
    /** Takes a failure, or an answer that could be better, into account; returns how many of its kind there are now. */
    note(finding: Finding<unknown>): number {
      const kind = failureOf(finding) ?? "invalid_output";
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (kind === "invalid_output") changes.corrections = issuesOf(finding).map(toCorrection);
      if (kind === "input_too_large") changes.short = true;
      return count;
    },
  };
}
