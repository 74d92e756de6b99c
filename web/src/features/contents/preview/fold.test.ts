import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldText } from "./fold.ts";

test("a feed cuts between words where it can", () => {
  const { shown, hidden } = foldText("instagram", "word ".repeat(40));
  expect(shown.endsWith("word")).toBe(true);
  expect(hidden).not.toBe("");
});

test("nothing is lost in the cut, and no character is split", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("🥐", "パン", "e\u0301", " ", "👩‍🍳"), { maxLength: 400 }), (parts) => {
      const text = parts.join("");
      const { shown, hidden } = foldText("linkedin", text);
      expect(shown + hidden).toBe(text);
      expect(shown.isWellFormed() && hidden.isWellFormed()).toBe(true);
    }),
  );
});

test("channels without a fold show everything", () => {
  expect(foldText("x", "a".repeat(900)).hidden).toBe("");
});
