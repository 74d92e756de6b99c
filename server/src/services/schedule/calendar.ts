import { type CalendarItem, CLOSE_TOGETHER_MINUTES, type ScheduleNote } from "@handbill/contracts";
import type { CalendarRow } from "../../data/repositories/schedule-repository.ts";
import { notesOnDay, type Openness } from "./day-notes.ts";
import { MOST_NEIGHBOURS, type Neighbour, notesOnNeighbours } from "./neighbours.ts";

const CLOSE_MS = CLOSE_TOGETHER_MINUTES * 60_000;

/** The calendar with what there is to say of each piece that is still to go out. */
export function calendarOf(rows: readonly CalendarRow[], openness: Openness): CalendarItem[] {
  const timed = rows.flatMap(timedOf).toSorted((one, other) => one.ms - other.ms);
  const placeOf = new Map(timed.map(({ id }, index) => [id, index]));
  return rows.map(({ startsOn, endsOn, ...item }) => {
    if (isOut(item)) return { ...item, notes: [] };
    const onDay = notesOnDay(Temporal.PlainDate.from(item.scheduledOn), openness, { startsOn, endsOn });
    return { ...item, notes: [...notesOnTime(item, timed, placeOf.get(item.id)), ...onDay] };
  });
}

type Row = Omit<CalendarItem, "notes">;
type Timed = Neighbour & { ms: number };

const isOut = ({ status }: Row): boolean => status === "published" || status === "publishing" || status === "unknown";

function timedOf(row: Row): Timed[] {
  const { id, topic, status, scheduledAt: at } = row;
  return at !== null && (status === "scheduled" || isOut(row)) ? [{ id, topic, at, ms: Date.parse(at) }] : [];
}

/** Looks at those beside it only: a calendar of thousands is read in no time, also where all of them stand at the same hour. */
function notesOnTime(
  { status, scheduledAt, timezone }: Row,
  timed: readonly Timed[],
  place: number | undefined,
): ScheduleNote[] {
  if (status !== "scheduled" || scheduledAt === null || timezone === null || place === undefined) return [];
  const ms = Date.parse(scheduledAt);
  const before = timed.slice(Math.max(0, place - MOST_NEIGHBOURS / 2), place);
  const near = [...before, ...timed.slice(place + 1, place + 1 + MOST_NEIGHBOURS)].filter(
    (other) => Math.abs(other.ms - ms) <= CLOSE_MS,
  );
  return notesOnNeighbours(Temporal.Instant.from(scheduledAt).toZonedDateTimeISO(timezone), near);
}
