import { type CalendarItem, CLOSE_TOGETHER_MINUTES, type ScheduleNote } from "@handbill/contracts";
import type { CalendarRow } from "../../data/repositories/schedule-repository.ts";
import { notesOnDay, type Openness } from "./day-notes.ts";
import { type Neighbour, notesOnNeighbours } from "./neighbours.ts";

const NEAR_MS = 2 * CLOSE_TOGETHER_MINUTES * 60_000;

/** The calendar with what there is to say of each piece that is still to go out. */
export function calendarOf(rows: readonly CalendarRow[], openness: Openness): CalendarItem[] {
  const timed = rows.flatMap(timedOf).toSorted((one, other) => one.ms - other.ms);
  return rows.map(({ startsOn, endsOn, ...item }) => {
    if (isOut(item)) return { ...item, notes: [] };
    const onDay = notesOnDay(Temporal.PlainDate.from(item.scheduledOn), openness, { startsOn, endsOn });
    return { ...item, notes: [...notesOnTime(item, timed), ...onDay] };
  });
}

type Row = Omit<CalendarItem, "notes">;
type Timed = Neighbour & { ms: number };

const isOut = ({ status }: Row): boolean => status === "published" || status === "publishing" || status === "unknown";

function timedOf(row: Row): Timed[] {
  const { id, topic, status, scheduledAt: at } = row;
  return at !== null && (status === "scheduled" || isOut(row)) ? [{ id, topic, at, ms: Date.parse(at) }] : [];
}

function notesOnTime({ id, status, scheduledAt, timezone }: Row, timed: readonly Timed[]): ScheduleNote[] {
  if (status !== "scheduled" || scheduledAt === null || timezone === null) return [];
  const ms = Date.parse(scheduledAt);
  const near = timed.filter((other) => other.id !== id && Math.abs(other.ms - ms) < NEAR_MS);
  return notesOnNeighbours(Temporal.Instant.from(scheduledAt).toZonedDateTimeISO(timezone), near);
}
