import type { NewAiCall, UsageLedger } from "../ai/cost-tracker.ts";
import type { Measures } from "../core/measures.ts";

type Needs = {
  ledger: UsageLedger;
  measures: Pick<Measures, "aiCall">;
  /** Told of each call that ended. Never any text of a user. */
  log(message: string, facts: Record<string, unknown>): void;
};

/** The ledger, and a word about each call that it settles: to who counts, and to the log. */
export function createMeasuredLedger({ ledger, measures, log }: Needs): UsageLedger {
  const open = new Map<string, Pick<NewAiCall, "purpose" | "modelRequested">>();

  return {
    async open(call) {
      await ledger.open(call);
      open.set(call.id, { purpose: call.purpose, modelRequested: call.modelRequested });
    },

    async settle(id, settlement) {
      const { purpose, modelRequested } = open.get(id) ?? NOT_OURS;
      open.delete(id);
      const { outcome, errorCode, costNanoUsd, inputTokens, outputTokens, cachedInputTokens, repairs } = settlement;
      const model = settlement.model ?? modelRequested;
      const seconds = settlement.latencyMs / 1000;
      const tokens = { inputTokens, cachedInputTokens, outputTokens };
      measures.aiCall({ purpose, model, outcome, errorCode, seconds, ...tokens, costNanoUsd, repairs });
      const isWell = errorCode === null;
      const facts = { logId: id, purpose, model, outcome, ...(!isWell && { code: errorCode }) };
      log("A call of the model ended", { ...facts, ms: settlement.latencyMs, inputTokens, outputTokens, costNanoUsd });
      await ledger.settle(id, settlement);
    },

    earlier: (jobId) => ledger.earlier(jobId),
  };
}

/** Opened by a process that is gone. */
const NOT_OURS = { purpose: "unknown", modelRequested: "unknown" };
