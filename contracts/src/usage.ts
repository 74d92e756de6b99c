import * as z from "zod/mini";
import { ERROR_CODES, FieldError } from "./errors.ts";
import { PageQuery } from "./page.ts";
import { calendarDate, id } from "./text.ts";

const totals = { calls: z.int(), inputTokens: z.int(), outputTokens: z.int(), costNanoUsd: z.int() };

/** With `campaignId` the sums are of that campaign, and those of each of its contents are added. */
export const UsageQuery = z.strictObject({
  from: z.optional(calendarDate),
  to: z.optional(calendarDate),
  campaignId: z.optional(id),
});
export type UsageQuery = z.infer<typeof UsageQuery>;

/** AI usage of a business over whole days in its time zone, both ends included. */
export const Usage = z
  .object({
    from: z.string(),
    to: z.string(),
    total: z.object(totals),
    /** Calls that an interruption of ours cut off. They may have been paid, at our cost: their cost is in no other sum and in no budget. */
    lost: z.object({ calls: z.int(), costNanoUsd: z.int() }),
    byCampaign: z.array(z.object({ campaignId: z.nullable(z.string()), name: z.string(), ...totals })),
    /** Only of one campaign, when one is asked for; empty otherwise. `contentId` null is its plan. */
    byContent: z.array(
      z.object({ contentId: z.nullable(z.string()), channel: z.nullable(z.string()), topic: z.string(), ...totals }),
    ),
    byModel: z.array(z.object({ model: z.string(), ...totals })),
    byDay: z.array(z.object({ day: z.string(), ...totals })),
  })
  .register(z.globalRegistry, { id: "Usage" });
export type Usage = z.infer<typeof Usage>;

export const AI_OUTCOMES = ["started", "ok", "repaired", "invalid", "failed", "cancelled", "lost"] as const;
export const AI_PURPOSES = ["strategy", "content", "reply", "questions"] as const;
export const COST_SOURCES = ["exact", "estimated", "reserved", "unknown_price", "none"] as const;

/** One attempt to call the model. Append-only. */
export const AiLog = z
  .object({
    id,
    jobId: z.string(),
    campaignId: z.nullable(z.string()),
    contentId: z.nullable(z.string()),
    /** What the content is about; null for a plan, and for a content that has been erased. */
    topic: z.nullable(z.string()),
    purpose: z.enum(AI_PURPOSES),
    attempt: z.int(),
    outcome: z.enum(AI_OUTCOMES),
    errorCode: z.nullable(z.enum(ERROR_CODES)),
    httpStatus: z.nullable(z.int()),
    finishReason: z.nullable(z.string()),
    modelRequested: z.string(),
    model: z.nullable(z.string()),
    inputTokens: z.int(),
    cachedInputTokens: z.int(),
    cacheWriteTokens: z.int(),
    outputTokens: z.int(),
    /** Part of the output tokens. */
    reasoningTokens: z.int(),
    usageSource: z.enum(["provider", "estimated", "none"]),
    /** `reserved`: the call was cut off and may have been charged, so all that was held back for it counts as spent. */
    costSource: z.enum(COST_SOURCES),
    costNanoUsd: z.int(),
    reservedNanoUsd: z.int(),
    priceVersion: z.string(),
    latencyMs: z.nullable(z.int()),
    firstByteMs: z.nullable(z.int()),
    repairs: z.array(z.string()),
    /** What was wrong with the answer, at most ten. */
    issues: z.array(FieldError),
    /** What looked unusual in what was sent or came back; a sign, not a judgement. */
    guardFlags: z.array(z.string()),
    promptId: z.string(),
    promptVersion: z.int(),
    promptSha256: z.string(),
    schemaName: z.string(),
    schemaSha256: z.string(),
    createdAt: z.string(),
  })
  .register(z.globalRegistry, { id: "AiLog" });
export type AiLog = z.infer<typeof AiLog>;

const logFilter = {
  from: z.optional(calendarDate),
  to: z.optional(calendarDate),
  campaignId: z.optional(id),
  contentId: z.optional(id),
  jobId: z.optional(id),
  outcome: z.optional(z.enum(AI_OUTCOMES)),
  purpose: z.optional(z.enum(AI_PURPOSES)),
  model: z.optional(z.string().check(z.maxLength(200))),
};

export const AiLogQuery = z.extend(PageQuery, logFilter);
export type AiLogQuery = z.infer<typeof AiLogQuery>;

/** `GET .../ai/logs.csv`: the same rows as a table, oldest first, without pages. */
export const AiLogExport = z.strictObject(logFilter);
export type AiLogExport = z.infer<typeof AiLogExport>;
