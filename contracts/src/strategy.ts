import * as z from "zod/mini";
import { Channel } from "./channels.ts";

/** One planned content: what becomes a placeholder. */
export const CalendarEntry = z.object({
  channel: Channel,
  /** Day inside the campaign's period. */
  date: z.string(),
  topic: z.string(),
  angle: z.string(),
  callToAction: z.string(),
});
export type CalendarEntry = z.infer<typeof CalendarEntry>;

/** Who wrote something with AI, and what it cost. */
export const Receipt = z.object({
  model: z.string(),
  /** True when the built-in demo model wrote it. */
  demo: z.boolean(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  /** Integer nano-US-dollars over all attempts. */
  costNanoUsd: z.int(),
  attempts: z.int(),
  /** Names of the repairs that were needed, in order; empty when the answer was right at once. */
  repairs: z.array(z.string()),
  durationMs: z.int(),
  /** Sentences the owner should know, for example that the demo model wrote in English. */
  notices: z.array(z.string()),
  /** Which prompt asked for it. These four are missing on receipts of early versions. */
  promptId: z.optional(z.string()),
  promptVersion: z.optional(z.int()),
  /** Names of the checks that it went through. */
  checked: z.optional(z.array(z.string())),
  /** The owner's facts that it rests on, in words. */
  factsUsed: z.optional(z.array(z.string())),
});
export type Receipt = z.infer<typeof Receipt>;

/** What earlier results support, with the contents and the numbers behind it. Every one of them was measured. */
export const Evidence = z.object({
  statement: z.string(),
  /** The numbers in words. */
  source: z.string(),
  /** What was measured, and of which contents; missing where a plan says something without numbers. */
  metric: z.optional(z.string()),
  value: z.optional(z.number()),
  contents: z.optional(
    z.array(z.object({ contentId: z.string(), campaignId: z.string(), channel: Channel, topic: z.string() })),
  ),
});
export type Evidence = z.infer<typeof Evidence>;

/** The validated plan of a campaign. */
export const Strategy = z
  .object({
    summary: z.string(),
    positioning: z.string(),
    audienceSegments: z.array(
      z.object({ name: z.string(), moment: z.string(), doubt: z.string(), message: z.string() }),
    ),
    keyMessages: z.array(z.string()),
    goals: z.array(
      z.object({
        metric: z.string(),
        target: z.number(),
        unit: z.string(),
        by: z.string(),
        measuredBy: z.string(),
        primary: z.boolean(),
        /** What arithmetic supports around the target, and the sum that says so; absent where nothing can be worked out. */
        low: z.optional(z.number()),
        high: z.optional(z.number()),
        formula: z.optional(z.string()),
      }),
    ),
    channelPlan: z.array(z.object({ channel: Channel, role: z.string(), cadence: z.string() })),
    /** Adds up: shares to 100, amounts (smallest unit of `currency`) to the budget. Empty without a budget. */
    budgetSplit: z.array(
      z.object({
        item: z.string(),
        channel: z.nullable(Channel),
        sharePercent: z.number(),
        amount: z.int(),
        currency: z.string(),
        reason: z.string(),
      }),
    ),
    calendar: z.array(CalendarEntry),
    risks: z.array(z.object({ risk: z.string(), response: z.string() })),
    /** What the business's own results support; empty until there are enough of them. */
    evidence: z.array(Evidence),
    receipt: Receipt,
  })
  .register(z.globalRegistry, { id: "Strategy" });
export type Strategy = z.infer<typeof Strategy>;
