import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { countAdsWidth, countBytes, countCodePoints, countGraphemes, countThreadsCharacters } from "../src/measure.ts";

const FAMILY = "👨‍👩‍👧";

describe("one text, counted by each rule", () => {
  test.each([
    // text, code points, graphemes, bytes, Google Ads width, Threads
    ["", 0, 0, 0, 0, 0],
    ["Bread", 5, 5, 5, 5, 5],
    ["Pão", 3, 3, 4, 3, 3],
    ["Pa\u0303o", 4, 3, 5, 4, 4],
    ["抹茶", 2, 2, 6, 4, 2],
    ["ラーメン", 4, 4, 12, 8, 4],
    ["ﾗｰﾒﾝ", 4, 4, 12, 4, 4],
    ["Ｐ２", 2, 2, 6, 4, 2],
    ["안녕", 2, 2, 6, 4, 2],
    ["أهلا", 4, 4, 8, 4, 4],
    ["🥐", 1, 1, 4, 2, 4],
    [FAMILY, 5, 1, 18, 8, 18],
    ["🇵🇹", 2, 1, 8, 2, 8],
    ["क्षि", 4, 1, 12, 4, 4],
  ])("%s", (text, codePoints, graphemes, bytes, adsWidth, threads) => {
    expect({
      codePoints: countCodePoints(text),
      graphemes: countGraphemes(text),
      bytes: countBytes(text),
      adsWidth: countAdsWidth(text),
      threads: countThreadsCharacters(text),
    }).toEqual({ codePoints, graphemes, bytes, adsWidth, threads });
  });
});

describe("for every text", () => {
  const text = string({ unit: "binary" });

  test.each([
    ["code points", countCodePoints],
    ["graphemes", countGraphemes],
    ["bytes", countBytes],
    ["Google Ads width", countAdsWidth],
    ["Threads characters", countThreadsCharacters],
  ])("writing on never lowers the count of %s", (_name, count) => {
    assert(
      property(text, text, (start, more) => {
        expect(count(start + more)).toBeGreaterThanOrEqual(count(start));
      }),
    );
  });

  test("there are no more graphemes than code points and no more code points than bytes", () => {
    assert(
      property(text, (any) => {
        expect(countGraphemes(any)).toBeLessThanOrEqual(countCodePoints(any));
        expect(countCodePoints(any)).toBeLessThanOrEqual(countBytes(any));
      }),
    );
  });

  test("width and Threads counts lie between the code points and the bytes or twice the code points", () => {
    assert(
      property(text, (any) => {
        const points = countCodePoints(any);
        expect(countThreadsCharacters(any)).toBeGreaterThanOrEqual(points);
        expect(countThreadsCharacters(any)).toBeLessThanOrEqual(countBytes(any));
        expect(countAdsWidth(any)).toBeGreaterThanOrEqual(points);
        expect(countAdsWidth(any)).toBeLessThanOrEqual(2 * points);
      }),
    );
  });
});
