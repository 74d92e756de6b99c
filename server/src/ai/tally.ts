import type { FieldError, Receipt } from "@handbill/contracts";
import type { EarlierCall, MeasuredUsage } from "./cost-tracker.ts";
import type { FailureFacts } from "./failures.ts";

export type Tally = ReturnType<typeof createTally>;

/** What one generation has used over all its attempts, those from before a crash included. */
export function createTally() {
  let attempts = 0;
  let inputTokens = 0;
  let outputTokens = 0;
  let costNanoUsd = 0;
  let isCostKnown = true;

  const add = (usage: Pick<MeasuredUsage, "inputTokens" | "outputTokens">, cost: number, isKnown: boolean): void => {
    attempts += 1;
    inputTokens += usage.inputTokens;
    outputTokens += usage.outputTokens;
    costNanoUsd += cost;
    isCostKnown &&= isKnown;
  };

  return {
    addCall: (usage: MeasuredUsage, cost: number) => add(usage, cost, usage.source !== "estimated"),
    /** One that was cut off counts as an attempt; what it may have cost is not the owner's to bear. */
    addEarlier: (call: EarlierCall) =>
      add(call, call.outcome === "started" || call.outcome === "lost" ? 0 : call.costNanoUsd, true),
    nextAttempt: () => attempts + 1,
    facts: (issues: FieldError[] = [], waitMs: number | null = null): FailureFacts => ({
      costNanoUsd,
      isCostKnown,
      issues,
      waitMs,
    }),
    receipt: (answer: Omit<Receipt, "inputTokens" | "outputTokens" | "costNanoUsd" | "attempts">): Receipt => ({
      ...answer,
      inputTokens,
      outputTokens,
      costNanoUsd,
      attempts,
    }),
  };
}
