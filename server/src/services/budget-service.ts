import type { AiBudgets, UserBudget } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { SpendState } from "../data/repositories/ai-spend-repository.ts";
import type { Store } from "../data/store.ts";
import { BY_ITSELF } from "./accept-work.ts";
import { requirePermission } from "./permissions.ts";
import type { BusinessService } from "./business-service.ts";
import type { WritingService } from "./writing-service.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  writing: WritingService;
  /** Set by whoever runs the server: the most one person may spend a month. */
  userCeilingNanoUsd: number | null;
};
export type BudgetService = ReturnType<typeof createBudgetService>;

/** Campaigns that one raise sets going again; more than anybody has waiting. */
const MOST_RESUMED = 50;

const smaller = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

const leftOf = ({ spentNanoUsd, reservedNanoUsd }: SpendState, limit: number | null): number | null =>
  limit === null ? null : Math.max(limit - spentNanoUsd - reservedNanoUsd, 0);

/** Monthly AI budgets of businesses and of people. */
export function createBudgetService({ store, businesses, writing, userCeilingNanoUsd }: Needs) {
  const statesOf = async (business: OwnedBusiness): Promise<Pick<AiBudgets, "business"> & { user: UserBudget }> => {
    const [ofBusiness, ofUser] = await Promise.all([
      store.aiSpend.ofBusiness(business),
      store.aiSpend.ofUser(business.payerId),
    ]);
    return { business: ofBusiness, user: { ...ofUser, ceilingNanoUsd: userCeilingNanoUsd } };
  };

  /** What one person spends over all their businesses is for nobody else to see. */
  const read = async (business: OwnedBusiness, resumed = 0): Promise<AiBudgets> => {
    const { business: own, user } = await statesOf(business);
    return { business: own, user: business.payerId === business.userId ? user : null, resumed };
  };

  /** Goes on with what the budget had stopped. What still does not fit stops again, in the same clean way. */
  const resume = async (userId: string, stopped: { businessId: string; campaignId: string }[]): Promise<number> => {
    let resumed = 0;
    for (const path of stopped) {
      try {
        await writing.writeAll(userId, path, BY_ITSELF);
        resumed += 1;
      } catch (error) {
        // Written or planned again since: nothing is left to go on with.
        if (!(error instanceof AppError)) throw error;
      }
    }
    return resumed;
  };

  /** Only a raise sets work going again: who lowers a limit wants less to be spent, not more. */
  const resumeAfterRaise = async (
    userId: string,
    budget: { payerId: string } | { businessId: string },
    { from, to }: { from: number | null; to: number | null },
  ): Promise<number> => {
    if (from === null || (to !== null && to <= from)) return 0;
    return resume(userId, await store.jobs.stoppedByBudget(budget, MOST_RESUMED));
  };

  return {
    async get(userId: string, businessId: string): Promise<AiBudgets> {
      return read(await businesses.requireOwned(userId, businessId));
    },

    /** What both budgets leave for this month; null without a limit. */
    async left(business: OwnedBusiness): Promise<number | null> {
      const { business: own, user } = await statesOf(business);
      return smaller(leftOf(own, own.limitNanoUsd), leftOf(user, smaller(user.limitNanoUsd, user.ceilingNanoUsd)));
    },

    /** Sets the limit of a business. Where it is raised, campaigns that the earlier one stopped in the middle go on. */
    async setForBusiness(userId: string, businessId: string, limitNanoUsd: number | null): Promise<AiBudgets> {
      const business = await businesses.requireOwned(userId, businessId);
      requirePermission(business, "bill");
      const { limitNanoUsd: from } = await store.aiSpend.ofBusiness(business);
      await store.transaction(async (tx) => {
        await tx.aiSpend.setBusinessLimit(business, limitNanoUsd);
        await tx.audit.append(business, { action: "budget.changed", details: { from, to: limitNanoUsd } });
      });
      return read(business, await resumeAfterRaise(userId, { businessId }, { from, to: limitNanoUsd }));
    },

    async getForUser(userId: string): Promise<UserBudget> {
      return { ...(await store.aiSpend.ofUser(userId)), ceilingNanoUsd: userCeilingNanoUsd };
    },

    /** Sets a person's own limit over all their businesses, in the same way. */
    async setForUser(userId: string, limitNanoUsd: number | null): Promise<UserBudget> {
      const { limitNanoUsd: from } = await store.aiSpend.ofUser(userId);
      await store.aiSpend.setUserLimit(userId, limitNanoUsd);
      await resumeAfterRaise(userId, { payerId: userId }, { from, to: limitNanoUsd });
      return { ...(await store.aiSpend.ofUser(userId)), ceilingNanoUsd: userCeilingNanoUsd };
    },
  };
}
