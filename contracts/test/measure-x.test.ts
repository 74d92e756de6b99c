import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { countXWeight } from "../src/measure-x.ts";

describe("weight of a post on X", () => {
  test.each([
    ["", 0],
    ["Fresh bread", 11],
    ["Привет", 6],
    ["مرحبا", 5],
    ["ขนมปัง", 6],
    ["抹茶", 4],
    ["안녕", 4],
    ["— – “ ” ’ ½ Ω", 13],
    ["€™…•→№", 12],
    ["🥐", 2],
    ["👨‍👩‍👧", 2],
    ["🐦‍🔥", 2],
    ["🇵🇹", 2],
    ["1️⃣", 2],
    ["e\u0301", 1],
    ["https://example.com/a/very/long/path/that/would/count/much/more?than=its#length", 23],
    ["See https://example.com.", 28],
    ["example.com", 23],
    ["cafe.music", 23],
    ["Prices at the end.Next week more", 47],
    ["詳しくはexample.comへ", 33],
    ["example.comとfoo.com", 48],
    ["hello@example.com", 17],
    ["https://bakery.example", 22],
  ])("%s weighs %i", (text, weight) => {
    expect(countXWeight(text)).toBe(weight);
  });

  test("two texts with a space between weigh as much as both and the space", () => {
    const text = string({ unit: "grapheme" });
    assert(
      property(text, text, (one, other) => {
        expect(countXWeight(`${one} ${other}`)).toBe(countXWeight(`${one} `) + countXWeight(` ${other}`) - 1);
      }),
    );
  });

  test("composed and decomposed letters weigh the same", () => {
    assert(
      property(string({ unit: "grapheme" }), (text) => {
        expect(countXWeight(text.normalize("NFD"))).toBe(countXWeight(text.normalize("NFC")));
      }),
    );
  });
});
