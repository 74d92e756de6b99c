import { AiBudgets, ok, UserBudget } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./call.ts";
import { keys } from "./keys.ts";

const at = (businessId: string): string => `/businesses/${businessId}/ai/budget`;

/** What may be spent on AI this month, by the business and by the owner over all businesses. */
export const budgetQuery = (businessId: string) =>
  queryOptions({
    queryKey: keys.budget(businessId),
    queryFn: async ({ signal }) => (await call(ok(AiBudgets), "GET", at(businessId), { signal })).data,
  });

/** Whose limit. */
export type BudgetOf = "business" | "user";

/**
 * Sets a monthly limit; null takes it away. Answers how many campaigns of this business go on because of it; for the limit of a
 * person that may be campaigns of other businesses too, and is not told.
 */
export async function setBudget(businessId: string, of: BudgetOf, limitNanoUsd: number | null): Promise<number> {
  const body = { limitNanoUsd };
  if (of === "business") return (await call(ok(AiBudgets), "PUT", at(businessId), { body })).data.resumed;
  await call(ok(UserBudget), "PUT", "/me/ai-budget", { body });
  return 0;
}
