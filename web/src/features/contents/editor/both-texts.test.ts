import fc from "fast-check";
import { expect, test } from "vitest";
import { bothFields, bothTexts } from "./both-texts.ts";

test("what two windows made of one text is all there, and what they share stands once", () => {
  const theirs = "Good morning. We open at seven. Rye bread today.";
  const mine = "Good morning. We open at eight. Rye bread today.";
  const both = bothTexts(theirs, mine);
  expect(both.match(/Good morning/g)).toHaveLength(1);
  expect(both.match(/Rye bread/g)).toHaveLength(1);
  expect(both).toContain("We open at seven.");
  expect(both).toContain("We open at eight.");
});

test("no word of either text is lost, whatever they are", () => {
  const sentence = fc
    .array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 5 })
    .map((words) => `${words.join(" ")}. `);
  const text = fc.array(sentence, { maxLength: 5 }).map((sentences) => sentences.join(""));
  fc.assert(
    fc.property(text, text, (theirs, mine) => {
      const words = new Set(bothTexts(theirs, mine).split(/[\s.]+/));
      const wanted = `${theirs} ${mine}`.split(/[\s.]+/);
      return wanted.every((word) => words.has(word) || word === "");
    }),
  );
});

test("the hashtags of both are kept, each once", () => {
  const merged = bothFields(
    "instagram",
    { caption: "Rye.", hashtags: ["rye", "oakfield"], altText: "" },
    { caption: "Rye.", hashtags: ["oakfield", "friday"], altText: "A loaf." },
  );
  expect(merged).toEqual({ caption: "Rye.", hashtags: ["oakfield", "friday", "rye"], altText: "A loaf." });
});
