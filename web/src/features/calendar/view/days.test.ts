import { expect, test } from "vitest";
import { addDays } from "../../../ui/dates.ts";
import { daysOfWeek, firstWeekday, fullDay, isClosed, weeksOfMonth } from "./days.ts";

test("a week begins as people there expect", () => {
  expect(firstWeekday("en-US", "Europe/Lisbon")).toBe(7);
  expect(firstWeekday("de", "Europe/Berlin")).toBe(1);
  expect(firstWeekday("en", "Europe/Lisbon")).toBe(1);
  expect(firstWeekday("en", "America/Denver")).toBe(7);
  expect(firstWeekday("ar-EG", "Africa/Cairo")).toBe(6);
  expect(firstWeekday("ja", "Asia/Tokyo")).toBe(7);
  expect(firstWeekday("not a language", "UTC")).toBe(1);
});

test("a month is six whole weeks that follow each other, whatever day the week begins with", () => {
  for (const month of ["2026-02", "2026-03", "2026-10", "2026-11", "2027-01", "2028-02"]) {
    for (const first of [1, 6, 7]) {
      const days = weeksOfMonth(month, first).flat();
      expect(days).toHaveLength(42);
      expect(days).toEqual(Array.from({ length: 42 }, (_, index) => addDays(days[0] ?? "", index)));
      expect(days.indexOf(`${month}-01`)).toBeLessThan(7);
      expect(days.findLast((day) => day.startsWith(month))).toBe(addDays(`${nextMonth(month)}-01`, -1));
    }
  }
});

const nextMonth = (month: string): string => addDays(`${month}-28`, 5).slice(0, 7);

test("a day is found in its week", () => {
  expect(daysOfWeek("2026-11-26", 1)).toEqual(Array.from({ length: 7 }, (_, index) => addDays("2026-11-23", index)));
  expect(daysOfWeek("2026-11-26", 7)[0]).toBe("2026-11-22");
});

test("a business is closed on its weekdays and on single days", () => {
  const opening = { closedWeekdays: [7], closedDates: ["2026-12-24"] };
  expect(isClosed("2026-11-29", opening)).toBe(true);
  expect(isClosed("2026-12-24", opening)).toBe(true);
  expect(isClosed("2026-11-28", opening)).toBe(false);
});

test("a day is read out in full", () => {
  expect(fullDay("2026-11-26")).toBe("Thursday 26 November");
});
