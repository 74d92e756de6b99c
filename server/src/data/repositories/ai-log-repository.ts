import type { AiLog, FieldError, Usage } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";

/** A call to the model before a byte leaves. */
export type OpenedCall = Pick<
  AiLog,
  "id" | "jobId" | "campaignId" | "contentId" | "purpose" | "attempt" | "modelRequested" | "promptId" | "promptVersion"
> & { businessId: string; userId: string; promptSha256: string; reservedNanoUsd: number; priceVersion: string };

/** How a call ended. */
export type CallSettlement = {
  outcome: AiLog["outcome"];
  errorCode: string | null;
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
  costSource: string;
  latencyMs: number;
  repairs: string[];
  issues: FieldError[];
  rawAnswer: Uint8Array | null;
};

/** Whole days, both included, in the time zone of the business. */
export type DayRange = { from: string; to: string };

const totals = [
  sql<number>`count(*)::int`.as("calls"),
  sql<number>`coalesce(sum(input_tokens), 0)::bigint`.as("inputTokens"),
  sql<number>`coalesce(sum(output_tokens), 0)::bigint`.as("outputTokens"),
  sql<number>`coalesce(sum(cost_nano_usd), 0)::bigint`.as("costNanoUsd"),
] as const;

/** The log of AI calls: a row is added before the call and completed once; nothing is ever taken away. */
export function createAiLogRepository(db: Kysely<Tables>) {
  const inRange = (business: OwnedBusiness, { from, to }: DayRange) =>
    db
      .selectFrom("aiLogs")
      .where("aiLogs.businessId", "=", business.id)
      .where(sql<boolean>`ai_logs.created_at >= (${from}::date)::timestamp at time zone ${business.timezone}`)
      .where(sql<boolean>`ai_logs.created_at < (${to}::date + 1)::timestamp at time zone ${business.timezone}`);

  return {
    async open(call: OpenedCall): Promise<void> {
      await db
        .insertInto("aiLogs")
        .values({ ...call, outcome: "started" })
        .execute();
    },

    /** Completes a row that is still open; a second settlement changes nothing. */
    async settle(id: string, { repairs, issues, ...settlement }: CallSettlement): Promise<void> {
      await db
        .updateTable("aiLogs")
        .set({
          ...settlement,
          rawAnswer: settlement.rawAnswer && Buffer.from(settlement.rawAnswer),
          repairs: JSON.stringify(repairs),
          issues: JSON.stringify(issues),
          updatedAt: sql`now()`,
        })
        .where("id", "=", id)
        .where("outcome", "=", "started")
        .execute();
    },

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

    async list(
      business: OwnedBusiness,
      range: DayRange,
      limit: number,
      cursor: string | undefined,
    ): Promise<Page<AiLog>> {
      const after = readCursor(cursor, "time", "id");
      const rows = await inRange(business, range)
        .select([
          "id",
          "jobId",
          "campaignId",
          "contentId",
          "purpose",
          "attempt",
          "outcome",
          "errorCode",
          "modelRequested",
          "model",
          "inputTokens",
          "cachedInputTokens",
          "outputTokens",
          "reasoningTokens",
          "usageSource",
          "costNanoUsd",
          "latencyMs",
          "promptId",
          "promptVersion",
          "createdAt",
        ])
        .$if(after !== undefined, (query) =>
          query.where(sql<boolean>`(created_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
        )
        .orderBy("createdAt", "desc")
        .orderBy("id", "desc")
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit, (row) => [row.createdAt, row.id]);
    },

    /** Sums over a range: in all, and by campaign, model and day. */
    async usage(business: OwnedBusiness, range: DayRange): Promise<Usage> {
      const rows = inRange(business, range);
      const day = sql<string>`to_char(ai_logs.created_at at time zone ${business.timezone}, 'YYYY-MM-DD')`;
      const [total, byCampaign, byModel, byDay] = await Promise.all([
        rows.select(totals).executeTakeFirstOrThrow(),
        rows
          .leftJoin("campaigns", (join) =>
            join.onRef("campaigns.id", "=", "aiLogs.campaignId").on("campaigns.businessId", "=", business.id),
          )
          .select(["aiLogs.campaignId", sql<string>`coalesce(max(campaigns.name), '')`.as("name")])
          .select(totals)
          .groupBy("aiLogs.campaignId")
          .orderBy("costNanoUsd", "desc")
          .execute(),
        rows
          .select(sql<string>`coalesce(model, model_requested)`.as("model"))
          .select(totals)
          .groupBy(sql`coalesce(model, model_requested)`)
          .orderBy("costNanoUsd", "desc")
          .execute(),
        rows
          .select(day.as("day"))
          .select(totals)
          .groupBy(sql`1`)
          .orderBy("day")
          .execute(),
      ]);
      return { ...range, total, byCampaign, byModel, byDay };
    },
  };
}
