import type { AiCallSettlement, NewAiCall, UsageLedger } from "../ai/cost-tracker.ts";

export type RecordedCall = Pick<NewAiCall, "purpose" | "attempt" | "promptId" | "promptVersion" | "modelRequested"> & {
  settlement: AiCallSettlement | null;
};

/** A ledger that lives as long as one run: nothing is budgeted, every call is kept for the table. */
export function createMemoryLedger(): { ledger: UsageLedger; calls: RecordedCall[] } {
  const calls = new Map<string, RecordedCall>();
  const all: RecordedCall[] = [];
  const ledger: UsageLedger = {
    async open({ id, purpose, attempt, promptId, promptVersion, modelRequested }) {
      const call: RecordedCall = { purpose, attempt, promptId, promptVersion, modelRequested, settlement: null };
      calls.set(id, call);
      all.push(call);
    },
    async settle(id, settlement) {
      const call = calls.get(id);
      if (call) call.settlement = settlement;
    },
    earlier: async () => [],
  };
  return { ledger, calls: all };
}
