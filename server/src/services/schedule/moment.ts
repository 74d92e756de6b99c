import type { ScheduleNote, ScheduleRequest } from "@handbill/contracts";
import { AppError } from "../../core/errors.ts";
import { zoneOf } from "./zone.ts";
import { clockInWords as clock, inWords, placeOf } from "./words.ts";

/** A moment with its zone, and what the clocks of that zone make of the time that was asked for. */
export type Moment = { at: Temporal.ZonedDateTime; notes: ScheduleNote[] };

/**
 * The moment that is meant. A time on the clock that is skipped, because the clocks go forward, is moved forward by as much; one
 * that comes twice is the first of the two. Both are said.
 */
export function readMoment({ at, timezone: named }: { at: ScheduleRequest["at"]; timezone: string }): Moment {
  const timezone = zoneOf(named);
  const hasOffset = /(Z|[+-]\d{2}:\d{2})$/.test(at);
  try {
    if (hasOffset) return { at: Temporal.Instant.from(at).toZonedDateTimeISO(timezone), notes: [] };
    return onTheClock(Temporal.PlainDateTime.from(at), timezone);
  } catch (error) {
    if (error instanceof RangeError) throw noSuchTime();
    throw error;
  }
}

function onTheClock(wall: Temporal.PlainDateTime, timezone: string): Moment {
  const at = wall.toZonedDateTime(timezone, { disambiguation: "compatible" });
  if (!at.toPlainDateTime().equals(wall)) return { at, notes: [skipped(wall, at)] };
  const second = wall.toZonedDateTime(timezone, { disambiguation: "later" });
  return { at, notes: second.epochNanoseconds === at.epochNanoseconds ? [] : [repeated(at)] };
}

const skipped = (wall: Temporal.PlainDateTime, at: Temporal.ZonedDateTime): ScheduleNote => ({
  kind: "clock_skips",
  detail: `The clocks go forward then: there is no ${clock(wall)} in ${placeOf(at.timeZoneId)}. It is set for ${inWords(at)}.`,
  at: at.toString({ timeZoneName: "never" }),
});

const repeated = (at: Temporal.ZonedDateTime): ScheduleNote => ({
  kind: "clock_repeats",
  detail: `The clocks go back then: ${clock(at)} comes twice in ${placeOf(at.timeZoneId)}. It is set for the first time.`,
  at: at.toString({ timeZoneName: "never" }),
});

const noSuchTime = () =>
  new AppError("invalid_request", "There is no such day or time. Look at it again.", {
    errors: [{ path: "at", message: "Not a time of the calendar." }],
  });
