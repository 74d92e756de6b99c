import type { Insights } from "@handbill/contracts";
import { addDays, daysBetween, type Day } from "../../../ui/dates.ts";
import type { Measure } from "./range.ts";

/** One step of the chart: a day, or a week where there are many of them. */
export type Point = { day: Day; value: number; before: number | null };

const MOST_DAYS = 92;

type Days = Insights["byDay"];

function stepsOf(from: Day, to: Day, step: number, days: Days, measure: Measure): number[] {
  const values = new Map(days.map((entry) => [entry.day, entry[measure]]));
  return Array.from({ length: Math.ceil(daysBetween(from, to) / step) }, (_step, index) =>
    Array.from({ length: step }, (_day, offset) => values.get(addDays(from, index * step + offset)) ?? 0).reduce(
      (sum, value) => sum + value,
      0,
    ),
  );
}

/** A measure over days, silent ones included, with the time before beside it. */
export function pointsOf(
  { from, to, byDay, previous }: Pick<Insights, "from" | "to" | "byDay" | "previous">,
  measure: Measure,
): { points: Point[]; isWeekly: boolean } {
  const isWeekly = daysBetween(from, to) > MOST_DAYS;
  const step = isWeekly ? 7 : 1;
  const now = stepsOf(from, to, step, byDay, measure);
  const before = previous && stepsOf(previous.from, previous.to, step, previous.byDay, measure);
  const points = now.map((value, index) => ({
    day: addDays(from, index * step),
    value,
    before: before?.[index] ?? null,
  }));
  return { points, isWeekly };
}
