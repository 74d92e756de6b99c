import * as z from "zod/mini";
import { Channel } from "./channels.ts";
import { Strategy } from "./strategy.ts";
import { requiredText, text } from "./text.ts";

/** The parts of a plan that a person may change; entries of the calendar are changed as contents. */
export const PLAN_PARTS = [
  "summary",
  "positioning",
  "audienceSegments",
  "keyMessages",
  "goals",
  "channelPlan",
  "budgetSplit",
  "risks",
] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

const notNegative = z.number().check(z.nonnegative(), z.maximum(1_000_000_000_000));

const GoalEdit = z
  .strictObject({
    metric: requiredText(300),
    target: notNegative,
    unit: text(100),
    by: text(100),
    measuredBy: text(1000),
    primary: z.boolean(),
    low: z.optional(notNegative),
    high: z.optional(notNegative),
    formula: z.optional(text(1000)),
  })
  .check(
    z.refine(({ low, high }) => (low === undefined) === (high === undefined), {
      error: "A range has both ends, or none.",
      path: ["low"],
      when: ({ issues }) => issues.length === 0,
    }),
    z.refine(({ low, high }) => low === undefined || high === undefined || low <= high, {
      error: "The lower end of the range is above the upper one.",
      path: ["low"],
      when: ({ issues }) => issues.length === 0,
    }),
  );

const oncePerChannel = z.refine<{ channel: string }[]>(
  (list) => new Set(list.map(({ channel }) => channel)).size === list.length,
  { error: "Name each channel once." },
);

const oneIsPrimary = z.refine<{ primary: boolean }[]>((goals) => goals.filter(({ primary }) => primary).length === 1, {
  error: "Exactly one goal is the main one.",
});

/** `PATCH .../strategy`: the named parts take the place of what is there; all others stay. */
export const StrategyUpdate = z.strictObject({
  summary: z.optional(requiredText(6000)),
  positioning: z.optional(requiredText(3000)),
  audienceSegments: z.optional(
    z
      .array(
        z.strictObject({
          name: requiredText(300),
          moment: text(1500),
          doubt: text(1500),
          message: text(1500),
        }),
      )
      .check(z.minLength(1), z.maxLength(12)),
  ),
  keyMessages: z.optional(z.array(requiredText(1000)).check(z.minLength(1), z.maxLength(20))),
  goals: z.optional(z.array(GoalEdit).check(z.minLength(1), z.maxLength(12), oneIsPrimary)),
  channelPlan: z.optional(
    z
      .array(z.strictObject({ channel: Channel, role: requiredText(1500), cadence: text(500) }))
      .check(z.minLength(1), z.maxLength(10), oncePerChannel),
  ),
  /** Amounts add up to the budget. Shares add up to 100, and are worked out from the amounts where they are left out. */
  budgetSplit: z.optional(
    z
      .array(
        z.strictObject({
          item: requiredText(300),
          channel: z.nullable(Channel),
          amount: z.int().check(z.nonnegative(), z.maximum(100_000_000_000)),
          sharePercent: z.optional(z.number().check(z.nonnegative(), z.maximum(100))),
          reason: text(1500),
        }),
      )
      .check(z.maxLength(30)),
  ),
  risks: z.optional(z.array(z.strictObject({ risk: requiredText(1500), response: text(1500) })).check(z.maxLength(20))),
});
export type StrategyUpdate = z.infer<typeof StrategyUpdate>;

/** One plan a campaign has or had, without the plan itself. */
export const PlanVersion = z
  .object({
    version: z.int(),
    author: z.enum(["person", "ai"]),
    /** What the owner asked for when it was planned. */
    instruction: z.nullable(z.string()),
    /** The version that was brought back; null for every other plan. */
    restoredFrom: z.nullable(z.int()),
    /** What a person changed in it. */
    parts: z.array(z.enum(PLAN_PARTS)),
    /** The beginning of its summary. */
    excerpt: z.string(),
    createdAt: z.string(),
  })
  .register(z.globalRegistry, { id: "PlanVersion" });
export type PlanVersion = z.infer<typeof PlanVersion>;

/** A plan whole. */
export const Plan = z.extend(PlanVersion, { strategy: Strategy }).register(z.globalRegistry, { id: "Plan" });
export type Plan = z.infer<typeof Plan>;
