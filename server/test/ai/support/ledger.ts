import { AppError } from "../../../src/core/errors.ts";
import type { AiCallSettlement, EarlierCall, NewAiCall, UsageLedger } from "../../../src/ai/cost-tracker.ts";

export type LedgerRow = NewAiCall & { settlement: AiCallSettlement | null };

/** A ledger in memory that insists on its rules: no row twice, each settled once. `later` is what a second reading finds. */
export function createTestLedger(
  earlier: EarlierCall[] = [],
  mostCalls = Number.POSITIVE_INFINITY,
  later: EarlierCall[] = earlier,
) {
  let readings = 0;
  const rows: LedgerRow[] = [];
  const written: { id: string; settlement: AiCallSettlement }[] = [];
  const ledger: UsageLedger = {
    open: async (call) => {
      if (rows.some(({ id }) => id === call.id)) throw new Error("The same call was opened twice.");
      if (rows.length >= mostCalls) throw new AppError("ai_budget_exceeded", "The budget does not hold that much.");
      rows.push({ ...call, settlement: null });
    },
    settle: async (id, settlement) => {
      const row = rows.find((one) => one.id === id);
      if (row?.settlement) throw new Error("A call was settled twice.");
      if (row) row.settlement = settlement;
      written.push({ id, settlement });
    },
    async earlier() {
      readings += 1;
      return readings === 1 ? earlier : later;
    },
  };
  const settled = (): AiCallSettlement[] => rows.map(({ settlement }) => settlement).filter((one) => one !== null);
  return { ledger, rows, written, settled };
}

export const earlierCall = (more: Partial<EarlierCall> = {}): EarlierCall => ({
  id: "earlier",
  attempt: 1,
  outcome: "started",
  errorCode: null,
  model: null,
  modelRequested: "gpt-5.4-mini",
  inputTokens: 0,
  outputTokens: 0,
  costNanoUsd: 0,
  reservedNanoUsd: 5000,
  latencyMs: null,
  rawAnswer: null,
  ...more,
});
