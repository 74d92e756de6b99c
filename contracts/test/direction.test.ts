import { expect, test } from "vitest";
import { textDirection } from "../src/direction.ts";

test.each([
  ["ar", "rtl"],
  ["ar-EG", "rtl"],
  ["he", "rtl"],
  ["ja", "ltr"],
  ["pt-BR", "ltr"],
  ["az-Arab", "rtl"],
  ["ar-Latn", "ltr"],
])("%s is written %s", (language, direction) => {
  expect(textDirection(language)).toBe(direction);
});
