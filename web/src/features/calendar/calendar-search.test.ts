import { expect, test } from "vitest";
import { readCalendarSearch, toCalendarAddress } from "./calendar-search.ts";

const now = new Date("2026-11-23T12:00:00Z");
const read = (search: object) => readCalendarSearch(search, "Europe/Lisbon", now);

test("an address with anything in it still shows a calendar", () => {
  expect(read({ month: "2026-13", view: "year", channel: "fax", campaign: 7, open: "2026-02-31x" })).toEqual({
    view: "month",
    month: "2026-11",
    day: "2026-11-23",
    open: undefined,
    channel: undefined,
    campaign: undefined,
  });
  expect(read({ view: "week", day: "soon" })).toMatchObject({ day: "2026-11-23", month: "2026-11" });
  expect(read({ view: "week", month: "2027-02" })).toMatchObject({ day: "2027-02-01", month: "2027-02" });
});

test("what an address says is what it becomes again", () => {
  for (const search of [
    { month: "2027-02", channel: "email" },
    { view: "week", day: "2027-02-03", campaign: "abc" },
    { view: "agenda", month: "2027-02", open: "2027-02-03" },
  ]) {
    expect(toCalendarAddress(read(search), "Europe/Lisbon")).toEqual(search);
  }
});
