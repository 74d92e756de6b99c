import { useState } from "react";
import { ChartSlider } from "../../../ui/chart-slider.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { formatDay } from "../../../ui/dates.ts";
import { FoldedTable } from "../../../ui/folded-table.tsx";
import { formatAiCost, typedDollars } from "../../../ui/money.ts";
import { barsOf, type Bar } from "../bars.ts";
import { messages } from "../messages.ts";
import type { Usage } from "@handbill/contracts";

const HEIGHT = 120;
const STEP = 20;

const sentence = ({ day, calls, costNanoUsd }: Bar): string =>
  messages.dayCalls(formatDay(day), calls, formatAiCost(costNanoUsd));

function Bars({ bars, chosen }: { bars: readonly Bar[]; chosen: number }) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block h-30 w-full"
    >
      {bars.map(({ day, height }, index) => (
        <g key={day}>
          <rect
            x={index * STEP}
            width={STEP}
            height={HEIGHT}
            fill={index === chosen ? "var(--color-sunk)" : "transparent"}
          />
          <rect
            x={index * STEP + 3}
            width={STEP - 6}
            y={HEIGHT - Math.max(height * (HEIGHT - 4), 2)}
            height={Math.max(height * (HEIGHT - 4), 2)}
            fill={height === 0 ? "var(--color-line)" : "var(--color-accent)"}
          />
        </g>
      ))}
    </svg>
  );
}

/** Cost day by day: bars that arrow keys can read, and the same as a table. */
export function DayChart({ days, byDay }: { days: readonly string[]; byDay: Usage["byDay"] }) {
  const { bars, measure } = barsOf(days, byDay);
  const busiest = bars.findIndex(({ height }) => height === 1);
  const [wanted, setChosen] = useState(Math.max(busiest, 0));
  const chosen = Math.min(wanted, bars.length - 1);
  const bar = bars[chosen];
  if (bar === undefined) return null;
  const used = bars.filter(({ calls }) => calls > 0);

  return (
    <section aria-label={messages.byDay} className={`${cardClass} grid min-w-0 gap-3 p-4 md:p-5`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-base">{messages.byDay}</h2>
        <p className="text-sm text-muted tabular-nums">{sentence(bar)}</p>
      </div>
      {measure === "calls" && <p className="text-sm text-muted">{messages.noCost}</p>}
      <ChartSlider label={messages.byDay} count={bars.length} chosen={chosen} text={sentence(bar)} onChoose={setChosen}>
        <Bars bars={bars} chosen={chosen} />
      </ChartSlider>
      <p aria-hidden className="flex justify-between text-xs text-muted">
        <span>{formatDay(bars[0]?.day ?? "")}</span>
        <span>{formatDay(bars.at(-1)?.day ?? "")}</span>
      </p>
      <FoldedTable
        title={messages.byDay}
        heads={[messages.day, messages.calls, messages.cost]}
        rows={used.map(({ day, calls, costNanoUsd }) => ({
          key: day,
          head: formatDay(day),
          cells: [calls.toLocaleString("en"), formatAiCost(costNanoUsd)],
        }))}
        sheet={[
          [messages.day, messages.calls, messages.costInDollars],
          ...used.map(({ day, calls, costNanoUsd }) => [day, String(calls), typedDollars(costNanoUsd)]),
        ]}
      />
    </section>
  );
}
