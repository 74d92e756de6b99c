import * as z from "zod/mini";

/** The highest limit: a million US dollars a month. */
export const MAX_BUDGET_NANO_USD = 1_000_000_000_000_000;

export const Budget = z.object({
  /** Null: no limit. */
  limitNanoUsd: z.nullable(z.int()),
  spentNanoUsd: z.int(),
  /** Held back for calls that are under way; given back or spent when they end. */
  reservedNanoUsd: z.int(),
  /** The month it counts for, and the day on which it starts anew. */
  period: z.string(),
  renewsOn: z.string(),
});
export type Budget = z.infer<typeof Budget>;

/** `ceilingNanoUsd` is set by whoever runs the server; it holds above the person's own limit. */
export const UserBudget = z.extend(Budget, { ceilingNanoUsd: z.nullable(z.int()) });
export type UserBudget = z.infer<typeof UserBudget>;

/** What may be spent on AI this month: for one business, and by one person over all their businesses. */
export const AiBudgets = z
  .object({
    business: Budget,
    /** Null for a member whose ceiling it does not count against. */
    user: z.nullable(UserBudget),
    /** Campaigns whose writing goes on because the limit was raised. */
    resumed: z.int(),
  })
  .register(z.globalRegistry, { id: "AiBudgets" });
export type AiBudgets = z.infer<typeof AiBudgets>;

/** `PUT .../ai/budget` and `PUT /me/ai-budget`: null takes the limit away. */
export const BudgetUpdate = z.strictObject({
  limitNanoUsd: z.nullable(z.int().check(z.minimum(0), z.maximum(MAX_BUDGET_NANO_USD))),
});
export type BudgetUpdate = z.infer<typeof BudgetUpdate>;

/** `POST .../estimate`: of what. */
export const EstimateWish = z.strictObject({ what: z._default(z.enum(["contents", "plan"]), "contents") });
export type EstimateWish = z.infer<typeof EstimateWish>;

/** What a generation would cost, before it is started. Costs nothing and changes nothing. */
export const Estimate = z
  .object({
    /** How many calls are needed when each is right at once. */
    calls: z.int(),
    model: z.string(),
    demo: z.boolean(),
    /** Upper bound: every call at its longest, with every try that is allowed. Null when the price of the model is not known. */
    atMostNanoUsd: z.nullable(z.int()),
    /** What such calls have cost lately, or cost by their usual length. */
    likelyNanoUsd: z.nullable(z.int()),
    /** What is left of the budgets this month, the smaller of the two; null without a limit. */
    leftNanoUsd: z.nullable(z.int()),
  })
  .register(z.globalRegistry, { id: "Estimate" });
export type Estimate = z.infer<typeof Estimate>;
