import { isDeepStrictEqual } from "node:util";
import {
  type Campaign,
  type Channel,
  type FieldError,
  PLAN_PARTS,
  type PlanPart,
  type Strategy,
  type StrategyUpdate,
} from "@handbill/contracts";
import { levelShares, toPercent } from "../ai/rules/split-budget.ts";
import { AppError } from "../core/errors.ts";
import { withoutUndefined } from "../data/repositories/columns.ts";

type Split = NonNullable<StrategyUpdate["budgetSplit"]>;

/** A share and an amount are allowed to differ by so many percent of the budget: shares are written rounded. */
const SHARE_SLACK = 1;

/** The plan with the owner's changes, and which parts are other than before. Throws where they do not fit the campaign. */
export function withChanges(
  campaign: Campaign,
  strategy: Strategy,
  { budgetSplit, ...update }: StrategyUpdate,
): { strategy: Strategy; parts: PlanPart[] } {
  requireChannels(campaign, "channelPlan", update.channelPlan ?? []);
  const changed: Strategy = {
    ...strategy,
    ...withoutUndefined(update),
    ...(budgetSplit && { budgetSplit: splitOf(campaign, budgetSplit) }),
  };
  const parts = PLAN_PARTS.filter((part) => !isDeepStrictEqual(plain(changed[part]), plain(strategy[part])));
  return { strategy: changed, parts };
}

/** As it is once it was stored: without keys that hold nothing. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The owner's split with shares that add up exactly. */
function splitOf(campaign: Campaign, split: Split): Strategy["budgetSplit"] {
  requireChannels(campaign, "budgetSplit", split);
  const { budget } = campaign;
  if (!budget || budget.amount === 0) {
    if (split.length > 0) throw mismatch("This campaign has no budget, so there is nothing to split.", []);
    return [];
  }
  const total = split.reduce((sum, { amount }) => sum + amount, 0);
  if (total !== budget.amount) throw wrongTotal(total, budget);
  const shares = levelShares(split.map(({ amount, sharePercent }) => sharePercent ?? (amount / budget.amount) * 100));
  if (!shares) throw wrongShares(split);
  return split.map(({ item, channel, amount, reason }, index) => {
    const sharePercent = toPercent(shares[index] ?? 0);
    if (Math.abs((amount / budget.amount) * 100 - sharePercent) > SHARE_SLACK) throw wrongShare(index, sharePercent);
    return { item, channel, sharePercent, amount, currency: budget.currency, reason };
  });
}

function requireChannels(
  { channels }: Campaign,
  part: "channelPlan" | "budgetSplit",
  entries: readonly { channel: Channel | null }[],
): void {
  const errors = entries.flatMap(({ channel }, index): FieldError[] =>
    channel === null || channels.includes(channel)
      ? []
      : [{ path: `${part}.${index}.channel`, message: `This campaign does not use ${channel}.` }],
  );
  if (errors.length > 0) {
    throw new AppError("invalid_request", "The plan names a channel that this campaign does not use.", { errors });
  }
}

const mismatch = (detail: string, errors: FieldError[]) => new AppError("budget_mismatch", detail, { errors });

const wrongTotal = (actual: number, { amount, currency }: NonNullable<Campaign["budget"]>) => {
  const message = `The amounts add up to ${actual}; the budget is ${amount} (smallest units of ${currency}).`;
  return mismatch(message, [{ path: "budgetSplit", message, actual, limit: amount, unit: currency }]);
};

const wrongShares = (split: Split) => {
  const actual = split.reduce((sum, { sharePercent }) => sum + (sharePercent ?? 0), 0);
  const message = `The shares add up to ${actual}; they must add up to 100. Leave them out, and they are worked out.`;
  return mismatch(message, [{ path: "budgetSplit", message, actual, limit: 100, unit: "percent" }]);
};

const wrongShare = (index: number, sharePercent: number) => {
  const message = `The share of ${sharePercent} percent does not fit the amount beside it.`;
  return mismatch(message, [{ path: `budgetSplit.${index}.sharePercent`, message }]);
};
