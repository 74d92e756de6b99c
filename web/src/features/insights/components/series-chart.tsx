import { useState } from "react";
import type { Insights } from "@handbill/contracts";
import { ChartSlider } from "../../../ui/chart-slider.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { formatDate, formatDay } from "../../../ui/dates.ts";
import { FoldedTable } from "../../../ui/folded-table.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { messages } from "../messages.ts";
import { pointsOf, type Point } from "../view/points.ts";
import { type Measure, MEASURES } from "../view/range.ts";
import { formatMeasure } from "../view/words.ts";
import { tableOf } from "../view/series-table.ts";

const HEIGHT = 160;
const STEP = 20;
const FOOT = 2;

const heightOf = (value: number, top: number): number => (value / Math.max(top, 1)) * (HEIGHT - 10);

/** Bars for this time; a dashed line for the time before, which is told apart without its color, too. */
function Drawing({ points, chosen }: { points: readonly Point[]; chosen: number }) {
  const top = Math.max(...points.map(({ value, before }) => Math.max(value, before ?? 0)));
  const line = points
    .flatMap(({ before }, index) =>
      before === null ? [] : [`${(index + 0.5) * STEP},${HEIGHT - heightOf(before, top) - FOOT}`],
    )
    .join(" ");
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${points.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block h-40 w-full"
    >
      {points.map(({ day, value }, index) => (
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
            y={HEIGHT - Math.max(heightOf(value, top), FOOT)}
            height={Math.max(heightOf(value, top), FOOT)}
            fill={value === 0 ? "var(--color-line)" : "var(--color-chart-1)"}
          />
        </g>
      ))}
      {line !== "" && (
        <polyline
          points={line}
          fill="none"
          stroke="var(--color-chart-2)"
          strokeWidth={2}
          strokeDasharray="5 4"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}

const Legend = () => (
  <p aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
    <span className="inline-flex items-center gap-2">
      <span className="size-3 rounded-sm bg-chart-1" />
      {messages.now}
    </span>
    <span className="inline-flex items-center gap-2">
      <span className="w-5 border-t-2 border-dashed border-chart-2" />
      {messages.earlier}
    </span>
  </p>
);

type SeriesChartProps = { insights: Insights; measure: Measure; onMeasure: (measure: Measure) => void };

/** One measure over time: a chart that arrow keys can read, and the same as a table. */
export function SeriesChart({ insights, measure, onMeasure }: SeriesChartProps) {
  const { points, isWeekly } = pointsOf(insights, measure);
  const { currency } = insights.total;
  const [wanted, setChosen] = useState(() => points.findLastIndex(({ value }) => value > 0));
  const chosen = Math.min(Math.max(wanted, 0), points.length - 1);
  const point = points[chosen];
  if (point === undefined) return null;

  const name = messages.measures[measure];
  const title = isWeekly ? messages.perWeek(name) : messages.perDay(name);
  const whenOf = (day: string): string => (isWeekly ? messages.weekOf(formatDate(day)) : formatDay(day));
  const say = ({ day, value, before }: Point): string => {
    const now = formatMeasure(measure, value, currency);
    return before === null
      ? messages.at(whenOf(day), now)
      : messages.atBoth(whenOf(day), now, formatMeasure(measure, before, currency));
  };
  return (
    <section aria-label={title} className={`${cardClass} grid min-w-0 gap-3 p-4 md:p-5`}>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <h2 className="text-base">{title}</h2>
        <div className="w-44 max-w-full">
          <PlainSelect
            label={messages.measure}
            isLabelHidden
            value={measure}
            choices={MEASURES.map((id) => ({ id, label: messages.measures[id] }))}
            onChange={(value) => onMeasure(MEASURES.find((id) => id === value) ?? "clicks")}
          />
        </div>
      </div>
      <p className="min-h-6 text-sm text-muted tabular-nums">{say(point)}</p>
      <ChartSlider label={title} count={points.length} chosen={chosen} text={say(point)} onChoose={setChosen}>
        <Drawing points={points} chosen={chosen} />
      </ChartSlider>
      <p aria-hidden dir="ltr" className="flex justify-between text-xs text-muted">
        <span>{formatDay(points[0]?.day ?? "")}</span>
        <span>{formatDay(points.at(-1)?.day ?? "")}</span>
      </p>
      {insights.previous && <Legend />}
      <FoldedTable title={title} {...tableOf({ insights, measure, points, whenOf })} />
    </section>
  );
}
