import { expect, test } from "vitest";
import { holidaysOf } from "../../../src/ai/rules/holidays.ts";

test.each([
  ["GB", "2027-03-26", "Good Friday"],
  ["GB", "2027-05-31", "Spring bank holiday"],
  ["DE", "2027-05-06", "Ascension Day"],
  ["DE", "2028-04-17", "Easter Monday"],
  ["PT", "2027-05-27", "Corpus Christi"],
  ["US", "2027-11-25", "Thanksgiving Day"],
  ["US", "2027-01-18", "Martin Luther King Jr. Day"],
  ["JP", "2027-05-04", "Greenery Day"],
  ["EG", "2027-01-07", "Coptic Christmas"],
  ["FR", "2029-04-02", "Easter Monday"],
])("in %s, %s is %s", (country, day, name) => {
  expect(holidaysOf(country)(day)).toBe(name);
});

test("a working day is none, and where no holidays are known there are none", () => {
  expect(holidaysOf("DE")("2027-03-30")).toBeNull();
  expect(holidaysOf("US")("2027-11-18")).toBeNull();
  expect(holidaysOf("XX")("2027-01-01")).toBeNull();
  expect(holidaysOf(null)("2027-01-01")).toBeNull();
});
