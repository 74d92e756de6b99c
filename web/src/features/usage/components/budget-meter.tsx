import type { AiBudgets } from "@handbill/contracts";
import { cx } from "../../../ui/classes.ts";
import { formatDate, formatDay, today } from "../../../ui/dates.ts";
import { formatAiCost, formatRoughCost } from "../../../ui/money.ts";
import { budgetMessages as copy } from "../budget-messages.ts";
import { paceOf } from "../pace.ts";

type Budget = AiBudgets["business"];

/** The limit that holds: one's own, or the server's where that is lower. */
const limitOf = (budget: Budget, ceilingNanoUsd: number | null): number | null => {
  const limits = [budget.limitNanoUsd, ceilingNanoUsd].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
};

const percent = (part: number, whole: number): number =>
  whole <= 0 ? 100 : Math.min(100, Math.max(0, (part / whole) * 100));

type BudgetMeterProps = { budget: Budget; ceilingNanoUsd: number | null; label: string };

function Bar({ budget, limit, label }: { budget: Budget; limit: number; label: string }) {
  const { spentNanoUsd: spent, reservedNanoUsd: reserved } = budget;
  const isTight = spent + reserved >= limit * 0.9;
  return (
    <div
      role="meter"
      aria-label={copy.meter(label)}
      aria-valuemin={0}
      aria-valuemax={limit / 1e9}
      aria-valuenow={Math.min(spent, limit) / 1e9}
      aria-valuetext={copy.spentOf(formatAiCost(spent), formatRoughCost(limit))}
      className="flex h-2.5 overflow-hidden rounded-full bg-sunk"
    >
      <span className={isTight ? "bg-danger" : "bg-accent"} style={{ width: `${percent(spent, limit)}%` }} />
      <span className="bg-info opacity-60" style={{ width: `${percent(reserved, limit)}%` }} />
    </div>
  );
}

const Amount = ({ name, value, isStrong = false }: { name: string; value: string; isStrong?: boolean }) => (
  <div>
    <dt className="text-sm text-muted">{name}</dt>
    <dd className={cx("tabular-nums", isStrong && "font-bold")}>{value}</dd>
  </div>
);

/** How much of a month's budget is spent, held back and left. */
export function BudgetMeter({ budget, ceilingNanoUsd, label }: BudgetMeterProps) {
  const { spentNanoUsd: spent, reservedNanoUsd: reserved, renewsOn } = budget;
  const limit = limitOf(budget, ceilingNanoUsd);
  const pace = paceOf(budget, limit, today("UTC"));
  const left = limit === null ? null : Math.max(0, limit - spent - reserved);
  return (
    <>
      {limit !== null && <Bar budget={budget} limit={limit} label={label} />}
      <dl className="flex flex-wrap gap-x-6 gap-y-2">
        <Amount name={copy.spent} value={formatAiCost(spent)} isStrong />
        {reserved > 0 && <Amount name={copy.reserved} value={formatAiCost(reserved)} />}
        {left !== null && <Amount name={copy.left} value={formatAiCost(left)} isStrong />}
        <Amount name={copy.limit} value={limit === null ? copy.noLimit : formatRoughCost(limit)} />
        <Amount name={copy.renews} value={formatDate(renewsOn)} />
      </dl>
      {pace && (
        <p className="text-sm text-muted">
          {copy.pace(formatRoughCost(pace.byEndNanoUsd), formatDay(pace.lastDay))}{" "}
          {pace.lastsUntil !== null && (
            <span className="font-medium text-ai">{copy.lastsUntil(formatDay(pace.lastsUntil))}</span>
          )}
        </p>
      )}
      {ceilingNanoUsd !== null && <p className="text-sm text-muted">{copy.ceiling(formatRoughCost(ceilingNanoUsd))}</p>}
      {left === 0 && (
        <p className="text-sm font-medium text-danger">{limit === 0 ? copy.nothingAllowed : copy.usedUp}</p>
      )}
    </>
  );
}
