import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { findLinks } from "../src/find-links.ts";

const addresses = (text: string) => findLinks(text).map(({ address }) => address);

describe("links in a text", () => {
  test.each([
    ["nothing", "No link here, 9.30 to 18.00.", []],
    ["with scheme", "See https://shop.com/menu?day=1&x=2 today", ["https://shop.com/menu?day=1&x=2"]],
    [
      "closing punctuation stays outside",
      "(https://shop.com/menu). And http://b.de!",
      ["https://shop.com/menu", "http://b.de"],
    ],
    [
      "balanced brackets belong to it",
      "https://en.wikipedia.org/wiki/Bread_(food)",
      ["https://en.wikipedia.org/wiki/Bread_(food)"],
    ],
    ["bare domains", "shop.com, www.müller.de/kurs und cafe.music", ["shop.com", "www.müller.de/kurs", "cafe.music"]],
    ["a missing space after a full stop", "the end.Next week", ["end.Next"]],
    ["not part of a mail address", "write to hello@shop.com", []],
    ["not part of a tag or mention", "#shop.com @shop.com $shop.com", []],
    ["not an unknown ending", "https://bakery.example and menu.pdf", []],
    ["Japanese around it", "詳しくはexample.comへ、またはfoo.com。", ["example.com", "foo.com"]],
    ["its own script with a scheme", "https://пример.рф/абв", ["https://пример.рф/абв"]],
    ["a port", "http://shop.com:8080/x", ["http://shop.com:8080/x"]],
  ])("%s", (_name, text, expected) => {
    expect(addresses(text)).toEqual(expected);
  });

  test("stretches are in order, apart from each other, and hold their address", () => {
    const pieces = constantFrom(
      "shop.com",
      "https://",
      "/menu",
      " ",
      ".",
      "(",
      ")",
      "日本",
      "?a=b",
      "end.Next",
      "@",
      "t.co",
      "-",
    );
    assert(
      property(array(pieces, { maxLength: 30 }), (list) => {
        const text = list.join("");
        let from = 0;
        for (const { start, end, address } of findLinks(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(text.slice(start, end)).toBe(address);
          from = end;
        }
      }),
    );
  });
});
