import { expect, test } from "vitest";
import { readNumbers, type Typed } from "./read-numbers.ts";

const nothing: Typed = {
  day: "",
  impressions: "",
  sends: "",
  opens: "",
  clicks: "",
  conversions: "",
  replies: "",
  cost: "",
  revenue: "",
  currency: "EUR",
};

test("what is left empty is not known, and numbers are read as people write them", () => {
  expect(readNumbers(nothing)).toEqual({ update: {} });
  expect(readNumbers({ ...nothing, day: "2026-11-23", impressions: "1,240", clicks: "0", cost: "12,50" })).toEqual({
    update: { day: "2026-11-23", impressions: 1240, clicks: 0, cost: 1250, currency: "EUR" },
  });
  expect(readNumbers({ ...nothing, revenue: "5000", currency: "jpy" })).toEqual({
    update: { revenue: 5000, currency: "JPY" },
  });
});

test("what is no number is named by its field", () => {
  expect(readNumbers({ ...nothing, clicks: "many", cost: "x" })).toEqual({
    problems: { clicks: "Write a whole number.", cost: "Write an amount, as 12.50." },
  });
  expect(readNumbers({ ...nothing, cost: "1", currency: "" })).toEqual({
    problems: { currency: "Use three letters, as EUR." },
  });
});
