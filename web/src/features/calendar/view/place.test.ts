import { CHANNELS, type CalendarItem } from "@handbill/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { today } from "../../../ui/dates.ts";
import { weeksOfMonth } from "./days.ts";
import { byDay, hourOf, hoursShown, placePieces, shownInDay, type PlacedPiece } from "./place.ts";

const item = (id: string, changes: Partial<CalendarItem> = {}): CalendarItem => ({
  id,
  campaignId: "campaign",
  campaignName: "Spring menu",
  channel: "x",
  status: "draft",
  topic: id,
  excerpt: "",
  version: 1,
  scheduledOn: "2026-11-26",
  scheduledAt: null,
  timezone: null,
  publishedAt: null,
  notes: [],
  ...changes,
});

const ids = (pieces: readonly PlacedPiece[]) => pieces.map((piece) => piece.item.id);

test("a piece stands on the day that it is where the business is", () => {
  const late = item("late", { scheduledAt: "2026-11-26T23:30:00Z" });
  expect(placePieces([late], "Asia/Tokyo", {})).toEqual([{ item: late, day: "2026-11-27", clock: "08:30" }]);
  expect(placePieces([late], "America/Denver", {})[0]).toMatchObject({ day: "2026-11-26", clock: "16:30" });
});

test("a day is read by time, and what has none yet comes last", () => {
  const pieces = [
    item("planned"),
    item("noon", { scheduledAt: "2026-11-26T12:00:00Z" }),
    item("early", { scheduledAt: "2026-11-26T07:00:00.000Z" }),
  ];
  expect(ids(placePieces(pieces, "UTC", {}))).toEqual(["early", "noon", "planned"]);
});

test("a filter leaves what matches", () => {
  const pieces = [item("a"), item("b", { channel: "email" }), item("c", { campaignId: "other" })];
  expect(ids(placePieces(pieces, "UTC", { channel: "email" }))).toEqual(["b"]);
  expect(ids(placePieces(pieces, "UTC", { campaign: "other" }))).toEqual(["c"]);
});

test("four pieces on a day are two and two more; three are all there", () => {
  const pieces = placePieces([item("a"), item("b"), item("c"), item("d")], "UTC", {});
  expect(shownInDay(pieces)).toHaveLength(2);
  expect(shownInDay(pieces.slice(0, 3))).toHaveLength(3);
});

const ZONES = ["Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata"];
/** Every minute of a month whose clocks change in Europe, of one when they do in America, and of one without. */
const moments = fc
  .constantFrom("2026-10-01", "2027-03-01", "2026-12-01")
  .chain((start) => fc.nat({ max: 31 * 24 * 60 }).map((minutes) => Date.parse(start) + minutes * 60_000));

test("each piece is in the month, in its week and on the list of days exactly once", () => {
  fc.assert(
    fc.property(fc.array(moments, { maxLength: 30 }), fc.constantFrom(...ZONES), (starts, zone) => {
      const items = starts.map((at, index) =>
        item(`${index}`, {
          channel: CHANNELS[index % CHANNELS.length] ?? "x",
          scheduledAt: new Date(at).toISOString(),
          scheduledOn: today(zone, new Date(at)),
        }),
      );
      const pieces = placePieces(items, zone, {});
      const days = byDay(pieces);
      expect([...days.values()].flatMap(ids).toSorted()).toEqual(items.map(({ id }) => id).toSorted());
      for (const { day } of pieces) {
        const month = weeksOfMonth(day.slice(0, 7), 1);
        expect(month.flat().filter((other) => other === day)).toHaveLength(1);
        const ofDay = days.get(day) ?? [];
        const hours = hoursShown(ofDay);
        expect(hours.flatMap((hour) => ofDay.filter((piece) => hourOf(piece) === hour))).toEqual(ofDay);
      }
    }),
  );
});
