import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { countSms, foldForSms, splitSms } from "../src/measure-sms.ts";

describe("parts of a text message", () => {
  test.each([
    ["nothing", "", "GSM-7", 0, 0],
    ["160 plain characters", "a".repeat(160), "GSM-7", 160, 1],
    ["161 plain characters", "a".repeat(161), "GSM-7", 161, 2],
    ["306 plain characters", "a".repeat(306), "GSM-7", 306, 2],
    ["307 plain characters", "a".repeat(307), "GSM-7", 307, 3],
    ["80 euro signs", "€".repeat(80), "GSM-7", 160, 1],
    ["81 euro signs", "€".repeat(81), "GSM-7", 162, 2],
    ["a euro sign that would straddle two parts", `${"a".repeat(152)}€${"a".repeat(152)}`, "GSM-7", 306, 3],
    ["letters of the basic table", "àèéìòùÇäöüßñåøæ£¥§¿¡", "GSM-7", 20, 1],
    ["70 characters with one outside the table", `ç${"a".repeat(69)}`, "UCS-2", 70, 1],
    ["71 characters with one outside the table", `ç${"a".repeat(70)}`, "UCS-2", 71, 2],
    ["134 characters with one outside the table", `ç${"a".repeat(133)}`, "UCS-2", 134, 2],
    ["135 characters with one outside the table", `ç${"a".repeat(134)}`, "UCS-2", 135, 3],
    ["35 emoji", "🥐".repeat(35), "UCS-2", 70, 1],
    ["an emoji that would straddle two parts", `${"a".repeat(66)}🥐${"a".repeat(66)}`, "UCS-2", 134, 3],
    ["Arabic", "أهلا", "UCS-2", 4, 1],
  ])("%s", (_name, text, encoding, units, segments) => {
    expect(countSms(text)).toMatchObject({ encoding, units, segments });
  });

  test("names the characters that make a message dear, each once", () => {
    expect(countSms("Promoção até amanhã, ção").costly).toEqual(["ç", "ã"]);
  });
});

describe("folding of typography", () => {
  test.each([
    ["“Today” – it’s 20 % off…", '"Today" - it\'s 20 % off...'],
    ["a\u00a0b\u2009c\td", "a b c d"],
    ["zero\u200bwidth\u00ad", "zerowidth"],
    ["• one", "- one"],
    ["e\u0301", "é"],
    ["ção, żółw, 抹茶", "ção, żółw, 抹茶"],
  ])("%s becomes %s", (text, folded) => {
    expect(foldForSms(text)).toBe(folded);
  });

  test("an offer with typographic quotes costs one part, not two", () => {
    const offer =
      "Brot & Zeit: “Sauerteig” – heute 20 % auf alles, nur bis 18 Uhr… Antworten Sie STOP zum Abmelden bitte.";
    expect(offer.length).toBeGreaterThan(70);
    expect(countSms(offer)).toMatchObject({ encoding: "GSM-7", segments: 1 });
  });
});

describe("for every message", () => {
  const text = string({ unit: "binary", maxLength: 400 });

  test("folding twice changes nothing more, and counting is done on the folded text", () => {
    assert(
      property(text, (any) => {
        const folded = foldForSms(any);
        expect(foldForSms(folded)).toBe(folded);
        expect(countSms(folded)).toEqual(countSms(any));
      }),
    );
  });

  test("writing on never lowers units of the same encoding, nor parts", () => {
    const plain = string({ unit: constantFrom("a", "b", " ", "€", "{", "]", "é", "\n"), maxLength: 400 });
    assert(
      property(plain, plain, (start, more) => {
        expect(countSms(start + more).units).toBeGreaterThanOrEqual(countSms(start).units);
        expect(countSms(start + more).segments).toBeGreaterThanOrEqual(countSms(start).segments);
      }),
    );
  });

  test("the parts have room for all units", () => {
    assert(
      property(text, (any) => {
        const { segments, encoding, units } = countSms(any);
        const room = encoding === "GSM-7" ? [160, 153] : [70, 67];
        expect(units).toBeLessThanOrEqual(segments > 1 ? segments * (room[1] ?? 0) : segments * (room[0] ?? 0));
      }),
    );
  });
});

describe("the parts themselves", () => {
  test("one part has more room than each of several", () => {
    expect(splitSms("Bread")).toEqual([{ text: "Bread", units: 5, room: 160 }]);
    expect(splitSms(`ç${"a".repeat(70)}`).map(({ units, room }) => [units, room])).toEqual([
      [67, 67],
      [4, 67],
    ]);
    expect(splitSms("")).toEqual([]);
  });

  test("together they are the message, and as many as are paid for", () => {
    assert(
      property(string({ unit: "grapheme", maxLength: 400 }), (any) => {
        const parts = splitSms(any);
        expect(parts.map(({ text }) => text).join("")).toBe(foldForSms(any));
        expect(parts).toHaveLength(countSms(any).segments);
        for (const { units, room } of parts) expect(units).toBeLessThanOrEqual(room);
      }),
    );
  });
});
