import { describe, expect, test } from "vitest";
import { createWordFinder } from "../../../../src/ai/rules/trade/find-words.ts";
import { DEADLINES } from "../../../../src/ai/rules/trade/lexicons/urgency.ts";
import { CLAIM_WORDS } from "./claim-words.ts";
import { OFFER_WORDS } from "./offer-words.ts";

const LISTS = { ...CLAIM_WORDS, ...OFFER_WORDS };

const cases = (kind: "says" | "not") =>
  Object.entries(LISTS).flatMap(([list, { finder, ...texts }]) =>
    Object.entries(texts[kind]).flatMap(([language, all]) => all.map((text) => ({ list, language, text, finder }))),
  );

describe("words of the trade", () => {
  test.each(cases("says"))("$list in $language: $text", ({ finder, language, text }) => {
    expect(finder.find(text, language)).not.toEqual([]);
  });

  test.each(cases("not"))("not $list in $language: $text", ({ finder, language, text }) => {
    expect(finder.find(text, language)).toEqual([]);
  });

  test.each(Object.entries(LISTS))("%s knows the six languages, for and against", (_list, { says, not }) => {
    for (const language of ["en", "de", "pt", "es", "ja", "ar"]) {
      expect(says[language]).not.toHaveLength(0);
      expect(not[language]).not.toHaveLength(0);
    }
  });

  test("a language without a list is read by the English one", () => {
    const finder = createWordFinder(DEADLINES);
    expect(finder.find("Last chance", "fi")).toEqual([{ at: 0, found: "Last chance" }]);
  });
});
