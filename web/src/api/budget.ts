import { AiBudgets, ok } from "@handbill/contracts";
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

/** Sets a monthly limit; null takes it away. */
export async function setBudget(businessId: string, of: BudgetOf, limitNanoUsd: number | null): Promise<AiBudgets> {
  const path = of === "business" ? at(businessId) : "/me/ai-budget";
  return (await call(ok(AiBudgets), "PUT", path, { body: { limitNanoUsd } })).data;
}
