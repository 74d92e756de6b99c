import { expect, test } from "vitest";
import { sureAnswerTo } from "../../../src/services/messages/sure-answer.ts";
import { ownAttacks } from "../../ai/corpora/attacks.ts";

const entry = (question: string, language = "en") => ({ id: question, question, answer: "Yes.", language });
const ENTRIES = [
  entry("Are you open on Sundays?"),
  entry("When are you open?"),
  entry("Is there parking?"),
  entry("Do you have gluten-free bread?"),
  entry("Habt ihr sonntags offen?", "de"),
  entry("パンはありますか？", "ja"),
];
const asked = (text: string | string[], language: string | null = "en") =>
  sureAnswerTo({ texts: [text].flat(), language, customer: "Ann Lee", business: "Crumb and Co" }, ENTRIES);

test.each([
  ["Are you open on Sundays?", "Are you open on Sundays?"],
  ["Hello,\n\nare you open on Sunday?\n\nMany thanks\nAnn", "Are you open on Sundays?"],
  [
    "Good morning! On Sundays, are you open?\n\n-- \nAnn Lee\nDirector of Sales\nPhone 0113 496 0999",
    "Are you open on Sundays?",
  ],
  ["Hi Crumb and Co, do you have bread, gluten-free?\nSent from my iPhone", "Do you have gluten-free bread?"],
  ["When are you open?", "When are you open?"],
])("%j is answered for sure", (text, question) => {
  expect(asked(text)).toMatchObject({ entry: { question } });
});

test("it is answered in the language it was asked in", () => {
  expect(asked("Guten Tag, habt ihr sonntags offen? Vielen Dank", "de-AT")).toMatchObject({
    entry: { language: "de" },
  });
  expect(asked("Habt ihr sonntags offen?", "en")).toHaveProperty("why");
  expect(asked("こんにちは。パンはありますか？", "ja")).toMatchObject({ entry: { language: "ja" } });
});

test.each([
  ["another day", "Are you open on Mondays?"],
  ["a day more", "Are you open on Sundays and Mondays?"],
  ["a detail more", "Are you open on Christmas Sunday?"],
  ["a time of day", "Are you open on Sundays in the evening?"],
  ["another way to ask", "Why are you open on Sundays?"],
  ["its opposite", "Are you not open on Sundays?"],
  ["less than the entry", "Do you have bread?"],
  ["a short word more", "Is there TV parking?"],
  ["a number", "Is there parking for 12?"],
  ["two questions", "Are you open on Sundays? Is there parking?"],
  ["a wish beside it", "Are you open on Sundays? Please cancel my order."],
  ["a day after it", "When are you open? Tomorrow."],
  ["a complaint before it", "The bread was mouldy. Are you open on Sundays?"],
  ["no question", "I come on Sunday."],
  ["nothing", ""],
  ["a page around it", `Are you open on Sundays? ${"Thanks. ".repeat(200)}`],
])("%s is nothing to answer for sure", (_what, text) => {
  expect(asked(text)).toHaveProperty("why");
});

test("several messages are one turn: what was said before counts", () => {
  expect(asked(["Hello!", "Are you open on Sundays?"])).toHaveProperty("entry");
  expect(asked(["I want my money back.", "Are you open on Sundays?"])).toHaveProperty("why");
});

test("where two entries could be meant, none is", () => {
  const turn = { texts: ["Is there parking?"], language: "en", customer: "", business: "" };
  expect(sureAnswerTo(turn, [entry("Is there parking?"), entry("Parking, is there?")])).toHaveProperty("why");
});

test("no planted attack is answered, alone or with a question that would be", () => {
  for (const { text } of ownAttacks()) {
    expect(asked(text)).toHaveProperty("why");
    expect(asked([text, "Are you open on Sundays?"])).toHaveProperty("why");
  }
});
