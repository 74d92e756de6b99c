import { addDays, daysBetween, type Day } from "../../ui/dates.ts";

/** Of less than this nobody can say how a month goes on. */
const LEAST_DAYS = 3;

type Spending = { spentNanoUsd: number; period: string; renewsOn: Day };

/** What a month comes to when it goes on as it began, and the last day for which the limit would do; null while it is too early. */
export function paceOf({ spentNanoUsd, period, renewsOn }: Spending, limitNanoUsd: number | null, day: Day) {
  const first = `${period}-01`;
  const passed = daysBetween(first, day);
  const all = daysBetween(first, addDays(renewsOn, -1));
  if (spentNanoUsd <= 0 || passed < LEAST_DAYS || passed >= all) return null;
  const perDay = spentNanoUsd / passed;
  const isLimited = limitNanoUsd !== null && spentNanoUsd < limitNanoUsd && perDay * all > limitNanoUsd;
  return {
    byEndNanoUsd: Math.round(perDay * all),
    lastDay: addDays(renewsOn, -1),
    lastsUntil: isLimited ? addDays(first, Math.floor(limitNanoUsd / perDay) - 1) : null,
  };
}
