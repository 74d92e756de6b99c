import type { Strategy } from "@handbill/contracts";
import { addDays, weekStart, type Day } from "../../../ui/dates.ts";

type Entry = Strategy["calendar"][number];
export type Week = { monday: Day; sunday: Day; entries: Entry[] };

/** The calendar of a plan, week by week; weeks without an entry are left out. */
export function byWeek(calendar: readonly Entry[]): Week[] {
  const weeks = new Map<Day, Entry[]>();
  for (const entry of [...calendar].sort((one, other) => one.date.localeCompare(other.date))) {
    const monday = weekStart(entry.date);
    weeks.set(monday, [...(weeks.get(monday) ?? []), entry]);
  }
  return [...weeks].map(([monday, entries]) => ({ monday, sunday: addDays(monday, 6), entries }));
}
