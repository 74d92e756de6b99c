import { expect, test } from "vitest";
import { hoursOf, weekOf, wrongDay } from "./day-hours.ts";

test("hours come into the form and out of it as they are", () => {
  const hours = {
    days: [{ from: "08:00", to: "12:30" }, null, null, null, null, { from: "10:00", to: "14:00" }, null],
  };
  expect(hoursOf(weekOf(hours))).toEqual(hours);
});

test("where there are none yet, the form begins with the days of most shops", () => {
  expect(hoursOf(weekOf(null)).days.map((day) => day !== null)).toEqual([true, true, true, true, true, false, false]);
});

test("a day that ends before it begins is found, where it is open", () => {
  const week = weekOf(null);
  expect(wrongDay(week)).toBeUndefined();
  const late = { isOpen: true, from: "18:00", to: "09:00" };
  expect(wrongDay(week.with(2, late))).toBe(2);
  expect(wrongDay(week.with(2, { ...late, isOpen: false }))).toBeUndefined();
});
