import * as z from "zod/mini";
import { PageQuery } from "./page.ts";
import { calendarDate, id } from "./text.ts";

const totals = { calls: z.int(), inputTokens: z.int(), outputTokens: z.int(), costNanoUsd: z.int() };

export const UsageQuery = z.strictObject({ from: z.optional(calendarDate), to: z.optional(calendarDate) });

/** AI usage of a business over whole days in its time zone, both ends included. */
export const Usage = z
  .object({
    from: z.string(),
    to: z.string(),
    total: z.object(totals),
    byCampaign: z.array(z.object({ campaignId: z.nullable(z.string()), name: z.string(), ...totals })),
    byModel: z.array(z.object({ model: z.string(), ...totals })),
    byDay: z.array(z.object({ day: z.string(), ...totals })),
  })
  .register(z.globalRegistry, { id: "Usage" });
export type Usage = z.infer<typeof Usage>;

export const AI_OUTCOMES = ["started", "ok", "repaired", "invalid", "failed", "cancelled", "lost"] as const;

/** One attempt to call the model. Append-only. */
export const AiLog = z
  .object({
    id,
    jobId: z.string(),
    campaignId: z.nullable(z.string()),
    contentId: z.nullable(z.string()),
    purpose: z.enum(["strategy", "content"]),
    attempt: z.int(),
    outcome: z.enum(AI_OUTCOMES),
    errorCode: z.nullable(z.string()),
    modelRequested: z.string(),
    model: z.nullable(z.string()),
    inputTokens: z.int(),
    cachedInputTokens: z.int(),
    outputTokens: z.int(),
    reasoningTokens: z.int(),
    usageSource: z.enum(["provider", "estimated", "none"]),
    costNanoUsd: z.int(),
    latencyMs: z.nullable(z.int()),
    promptId: z.string(),
    promptVersion: z.int(),
    createdAt: z.string(),
  })
  .register(z.globalRegistry, { id: "AiLog" });
export type AiLog = z.infer<typeof AiLog>;

export const AiLogQuery = z.extend(PageQuery, { from: z.optional(calendarDate), to: z.optional(calendarDate) });
