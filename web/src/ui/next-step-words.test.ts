import { ERROR_CODES } from "@handbill/contracts";
import { expect, test } from "vitest";
import { nextStepAfter } from "./next-step-words.ts";

test.each([...ERROR_CODES.filter((code) => code.startsWith("ai_")), "claims_unconfirmed"])(
  "after %s the owner reads what to do",
  (code) => {
    expect(nextStepAfter(code)).toMatch(/^\p{Lu}.+\.$/u);
  },
);

test("a code that needs no advice gets none", () => {
  expect(nextStepAfter("not_found")).toBeUndefined();
  expect(nextStepAfter("toString")).toBeUndefined();
});
