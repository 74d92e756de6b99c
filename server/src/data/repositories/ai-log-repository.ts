import type { AiLog, Usage } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";

/** Whole days, both included, in the time zone of the business. */
export type DayRange = { from: string; to: string };

export type LogFilter = {
  [Name in "campaignId" | "contentId" | "jobId" | "outcome" | "purpose"]?: AiLog[Name] | undefined;
} & { model?: string | undefined };

const WIRE = [
  "id",
  "jobId",
  "campaignId",
  "contentId",
  "purpose",
  "attempt",
  "outcome",
  "errorCode",
  "httpStatus",
  "finishReason",
  "modelRequested",
  "model",
  "inputTokens",
  "cachedInputTokens",
  "cacheWriteTokens",
  "outputTokens",
  "reasoningTokens",
  "usageSource",
  "costSource",
  "costNanoUsd",
  "reservedNanoUsd",
  "priceVersion",
  "latencyMs",
  "firstByteMs",
  "repairs",
  "issues",
  "guardFlags",
  "promptId",
  "promptVersion",
  "promptSha256",
  "schemaName",
  "schemaSha256",
  "createdAt",
] as const satisfies (keyof AiLog)[];

const topic = sql<string | null>`(select topic from contents
  where contents.id = ai_logs.content_id and contents.business_id = ai_logs.business_id)`.as("topic");

const totals = [
  sql<number>`count(*)::int`.as("calls"),
  sql<number>`coalesce(sum(input_tokens), 0)::bigint`.as("inputTokens"),
  sql<number>`coalesce(sum(output_tokens), 0)::bigint`.as("outputTokens"),
  sql<number>`coalesce(sum(cost_nano_usd) filter (where outcome <> 'lost'), 0)::bigint`.as("costNanoUsd"),
] as const;

const lostCalls = [
  sql<number>`count(*) filter (where outcome = 'lost')::int`.as("calls"),
  sql<number>`coalesce(sum(cost_nano_usd) filter (where outcome = 'lost'), 0)::bigint`.as("costNanoUsd"),
] as const;

const answeredBy = sql<string>`coalesce(model, model_requested)`;

/** Reads the log of AI calls; only the ledger writes it. */
export function createAiLogRepository(db: Kysely<Tables>) {
  const inRange = (business: OwnedBusiness, { from, to }: DayRange) =>
    db
      .selectFrom("aiLogs")
      .where("aiLogs.businessId", "=", business.id)
      .where(sql<boolean>`ai_logs.created_at >= (${from}::date)::timestamp at time zone ${business.timezone}`)
      .where(sql<boolean>`ai_logs.created_at < (${to}::date + 1)::timestamp at time zone ${business.timezone}`);

  const matching = (business: OwnedBusiness, range: DayRange, filter: LogFilter) => {
    let query = inRange(business, range);
    for (const name of ["campaignId", "contentId", "jobId", "outcome", "purpose"] as const) {
      const wanted = filter[name];
      if (wanted !== undefined) query = query.where(`aiLogs.${name}`, "=", wanted);
    }
    return filter.model === undefined ? query : query.where(answeredBy, "=", filter.model);
  };

  return {
    async list(
      business: OwnedBusiness,
      range: DayRange,
      filter: LogFilter,
      { limit, cursor }: { limit: number; cursor?: string | undefined },
    ): Promise<Page<AiLog>> {
      const after = readCursor(cursor, "time", "id");
      const rows = await matching(business, range, filter)
        .select(WIRE)
        .select(topic)
        .$if(after !== undefined, (query) =>
          query.where(sql<boolean>`(created_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
        )
        .orderBy("createdAt", "desc")
        .orderBy("id", "desc")
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit, (row) => [row.createdAt, row.id]);
    },

    /** Sums over a range: in all, by campaign, model and day, and by content where one campaign is asked for. */
    async usage(business: OwnedBusiness, range: DayRange, campaignId?: string): Promise<Usage> {
      const rows = matching(business, range, { campaignId });
      const day = sql<string>`to_char(ai_logs.created_at at time zone ${business.timezone}, 'YYYY-MM-DD')`;
      const [total, lost, byCampaign, byContent, byModel, byDay] = await Promise.all([
        rows.select(totals).executeTakeFirstOrThrow(),
        rows.select(lostCalls).executeTakeFirstOrThrow(),
        rows
          .leftJoin("campaigns", (join) =>
            join.onRef("campaigns.id", "=", "aiLogs.campaignId").on("campaigns.businessId", "=", business.id),
          )
          .select(["aiLogs.campaignId", sql<string>`coalesce(max(campaigns.name), '')`.as("name")])
          .select(totals)
          .groupBy("aiLogs.campaignId")
          .orderBy("costNanoUsd", "desc")
          .execute(),
        campaignId === undefined
          ? []
          : rows
              .leftJoin("contents", (join) =>
                join.onRef("contents.id", "=", "aiLogs.contentId").on("contents.businessId", "=", business.id),
              )
              .select([
                "aiLogs.contentId",
                sql<string | null>`max(contents.channel)`.as("channel"),
                sql<string>`coalesce(max(contents.topic), '')`.as("topic"),
              ])
              .select(totals)
              .groupBy("aiLogs.contentId")
              .orderBy("costNanoUsd", "desc")
              .execute(),
        rows.select(answeredBy.as("model")).select(totals).groupBy(answeredBy).orderBy("costNanoUsd", "desc").execute(),
        rows
          .select(day.as("day"))
          .select(totals)
          .groupBy(sql`1`)
          .orderBy("day")
          .execute(),
      ]);
      return { ...range, total, lost, byCampaign, byContent, byModel, byDay };
    },

    /** What a call of this kind has cost on average lately with this model; null when there was none. */
    async usualCost(
      business: OwnedBusiness,
      purpose: AiLog["purpose"] | "passage",
      model: string,
    ): Promise<number | null> {
      const [recorded, isPassage] = purpose === "passage" ? (["content", true] as const) : ([purpose, false] as const);
      const { rows } = await sql<{ cost: number | null }>`
        select ceil(avg(cost))::bigint as cost from (
          select sum(cost_nano_usd) as cost from ai_logs
          where business_id = ${business.id} and outcome <> 'lost' and purpose = ${recorded} and model_requested = ${model}
            and starts_with(prompt_id, 'passage_') = ${isPassage} and created_at > now() - interval '90 days'
          group by job_id order by max(created_at) desc limit 50) as jobs`.execute(db);
      return rows[0]?.cost ?? null;
    },

    /** One call of any business, with everything that is needed to look at it again: for a tool of the operator. */
    findForReplay: (id: string) =>
      db
        .selectFrom("aiLogs")
        .innerJoin("jobs", "jobs.id", "aiLogs.jobId")
        .select(WIRE.map((name) => `aiLogs.${name}` as const))
        .select(topic)
        .select(["aiLogs.businessId", "aiLogs.userId", "aiLogs.rawAnswer", "aiLogs.promptText", "jobs.input"])
        .select(["aiLogs.rateInput", "aiLogs.rateCacheRead", "aiLogs.rateCacheWrite", "aiLogs.rateOutput"])
        .where("aiLogs.id", "=", id)
        .executeTakeFirst(),
  };
}
