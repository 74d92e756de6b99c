import { expect, test } from "vitest";
import { tomorrowMorning, wakings } from "./snooze.ts";

const LISBON = "Europe/Lisbon";
const labels = (now: string, timezone = LISBON): string[] => wakings(timezone, new Date(now)).map(({ label }) => label);

test("a conversation is put off until later, tomorrow or next Monday, by the clock of the business", () => {
  const now = "2026-11-25T10:00:00Z";
  expect(wakings(LISBON, new Date(now))).toEqual([
    { label: "Later today, 13:00", at: "2026-11-25T13:00:00.000Z" },
    { label: "Tomorrow, 09:00", at: "2026-11-26T09:00:00.000Z" },
    { label: "Mon 30 Nov, 09:00", at: "2026-11-30T09:00:00.000Z" },
  ]);
  expect(tomorrowMorning("America/New_York", new Date(now))).toBe("2026-11-26T14:00:00.000Z");
});

test("late in the evening nothing is later today, and on a Sunday tomorrow is Monday", () => {
  expect(labels("2026-11-25T22:30:00Z")).toEqual(["Tomorrow, 09:00", "Mon 30 Nov, 09:00"]);
  expect(labels("2026-11-29T10:00:00Z")).toEqual(["Later today, 13:00", "Tomorrow, 09:00"]);
});

test("the night in which clocks change, the morning still begins at nine", () => {
  // On 28 March 2027 clocks in Lisbon go forward.
  expect(tomorrowMorning(LISBON, new Date("2027-03-27T12:00:00Z"))).toBe("2027-03-28T08:00:00.000Z");
});
