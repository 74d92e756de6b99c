import type { CalendarItem } from "@handbill/contracts";
import { addDays, today, type Day } from "../../ui/dates.ts";

const AHEAD = 21;
const BEHIND = 7;

/** The days that matter for what goes out: the next three weeks, and the last one for what was missed. */
export function outRange(timezone: string, now: Date): { from: Day; to: Day } {
  const day = today(timezone, now);
  return { from: addDays(day, -BEHIND), to: addDays(day, AHEAD) };
}

export type GoingOut = {
  /** Its time went by and nobody said that it was posted. */
  missed: CalendarItem[];
  today: CalendarItem[];
  later: CalendarItem[];
};

const byTime = (first: CalendarItem, second: CalendarItem): number =>
  (first.scheduledAt ?? "").localeCompare(second.scheduledAt ?? "");

/** What has a time, sorted by it: missed, today, later. */
export function goingOut(items: readonly CalendarItem[], timezone: string, now: Date): GoingOut {
  const timed = items.filter(({ scheduledAt }) => scheduledAt !== null).toSorted(byTime);
  const waiting = timed.filter(({ status }) => status === "scheduled");
  const dayOf = ({ scheduledAt }: CalendarItem): Day => today(timezone, new Date(scheduledAt ?? now));
  const here = today(timezone, now);
  return {
    missed: timed.filter(({ status }) => status === "missed"),
    today: waiting.filter((item) => dayOf(item) <= here),
    later: waiting.filter((item) => dayOf(item) > here),
  };
}
