import type { Strategy } from "@handbill/contracts";
import { Target } from "lucide-react";
import { cardClass, cx } from "../../../ui/classes.ts";
import { formatDate } from "../../../ui/dates.ts";
import { Written } from "../../../ui/written.tsx";
import { strategyMessages as copy } from "./messages.ts";

type Goal = Strategy["goals"][number];

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const number = (value: number): string => value.toLocaleString("en");

/** Where a figure lies between nothing and the largest of those that are shown. */
const place = (value: number, largest: number): string => `${Math.min(100, (value / largest) * 100)}%`;

/** Target and realistic range on one line; the words beside it say the same. */
function RangeBar({ low, high, target }: { low: number; high: number; target: number }) {
  const largest = Math.max(high, target) * 1.1 || 1;
  return (
    <div aria-hidden className="relative my-2 h-2 rounded-full bg-sunk">
      <span
        className="absolute inset-y-0 rounded-full bg-accent opacity-35"
        style={{ insetInlineStart: place(low, largest), width: place(high - low, largest) }}
      />
      <span
        className="absolute -inset-y-1 w-1 -translate-x-1/2 rounded-full bg-accent rtl:translate-x-1/2"
        style={{ insetInlineStart: place(target, largest) }}
      />
    </div>
  );
}

function Range({ low, high, target }: { low: number; high: number; target: number }) {
  const isOff = target > high ? copy.targetHigh : target < low ? copy.targetLow : "";
  return (
    <>
      <RangeBar low={low} high={high} target={target} />
      <p className="text-sm tabular-nums">
        {copy.range(number(low), number(high))}
        {isOff !== "" && <span className="block text-ai">{isOff}</span>}
      </p>
    </>
  );
}

function GoalCard({ goal }: { goal: Goal }) {
  const { metric, target, unit, by, measuredBy, primary, low, high, formula } = goal;
  return (
    // The first, the main one, takes a whole row where the others fill theirs.
    <li
      className={cx(
        cardClass,
        "grid content-start gap-1 p-4 md:p-5",
        primary && "border-accent md:p-6 sm:[&:nth-last-child(odd)]:col-span-2",
      )}
    >
      {primary && (
        <span className="inline-flex items-center gap-1.5 text-sm font-medium text-accent">
          <Target size={15} aria-hidden />
          {copy.mainGoal}
        </span>
      )}
      <p className={cx("font-bold tabular-nums", primary ? "text-2xl" : "text-xl")}>
        {number(target)} <Written className="text-base font-medium">{unit}</Written>
      </p>
      <Written as="p">{metric}</Written>
      <p className="text-sm text-muted">{copy.by(isDay(by) ? formatDate(by) : by)}</p>
      {low !== undefined && high !== undefined && <Range low={low} high={high} target={target} />}
      <dl className={cx("mt-2 grid gap-3 text-sm", primary && (formula ?? "") !== "" && "md:grid-cols-2 md:gap-6")}>
        {formula !== undefined && formula !== "" && (
          <div>
            <dt className="text-muted">{copy.formula}</dt>
            <dd>
              <Written as="div" className="tabular-nums">
                {formula}
              </Written>
            </dd>
          </div>
        )}
        {measuredBy !== "" && (
          <div>
            <dt className="text-muted">{copy.measured}</dt>
            <dd>
              <Written as="div">{measuredBy}</Written>
            </dd>
          </div>
        )}
      </dl>
    </li>
  );
}

/** What success looks like: the main goal large, each with its range and the sum behind it. */
export const Goals = ({ goals }: { goals: Strategy["goals"] }) => (
  <ul className="grid gap-3 sm:grid-cols-2">
    {goals.map((goal) => (
      <GoalCard key={`${goal.metric}-${goal.by}`} goal={goal} />
    ))}
  </ul>
);
