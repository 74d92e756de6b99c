import { CLOSE_TOGETHER_MINUTES, type ScheduleNote } from "@handbill/contracts";
import { clockInWords } from "./words.ts";

/** Another piece of the business that has a time. */
export type Neighbour = { id: string; topic: string; at: string };

const NANOSECONDS_PER_MINUTE = 60_000_000_000;

/** Minutes from one moment to another. */
const minutesBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  Number(to.epochNanoseconds - from.epochNanoseconds) / NANOSECONDS_PER_MINUTE;

export const isClose = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Math.abs(minutesBetween(one, other)) < CLOSE_TOGETHER_MINUTES;

/** Of so many it is said that they stand close; with more the owner knows. */
export const MOST_NEIGHBOURS = 6;

/** One sentence on each piece that goes out within the hour, in the order of time; on some of them, where there are many. */
export function notesOnNeighbours(at: Temporal.ZonedDateTime, neighbours: readonly Neighbour[]): ScheduleNote[] {
  const close = neighbours.filter((other) => isClose(at.toInstant(), Temporal.Instant.from(other.at)));
  return close.slice(0, MOST_NEIGHBOURS).map(({ id, topic, at: text }) => {
    const other = Temporal.Instant.from(text);
    const local = other.toZonedDateTimeISO(at.timeZoneId);
    const minutes = Math.round(minutesBetween(at.toInstant(), other));
    return {
      kind: "close_together",
      detail: `“${topic}” goes out at ${clockInWords(local)}, ${apart(minutes)}.`,
      contentId: id,
      at: local.toString({ timeZoneName: "never" }),
    };
  });
}

function apart(minutes: number): string {
  if (minutes === 0) return "at the same time";
  const size = Math.abs(minutes);
  return `${size} minute${size === 1 ? "" : "s"} ${minutes > 0 ? "later" : "earlier"}`;
}
