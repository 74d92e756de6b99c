import type { Usage } from "@handbill/contracts";
import type { Day } from "../../ui/dates.ts";

export type Bar = { day: Day; calls: number; costNanoUsd: number; /** From 0 to 1 of the tallest. */ height: number };

/** One bar for each day of a month, silent days included. By cost; by calls where nothing was charged. */
export function barsOf(days: readonly Day[], byDay: Usage["byDay"]): { bars: Bar[]; measure: "cost" | "calls" } {
  const found = new Map(byDay.map((entry) => [entry.day, entry]));
  const entries = days.map((day) => ({
    day,
    calls: found.get(day)?.calls ?? 0,
    costNanoUsd: found.get(day)?.costNanoUsd ?? 0,
  }));
  const measure = entries.some(({ costNanoUsd }) => costNanoUsd > 0) ? "cost" : "calls";
  const valueOf = ({ calls, costNanoUsd }: (typeof entries)[number]) => (measure === "cost" ? costNanoUsd : calls);
  const tallest = Math.max(...entries.map(valueOf), 1);
  const bars = entries.map((entry) => Object.assign(entry, { height: valueOf(entry) / tallest }));
  return { bars, measure };
}
