import { expect, test } from "vitest";
import {
  addDays,
  daysBetween,
  formatAgo,
  formatDay,
  formatDuration,
  formatPeriod,
  formatTime,
  today,
  weekday,
  weekStart,
} from "./dates.ts";

test("it is already tomorrow in Kyoto while it is still today in Boulder", () => {
  const now = new Date("2026-11-22T20:00:00Z");
  expect(today("Asia/Tokyo", now)).toBe("2026-11-23");
  expect(today("America/Denver", now)).toBe("2026-11-22");
});

test("days are counted through the end of a month and through summer time", () => {
  expect(addDays("2026-11-28", 5)).toBe("2026-12-03");
  expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
  expect(daysBetween("2026-11-23", "2026-12-06")).toBe(14);
  expect(daysBetween("2026-11-23", "2026-11-23")).toBe(1);
});

test("a week begins on Monday", () => {
  expect(weekday("2026-11-22")).toBe(7);
  expect(weekStart("2026-11-22")).toBe("2026-11-16");
  expect(weekStart("2026-11-23")).toBe("2026-11-23");
});

test("days, periods, times and durations read as a person would say them", () => {
  expect(formatDay("2026-11-26")).toBe("Thu 26 Nov");
  expect(formatPeriod("2026-11-23", "2026-12-06")).toBe("23 Nov – 6 Dec 2026");
  expect(formatTime("2026-11-22T21:42:00Z", "Asia/Tokyo")).toBe("06:42");
  expect(formatDuration(45.9)).toBe("45 s");
  expect(formatDuration(125)).toBe("2 min 5 s");
});

test("how long ago something was is said in the largest unit that fits", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  const ago = (seconds: number) => formatAgo(now - seconds * 1000, now);
  expect([ago(-5), ago(59), ago(60), ago(7199), ago(86_400), ago(200_000)]).toEqual([
    "a moment ago",
    "a moment ago",
    "1 minute ago",
    "1 hour ago",
    "yesterday",
    "2 days ago",
  ]);
});
