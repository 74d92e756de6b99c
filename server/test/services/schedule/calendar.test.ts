import { expect, test } from "vitest";
import type { CalendarRow } from "../../../src/data/repositories/schedule-repository.ts";
import { calendarOf } from "../../../src/services/schedule/calendar.ts";

const openness = { name: "Padaria", closedWeekdays: [], closedDates: [], holidayOn: () => null };

const rowAt = (minute: number, id: number): CalendarRow => ({
  id: String(id),
  campaignId: "campaign",
  campaignName: "Summer",
  channel: "sms",
  status: "scheduled",
  topic: `Piece ${id}`,
  excerpt: "",
  version: 1,
  scheduledOn: "2027-07-15",
  scheduledAt: Temporal.Instant.from("2027-07-15T00:00:00Z").add({ minutes: minute }).toString(),
  timezone: "UTC",
  publishedAt: null,
  startsOn: "2027-07-01",
  endsOn: "2027-07-31",
});

const closeTo = (minutes: number[]) =>
  calendarOf(minutes.map(rowAt), openness).map(({ notes }) => notes.map(({ contentId }) => contentId));

test("each piece names those within the hour, before and after it, in whatever order they come", () => {
  expect(closeTo([70, 0, 59, 600])).toEqual([["2"], ["2"], ["1", "0"], []]);
});

test("a calendar in which everything stands at one hour does not speak of everything at each", () => {
  const notes = closeTo(Array<number>(3000).fill(0));
  expect(new Set(notes.map(({ length }) => length))).toEqual(new Set([3, 4, 5, 6]));
});
