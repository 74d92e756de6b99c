import * as fc from "fast-check";
import { expect, test } from "vitest";
import { combinationsOf } from "./combinations.ts";
import { cutText, firstCharacters, isFirstSentenceShown } from "./cut-text.ts";
import { foldOf } from "./folds.ts";
import { handleOf, initials } from "./handle.ts";
import { limitAt } from "./over-limit.ts";
import { pixelWidth } from "./pixel-width.ts";
import { firstSite, sitesIn } from "./sites.ts";

const onPhone = (channel: "instagram" | "linkedin", field: string) => foldOf(channel, field, "phone");

test("a feed cuts between words where it can", () => {
  const { shown, hidden } = cutText("word ".repeat(40), onPhone("instagram", "caption"));
  expect(shown).toBe("word ".repeat(25).trimEnd());
  expect(hidden.trimStart().startsWith("word")).toBe(true);
});

test("nothing is lost in the cut, and no character is split", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("🥐", "パン", "e\u0301", " ", "\n", "👩‍🍳", "خبز"), { maxLength: 400 }),
      fc.constantFrom(onPhone("linkedin", "text"), onPhone("instagram", "caption"), foldOf("blog", "title", "phone")),
      (parts, fold) => {
        const text = parts.join("");
        const { shown, hidden } = cutText(text, fold);
        expect(shown + hidden).toBe(text);
        expect(shown.isWellFormed() && hidden.isWellFormed()).toBe(true);
        expect(hidden === "" || hidden.trim() !== "").toBe(true);
      },
    ),
  );
});

test("where lines are counted, three short ones are as much as three full ones", () => {
  expect(cutText("One\nTwo\nThree\nFour", onPhone("linkedin", "text"))).toEqual({
    shown: "One\nTwo\nThree",
    hidden: "\nFour",
  });
  expect(cutText("One\n\nTwo\n\nThree", onPhone("linkedin", "text")).hidden).toBe("\n\nThree");
});

test("a Japanese character takes the room of two letters", () => {
  expect(cutText("茶".repeat(100), onPhone("instagram", "caption")).shown).toBe("茶".repeat(62));
});

test("a channel without a fold shows everything", () => {
  expect(cutText("a".repeat(900), foldOf("x", "text", "phone")).hidden).toBe("");
});

test("a search result is cut by width: thin letters leave room for more of them", () => {
  const title = foldOf("blog", "title", "desktop");
  const [thin, broad] = ["il".repeat(100), "MW".repeat(100)].map((text) => cutText(text, title, 20).shown.length);
  expect(thin).toBeGreaterThan(120);
  expect(broad).toBeLessThan(36);
  expect(pixelWidth("é", 20)).toBe(pixelWidth("e", 20));
});

test("whether the first sentence is seen whole is said in its own language", () => {
  const text = `${"word ".repeat(40)}end. Second.`;
  expect(isFirstSentenceShown(text, firstCharacters(text, 50), "en")).toBe(false);
  const short = `お茶を。${"茶".repeat(60)}`;
  expect(isFirstSentenceShown(short, firstCharacters(short, 40), "ja")).toBe(true);
});

test("what a channel refuses begins at the character where it stops fitting", () => {
  expect(limitAt("x", "text", "a".repeat(281))).toBe(280);
  expect(limitAt("x", "text", "茶".repeat(141))).toBe(140);
  expect(limitAt("bluesky", "text", "👩‍🍳".repeat(301))).toBe("👩‍🍳".length * 300);
  expect(limitAt("x", "thread.*", "short")).toBe(5);
});

test("the own site is a link whatever it ends in, with its path and without the full stop behind it", () => {
  const text = "See https://www.corner.example/menu. Or corner.example!";
  expect(sitesIn(text, "corner.example").map(({ start, end }) => text.slice(start, end))).toEqual([
    "https://www.corner.example/menu",
    "corner.example",
  ]);
  expect(firstSite("Read bbc.com now", "")).toBe("bbc.com");
  expect(firstSite("Nothing here", "corner.example")).toBeNull();
});

test("an account is named in letters that networks take", () => {
  expect(handleOf({ name: "Café Zoë & Co", website: null })).toBe("cafezoeco");
  expect(handleOf({ name: "一保の葉", website: "https://www.ichihonoha.example/" })).toBe("ichihonoha");
  expect(handleOf({ name: "一保の葉", website: null })).toBe("yourname");
  expect(initials("padaria do largo", "pt")).toBe("PD");
  expect(initials("عيادة الميناء", "ar")).toBe("ع");
});

test("every headline has its turn before the combinations begin again", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 4 }), (headlines, descriptions) => {
      for (const device of ["phone", "desktop"] as const) {
        const turns = combinationsOf(headlines, descriptions, device);
        expect(new Set(turns.flatMap((turn) => turn.headlines)).size).toBe(headlines);
        for (const turn of turns) {
          expect(new Set(turn.headlines).size).toBe(turn.headlines.length);
          expect(turn.descriptions.every((index) => index < descriptions)).toBe(true);
        }
      }
    }),
  );
});
