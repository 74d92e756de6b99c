import { expect, test } from "vitest";
import { takeLongNote } from "./long-note.ts";

const note =
  `We want 40 people at the Friday supper. ${"It has soup, rye and a view of the harbour. ".repeat(10)}`.trim();

test("a long note becomes what the plan must know, and its first sentence the goal", () => {
  expect(takeLongNote(`\n${note}\n`, { goal: "", notes: "" })).toEqual({
    goal: "We want 40 people at the Friday supper.",
    notes: note,
  });
});

test("what was typed before stays, word for word", () => {
  expect(takeLongNote(note, { goal: "Fill Fridays", notes: "Closed on Mondays" })).toEqual({
    goal: "Fill Fridays",
    notes: `Closed on Mondays\n\n${note}`,
  });
});

test("a goal stays a goal, and a note without a short beginning leaves it to be said", () => {
  expect(takeLongNote("Sell 50 gift boxes.", { goal: "", notes: "" })).toBeNull();
  expect(takeLongNote("word ".repeat(200), { goal: "", notes: "" })?.goal).toBe("");
});
