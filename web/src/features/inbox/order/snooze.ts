import { clockIn, dayIn, momentOf } from "../../../scheduling/moments.ts";
import { addDays, formatDay, today, weekStart } from "../../../ui/dates.ts";
import { messages } from "../messages.ts";

const MORNING = "09:00";
const LATER_HOURS = 3;
const HOUR_MS = 3_600_000;

export type Waking = { label: string; at: string };

const { until } = messages.work;

/** Tomorrow morning where the business is. */
export const tomorrowMorning = (timezone: string, now: Date): string =>
  momentOf(timezone, addDays(today(timezone, now), 1), MORNING);

/** When a conversation that is put off may come back, the soonest first. Late in the evening, nothing is later today. */
export function wakings(timezone: string, now: Date): Waking[] {
  const day = today(timezone, now);
  const later = new Date(now.getTime() + LATER_HOURS * HOUR_MS).toISOString();
  const tomorrow = tomorrowMorning(timezone, now);
  const monday = addDays(weekStart(day), 7);
  return [
    ...(dayIn(timezone, later) === day ? [{ label: until.later(clockIn(timezone, later)), at: later }] : []),
    { label: until.tomorrow(MORNING), at: tomorrow },
    ...(monday === addDays(day, 1)
      ? []
      : [{ label: until.monday(formatDay(monday), MORNING), at: momentOf(timezone, monday, MORNING) }]),
  ];
}
