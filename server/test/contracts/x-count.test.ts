import { countXWeight } from "@handbill/contracts";
import { array, assert, constantFrom, property, string, uniqueArray } from "fast-check";
import twitterText from "twitter-text";
import { expect, test } from "vitest";

/** X's own counter. Its last release knows no emoji and no top-level domain from after 2020. */
const asX = (text: string): number => twitterText.parseTweet(text).weightedLength;

const pieces = constantFrom(
  "Fresh bread",
  " ",
  ". ",
  ".",
  ",",
  "shop.com",
  "https://shop.de/menu?day=1",
  "http://foo.org/a_(b)_c",
  "www.müller.de",
  "hello@mail.org",
  "#Bread",
  "@bakery",
  "/",
  "-",
  "抹茶",
  "詳しくは",
  "مرحبا",
  "Привет",
  "e\u0301",
  "€",
  "—",
  "🥐",
  "👨‍👩‍👧",
  "🇵🇹",
  "1️⃣",
);

test("every character weighs what X says", () => {
  const differing = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const text = `a ${String.fromCodePoint(code)} b`;
    if (countXWeight(text) !== asX(text)) differing.push(code.toString(16));
  }
  expect(differing).toEqual([]);
});

test("posts made of words, links, tags and emoji weigh what X says", () => {
  assert(
    property(array(pieces, { maxLength: 14 }), (list) => {
      expect(countXWeight(list.join(" "))).toBe(asX(list.join(" ")));
    }),
    { numRuns: 2000 },
  );
});

// Each piece once: X's library looks for a repeated domain in the wrong place.
test("the same glued together without spaces never weigh less than X says", () => {
  assert(
    property(uniqueArray(pieces, { maxLength: 14 }), (list) => {
      expect(countXWeight(list.join(""))).toBeGreaterThanOrEqual(asX(list.join("")));
    }),
    { numRuns: 2000 },
  );
});

test("any text without a dot weighs what X says", () => {
  assert(
    property(string({ unit: "grapheme" }), (text) => {
      const plain = text.replaceAll(".", "");
      expect(countXWeight(plain)).toBe(asX(plain));
    }),
    { numRuns: 30000 },
  );
});

test("younger emoji and domains are counted as X does today, not as its old library does", () => {
  expect([countXWeight("🐦‍🔥"), asX("🐦‍🔥")]).toEqual([2, 5]);
  expect([countXWeight("cafe.music"), asX("cafe.music")]).toEqual([23, 10]);
});
