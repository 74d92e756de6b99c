import type { CalendarItem, ContentStatus } from "@handbill/contracts";
import { expect, test } from "vitest";
import { goingOut, outRange } from "./going-out.ts";

const item = (id: string, scheduledAt: string | null, status: ContentStatus = "scheduled"): CalendarItem => ({
  id,
  campaignId: "c",
  campaignName: "Autumn",
  channel: "email",
  status,
  topic: id,
  excerpt: "",
  version: 1,
  scheduledOn: "2026-11-26",
  scheduledAt,
  timezone: null,
  publishedAt: null,
  notes: [],
});

const NOW = new Date("2026-11-26T23:30:00Z");
const ids = (items: CalendarItem[]): string[] => items.map(({ id }) => id);

test("the day is that of the business, not of the server", () => {
  const out = goingOut(
    [item("next morning", "2026-11-27T08:00:00Z"), item("late", "2026-11-26T23:45:00Z")],
    "Asia/Tokyo",
    NOW,
  );
  expect(ids(out.today)).toEqual(["late", "next morning"]);
  const inLisbon = goingOut([item("next morning", "2026-11-27T08:00:00Z")], "Europe/Lisbon", NOW);
  expect([ids(inLisbon.today), ids(inLisbon.later)]).toEqual([[], ["next morning"]]);
});

test("what was missed stands apart, and what has no time or is out is not going out", () => {
  const out = goingOut(
    [
      item("missed", "2026-11-25T08:00:00Z", "missed"),
      item("due", "2026-11-26T10:00:00Z"),
      item("planned", null, "approved"),
      item("out", "2026-11-26T08:00:00Z", "published"),
    ],
    "Europe/Lisbon",
    NOW,
  );
  expect([ids(out.missed), ids(out.today), ids(out.later)]).toEqual([["missed"], ["due"], []]);
});

test("it looks three weeks ahead and one back", () => {
  expect(outRange("Europe/Lisbon", NOW)).toEqual({ from: "2026-11-19", to: "2026-12-17" });
});
