import { expect, test } from "vitest";
import { clockDifference, clockIn, dayIn, momentOf, momentWords, placeOf } from "./moments.ts";

test("a time is said with the city of its zone", () => {
  expect(momentWords("2026-11-26T10:00:00Z", "Europe/Lisbon")).toBe("Thu 26 Nov, 10:00 (Lisbon)");
  expect(momentWords("2026-11-26T23:30:00Z", "Asia/Tokyo")).toBe("Fri 27 Nov, 08:30 (Tokyo)");
  expect(placeOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(placeOf("UTC")).toBe("UTC");
});

test("midnight is the beginning of a day, not its end", () => {
  expect(clockIn("Europe/Lisbon", "2026-11-26T00:00:00Z")).toBe("00:00");
});

test("what a clock shows and the moment it does so lead to each other, on the days when clocks change too", () => {
  for (const zone of ["Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"]) {
    for (const day of ["2026-03-08", "2026-03-29", "2026-10-25", "2026-11-01", "2026-11-26", "2027-04-04"]) {
      for (const clock of ["00:00", "03:30", "09:05", "12:00", "23:59"]) {
        const at = momentOf(zone, day, clock);
        expect([dayIn(zone, at), clockIn(zone, at)], `${zone} ${day} ${clock}`).toEqual([day, clock]);
      }
    }
  }
});

test("a time that the clock skips becomes one close by", () => {
  const at = momentOf("Europe/Lisbon", "2027-03-28", "01:30");
  expect(Math.abs(Date.parse(at) - Date.parse("2027-03-28T01:30:00Z"))).toBeLessThanOrEqual(3_600_000);
});

test("a device in another zone is told apart by its clock, not by its name", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  expect(clockDifference("Europe/Lisbon", "Europe/London", now)).toBeNull();
  expect(clockDifference("Europe/Lisbon", "America/New_York", now)).toBe("5 hours behind");
  expect(clockDifference("Europe/Lisbon", "Europe/Berlin", now)).toBe("1 hour ahead");
  expect(clockDifference("Europe/Lisbon", "Asia/Kolkata", now)).toBe("5.5 hours ahead");
});
