import { createHash } from "node:crypto";
import type { AiLog, ErrorCode, FieldError } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { currentTrace } from "../../core/trace.ts";
import type { Tables } from "../models/tables.ts";
import { createAiSpendRepository } from "./ai-spend-repository.ts";
import { CHAIN_START, CHAINED, linkHash } from "./ledger-chain.ts";

/** A call to the model before a byte leaves. */
export type OpenedCall = Pick<
  AiLog,
  | "id"
  | "jobId"
  | "campaignId"
  | "contentId"
  | "purpose"
  | "attempt"
  | "modelRequested"
  | "promptId"
  | "promptVersion"
  | "promptSha256"
  | "schemaName"
  | "schemaSha256"
  | "guardFlags"
  | "priceVersion"
> & {
  businessId: string;
  userId: string;
  api: string;
  streamed: boolean;
  /** The taking-up of the job that this call is made for. */
  run: number;
  promptText: string;
  reservedNanoUsd: number | null;
};

/** How a call ended. */
export type CallSettlement = {
  outcome: AiLog["outcome"];
  errorCode: ErrorCode | null;
  httpStatus: number | null;
  providerRequestId: string | null;
  finishReason: string | null;
  model: string | null;
  inputTokens: number;
  cachedInputTokens: number;
  cacheWriteTokens: number;
  outputTokens: number;
  reasoningTokens: number;
  usageSource: AiLog["usageSource"];
  costNanoUsd: number;
  costSource: AiLog["costSource"];
  /** Pico-US-dollars per token. */
  rates: { input: number; cacheRead: number; cacheWrite: number; output: number } | null;
  latencyMs: number;
  firstByteMs: number | null;
  repairs: string[];
  issues: FieldError[];
  guardFlags: string[];
  rawAnswer: Uint8Array | null;
};

export type LedgerSettings = {
  /** The most one person may spend a month on this server; null for no such limit. */
  userCeilingNanoUsd: number | null;
  /** How long the full text of prompts is kept; 0 for not at all. */
  keepPromptsDays: number;
};

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The end of the business's chain, held until the transaction ends. */
const holdChain = (tx: Kysely<Tables>, businessId: string) =>
  tx
    .insertInto("aiChains")
    .values({ businessId, length: 0, lastHash: CHAIN_START })
    .onConflict((conflict) => conflict.column("businessId").doUpdateSet({ length: sql<number>`ai_chains.length` }))
    .returning(["length", "lastHash"])
    .executeTakeFirstOrThrow();

/** The ledger of AI calls: a row is added with its reservation before the call, completed once, and linked to the one before it. */
export function createAiLedgerRepository(db: Kysely<Tables>, { userCeilingNanoUsd, keepPromptsDays }: LedgerSettings) {
  /** False when the accounts of the month are not open yet, and nothing was written. */
  const openInAccounts = ({ promptText, reservedNanoUsd, guardFlags, run, ...call }: OpenedCall): Promise<boolean> =>
    db.transaction().execute(async (tx) => {
      const months = await createAiSpendRepository(tx).reserve(
        call,
        { jobId: call.jobId, run },
        reservedNanoUsd,
        userCeilingNanoUsd,
      );
      if (!months) return false;
      const kept = keepPromptsDays > 0 && {
        promptText,
        promptExpiresAt: sql<string>`now() + make_interval(days => ${keepPromptsDays}::integer)`,
      };
      await tx
        .insertInto("aiLogs")
        .values({
          ...call,
          ...months,
          ...kept,
          traceId: currentTrace()?.traceId ?? null,
          outcome: "started",
          reservedNanoUsd: reservedNanoUsd ?? 0,
          guardFlags: JSON.stringify(guardFlags),
        })
        .execute();
      return true;
    });

  return {
    /** Commits the row and its reservation together, before a byte leaves. */
    async open(call: OpenedCall): Promise<void> {
      if (await openInAccounts(call)) return;
      await createAiSpendRepository(db).openAccounts(call);
      if (!(await openInAccounts(call))) throw new Error("The accounts of this month could not be opened.");
    },

    /** Completes a row that is still open and books its cost; a second settlement changes nothing. */
    async settle(
      id: string,
      { repairs, issues, guardFlags, rates, rawAnswer, ...settlement }: CallSettlement,
    ): Promise<void> {
      await db.transaction().execute(async (tx) => {
        const opened = await tx
          .selectFrom("aiLogs")
          .select("businessId")
          .where("id", "=", id)
          .where("outcome", "=", "started")
          .executeTakeFirst();
        if (!opened) return;
        const { length, lastHash } = await holdChain(tx, opened.businessId);
        const row = await tx
          .updateTable("aiLogs")
          .set({
            ...settlement,
            rateInput: rates?.input ?? null,
            rateCacheRead: rates?.cacheRead ?? null,
            rateCacheWrite: rates?.cacheWrite ?? null,
            rateOutput: rates?.output ?? null,
            rawAnswer: rawAnswer && Buffer.from(rawAnswer),
            answerSha256: rawAnswer && sha256(rawAnswer),
            repairs: JSON.stringify(repairs),
            issues: JSON.stringify(issues),
            guardFlags: JSON.stringify(guardFlags),
            // Still open for the guard of settled rows until it has its link.
            outcome: "started",
          })
          .where("id", "=", id)
          .where("outcome", "=", "started")
          .returning(CHAINED)
          .executeTakeFirst();
        if (!row) return; // settled by somebody else while we waited for the chain
        const chainNumber = length + 1;
        const chainHash = linkHash(lastHash, chainNumber, { ...row, outcome: settlement.outcome });
        await tx
          .updateTable("aiLogs")
          .set({
            outcome: settlement.outcome,
            chainNumber,
            chainPrevious: lastHash,
            chainHash,
            updatedAt: sql`now()`,
          })
          .where("id", "=", id)
          .execute();
        await tx
          .updateTable("aiChains")
          .set({ length: chainNumber, lastHash: chainHash })
          .where("businessId", "=", opened.businessId)
          .execute();
        const [spent, wasted] = settlement.outcome === "lost" ? [0, row.costNanoUsd] : [row.costNanoUsd, 0];
        await createAiSpendRepository(tx).settle(row, row, { reserved: row.reservedNanoUsd, spent, wasted });
      });
    },

    /** The attempts of a job, oldest first. */
    earlier: (jobId: string) =>
      db
        .selectFrom("aiLogs")
        .select([
          "id",
          "attempt",
          "outcome",
          "errorCode",
          "model",
          "modelRequested",
          "inputTokens",
          "outputTokens",
          "costNanoUsd",
          "reservedNanoUsd",
          "latencyMs",
          "rawAnswer",
        ])
        .where("jobId", "=", jobId)
        .orderBy("attempt")
        .execute(),

    /** Calls that were opened longer ago than any call may take: whoever made them is gone. */
    async abandoned(olderThanSeconds: number, limit: number): Promise<{ id: string; reservedNanoUsd: number }[]> {
      return db
        .selectFrom("aiLogs")
        .select(["id", "reservedNanoUsd"])
        .where("outcome", "=", "started")
        .where("createdAt", "<", sql<string>`now() - make_interval(secs => ${olderThanSeconds}::integer)`)
        .orderBy("createdAt")
        .limit(limit)
        .execute();
    },

    /** Forgets the full text of prompts whose time is over. */
    async forgetPrompts(): Promise<void> {
      await db
        .updateTable("aiLogs")
        .set({ promptText: null, promptExpiresAt: null })
        .where("promptText", "is not", null)
        .where("promptExpiresAt", "<", sql<string>`now()`)
        .execute();
    },
  };
}
