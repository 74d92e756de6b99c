import type { Insights } from "@handbill/contracts";
import { expect, test } from "vitest";
import { pointsOf } from "./points.ts";
import { readInsightsSearch, toInsightsAddress } from "./range.ts";

const now = new Date("2026-11-23T23:30:00Z");
const read = (search: Record<string, unknown>) => readInsightsSearch(search, "Europe/Lisbon", now);

test("an address without days is the last 28 of the business, and one that makes no sense as well", () => {
  const usual = { from: "2026-10-27", to: "2026-11-23" };
  expect(read({})).toMatchObject({ ...usual, isCompared: true, measure: "clicks" });
  expect(readInsightsSearch({}, "Asia/Tokyo", now).to).toBe("2026-11-24");
  for (const odd of [{ from: "2026-12-01", to: "2026-11-01" }, { from: "1990-01-01" }, { from: "soon", to: "later" }]) {
    expect(read(odd)).toMatchObject(usual);
  }
});

test("an address says only what is not usual, and reads back the same", () => {
  expect(toInsightsAddress(read({}), "Europe/Lisbon", now)).toEqual({});
  const search = { from: "2026-01-01", to: "2026-02-01", compare: "no", campaign: "c", show: "revenue" };
  expect(toInsightsAddress(read(search), "Europe/Lisbon", now)).toEqual(search);
});

const NOTHING: Insights["total"] = {
  impressions: 0,
  sends: 0,
  opens: 0,
  openers: 0,
  clicks: 0,
  clickers: 0,
  conversions: 0,
  replies: 0,
  bounces: 0,
  complaints: 0,
  unsubscribes: 0,
  bots: 0,
  cost: 0,
  revenue: 0,
  currency: null,
  money: [],
  aiCostNanoUsd: 0,
};
const day = (on: string, clicks: number): Insights["byDay"][number] => ({ ...NOTHING, day: on, clicks });

test("silent days are part of the chart, the time before stands beside them, and a year is shown by weeks", () => {
  const { points } = pointsOf(
    {
      from: "2026-03-01",
      to: "2026-03-03",
      byDay: [day("2026-03-02", 5)],
      previous: {
        from: "2026-02-26",
        to: "2026-02-28",
        total: NOTHING,
        byDay: [day("2026-02-28", 4)],
      },
    },
    "clicks",
  );
  expect(points).toEqual([
    { day: "2026-03-01", value: 0, before: 0 },
    { day: "2026-03-02", value: 5, before: 0 },
    { day: "2026-03-03", value: 0, before: 4 },
  ]);
  const year = pointsOf(
    { from: "2026-01-01", to: "2026-12-31", byDay: [day("2026-12-31", 9)], previous: null },
    "clicks",
  );
  expect([year.isWeekly, year.points.length, year.points.at(-1)?.value]).toEqual([true, 53, 9]);
});
