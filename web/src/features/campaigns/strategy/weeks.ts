import type { Channel, Content, ContentStatus, Strategy } from "@handbill/contracts";
import { addDays, weekStart, type Day } from "../../../ui/dates.ts";

/** One piece of the campaign as the calendar of the plan shows it. `id` and `status` come once the pieces are there. */
export type Entry = {
  key: string;
  date: Day;
  channel: Channel;
  topic: string;
  angle: string;
  piece?: { id: string; status: ContentStatus };
};
export type Week = { monday: Day; sunday: Day; entries: Entry[] };

/** What was planned, before it is known what became of it. */
export const plannedEntries = ({ calendar }: Strategy): Entry[] =>
  calendar.map(({ date, channel, topic, angle }, index) => ({ key: String(index), date, channel, topic, angle }));

/** The pieces as they are now: some were moved, some written, some taken out. Those without a day come in no week. */
export const pieceEntries = (contents: readonly Content[]): Entry[] =>
  contents.flatMap(({ id, scheduledOn, channel, topic, angle, status }) =>
    scheduledOn === null ? [] : [{ key: id, date: scheduledOn, channel, topic, angle, piece: { id, status } }],
  );

/** The calendar of a plan, week by week; weeks without an entry are left out. */
export function byWeek(calendar: readonly Entry[]): Week[] {
  const weeks = new Map<Day, Entry[]>();
  for (const entry of [...calendar].sort((one, other) => one.date.localeCompare(other.date))) {
    const monday = weekStart(entry.date);
    weeks.set(monday, [...(weeks.get(monday) ?? []), entry]);
  }
  return [...weeks].map(([monday, entries]) => ({ monday, sunday: addDays(monday, 6), entries }));
}
