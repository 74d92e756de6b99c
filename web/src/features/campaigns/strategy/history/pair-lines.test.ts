import { expect, test } from "vitest";
import { areAlike, pairLines } from "./pair-lines.ts";
import type { Line } from "./plan-lines.ts";

const lines = (...texts: string[]): Line[] =>
  texts.map((text, index) => ({ id: `${index}.0`, field: 0, label: "", text }));

const pairs = (before: Line[], after: Line[]) => pairLines(before, after).map((pair) => [pair.before, pair.after]);

test("a text that only moved stands beside itself, one that was changed beside what it was", () => {
  const before = lines("Warm at six.", "Paid in a minute.", "The oven is open when you are.");
  const after = lines("The oven is open when you wake.", "Warm at six.", "Nobody queues.");
  expect(pairs(before, after)).toEqual([
    ["The oven is open when you are.", "The oven is open when you wake."],
    ["Warm at six.", "Warm at six."],
    ["", "Nobody queues."],
    ["Paid in a minute.", ""],
  ]);
});

const entry = (name: string): Line[] => [
  { id: "0.0", field: 0, label: "", text: name },
  { id: "0.1", field: 1, label: "", text: "Commuters on the way" },
];

test("texts of other fields are never laid beside each other because they read alike", () => {
  const before = entry("Commuters");
  const after = entry("Early commuters");
  expect(pairs(before, after)).toEqual([
    ["Commuters", "Early commuters"],
    ["Commuters on the way", "Commuters on the way"],
  ]);
});

test("two texts that share little are two texts", () => {
  expect(areAlike("Fill the quiet mornings", "Fill the quiet evenings")).toBe(true);
  expect(areAlike("Fill the quiet mornings", "A shop for knives")).toBe(false);
});
