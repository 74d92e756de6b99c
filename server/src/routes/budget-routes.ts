import { AiBudgets, BudgetUpdate, ok, UserBudget } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { BudgetService } from "../services/budget-service.ts";
import { BusinessPath } from "./paths.ts";
import { account, may, user } from "./policy.ts";

const tags = ["AI usage"];

export const budgetRoutes =
  (budgets: BudgetService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/ai/budget",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "What may be spent on AI this month, and what is",
          params: BusinessPath,
          response: { 200: ok(AiBudgets) },
        },
      },
      async ({ userId, params }) => ({ data: await budgets.get(userId, params.businessId) }),
    );

    app.put(
      "/businesses/:businessId/ai/budget",
      {
        config: { policy: may("bill") },
        schema: {
          tags,
          summary: "Set the monthly AI budget of a business; what an earlier one had stopped goes on",
          params: BusinessPath,
          body: BudgetUpdate,
          response: { 200: ok(AiBudgets) },
        },
      },
      async ({ userId, params, body }) => ({
        data: await budgets.setForBusiness(userId, params.businessId, body.limitNanoUsd),
      }),
    );

    app.get(
      "/me/ai-budget",
      {
        config: { policy: user() },
        schema: {
          tags,
          summary: "One's own AI budget over all businesses",
          response: { 200: ok(UserBudget) },
        },
      },
      async ({ userId }) => ({ data: await budgets.getForUser(userId) }),
    );

    app.put(
      "/me/ai-budget",
      {
        config: { policy: account() },
        schema: {
          tags,
          summary: "Set one's own monthly AI budget over all businesses",
          body: BudgetUpdate,
          response: { 200: ok(UserBudget) },
        },
      },
      async ({ userId, body }) => ({ data: await budgets.setForUser(userId, body.limitNanoUsd) }),
    );

    done();
  };
