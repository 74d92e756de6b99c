import { expect, test } from "vitest";
import { paceOf } from "./pace.ts";

const november = { spentNanoUsd: 10_000, period: "2026-11", renewsOn: "2026-12-01" };

test("a month comes to what it would with as much on each of its days", () => {
  expect(paceOf(november, null, "2026-11-10")).toEqual({
    byEndNanoUsd: 30_000,
    lastDay: "2026-11-30",
    lastsUntil: null,
  });
});

test("where the limit would not do, the day until which it does is named", () => {
  expect(paceOf(november, 20_000, "2026-11-10")?.lastsUntil).toBe("2026-11-20");
  expect(paceOf(november, 30_000, "2026-11-10")?.lastsUntil).toBeNull();
  expect(paceOf(november, 9_000, "2026-11-10")?.lastsUntil).toBeNull();
});

test("nothing is said of a month that has hardly begun, is over today, or cost nothing", () => {
  expect(paceOf(november, null, "2026-11-02")).toBeNull();
  expect(paceOf(november, null, "2026-11-30")).toBeNull();
  expect(paceOf({ ...november, spentNanoUsd: 0 }, null, "2026-11-10")).toBeNull();
});
