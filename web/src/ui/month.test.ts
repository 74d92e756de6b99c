import { expect, test } from "vitest";
import { daysOfMonth, monthFrom, monthName, monthRange, shiftMonth } from "./month.ts";

test("an address that names no month means the present one, where the business is", () => {
  const now = new Date("2026-11-30T20:00:00Z");
  expect(monthFrom(undefined, "Asia/Tokyo", now)).toBe("2026-12");
  expect(monthFrom("2026-13", "Europe/Lisbon", now)).toBe("2026-11");
  expect(monthFrom("2026-02", "Europe/Lisbon", now)).toBe("2026-02");
});

test("months follow each other across the year", () => {
  expect(shiftMonth("2026-12", 1)).toBe("2027-01");
  expect(shiftMonth("2026-01", -1)).toBe("2025-12");
});

test("a month has all its days", () => {
  expect(monthRange("2028-02")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  expect(daysOfMonth("2026-11")).toHaveLength(30);
  expect(daysOfMonth("2026-11").at(-1)).toBe("2026-11-30");
  expect(monthName("2026-11")).toBe("November 2026");
});
