import fc from "fast-check";
import { expect, test } from "vitest";
import { readMoment } from "../../../src/services/schedule/moment.ts";

const MINUTE = 60_000_000_000n;
const zones = Intl.supportedValuesOf("timeZone");

/** Every change of a clock in 2026 and 2027, with the offsets before and after it. */
const transitions = zones.flatMap((timezone) => {
  const found: { timezone: string; at: Temporal.Instant; before: bigint; after: bigint }[] = [];
  const end = Temporal.Instant.from("2028-01-01T00:00Z");
  let next = Temporal.Instant.from("2026-01-01T00:00Z").toZonedDateTimeISO(timezone).getTimeZoneTransition("next");
  while (next && Temporal.Instant.compare(next.toInstant(), end) < 0) {
    const before = BigInt(next.subtract({ nanoseconds: 1 }).offsetNanoseconds);
    found.push({ timezone, at: next.toInstant(), before, after: BigInt(next.offsetNanoseconds) });
    next = next.getTimeZoneTransition("next");
  }
  return found;
});

/** What a clock with this offset shows at a moment, in nanoseconds. */
const shown = (at: bigint, offset: bigint): bigint => at + offset;
const wallOf = (nanoseconds: bigint): Temporal.PlainDateTime =>
  new Temporal.Instant(nanoseconds).toZonedDateTimeISO("UTC").toPlainDateTime();

test("the zones of the world change their clocks in these years, forward and back", () => {
  expect(zones.length).toBeGreaterThan(300);
  expect(transitions.filter(({ before, after }) => after > before).length).toBeGreaterThan(100);
  expect(transitions.filter(({ before, after }) => after < before).length).toBeGreaterThan(100);
});

test("around every change of every clock a time is the moment at which the clock shows it, the first where it comes twice, and moved by the gap where it does not come", () => {
  const near = fc.integer({ min: -180, max: 180 });
  for (const { timezone, at, before, after } of transitions) {
    fc.assert(
      fc.property(near, (minutes) => {
        const change = at.epochNanoseconds;
        const wall = shown(change, before) + BigInt(minutes) * MINUTE;
        const isSkipped = wall >= shown(change, before) && wall < shown(change, after);
        const isRepeated = wall >= shown(change, after) && wall < shown(change, before);
        const read = readMoment({ at: wallOf(wall).toString(), timezone });
        const clock = read.at.toPlainDateTime().toString();
        // Independent of any rule of choice: by the two offsets alone.
        const moment = wall < shown(change, before) || isSkipped ? wall - before : wall - after;

        expect([read.at.epochNanoseconds, clock, read.notes.map(({ kind }) => kind)]).toEqual([
          moment,
          wallOf(isSkipped ? wall + after - before : wall).toString(),
          isSkipped ? ["clock_skips"] : isRepeated ? ["clock_repeats"] : [],
        ]);
      }),
      { numRuns: 9, examples: [[-1], [0], [30], [59], [60], [-30], [-60], [-61]] },
    );
  }
});

const lisbon = (at: string) => readMoment({ at, timezone: "Europe/Lisbon" });

test("a time that the clocks skip and one that comes twice are said in words", () => {
  expect(lisbon("2027-03-28T01:30")).toMatchObject({
    notes: [
      {
        kind: "clock_skips",
        detail: "The clocks go forward then: there is no 01:30 in Lisbon. It is set for Sun 28 Mar, 02:30.",
        at: "2027-03-28T02:30:00+01:00",
      },
    ],
  });
  expect(lisbon("2026-10-25T01:30")).toMatchObject({
    notes: [
      {
        kind: "clock_repeats",
        detail: "The clocks go back then: 01:30 comes twice in Lisbon. It is set for the first time.",
        at: "2026-10-25T01:30:00+01:00",
      },
    ],
  });
});

test("a zone by an old name is the zone that it means", () => {
  expect(readMoment({ at: "2026-11-26T10:00", timezone: "AST" }).at.timeZoneId).toContain("/");
  expect(readMoment({ at: "2026-11-26T10:00", timezone: "europe/lisbon" }).at.timeZoneId).toBe("Europe/Lisbon");
});

test("a moment with an offset is that moment, whatever the zone shows", () => {
  const { at, notes } = readMoment({ at: "2026-11-26T10:00:00+01:00", timezone: "America/New_York" });
  expect(at.toString()).toBe("2026-11-26T04:00:00-05:00[America/New_York]");
  expect(notes).toEqual([]);
});

test.each(["2026-02-30T10:00", "2026-11-26T24:10", "2026-11-26T10:61", "2026-13-01T10:00Z"])(
  "%s is no time, and that is said",
  (at) => {
    expect(() => readMoment({ at, timezone: "Europe/Lisbon" })).toThrow(/no such day or time/);
  },
);
