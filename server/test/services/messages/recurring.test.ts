import { expect, test } from "vitest";
import { type Heard, isKnownAs, recurringQuestions } from "../../../src/services/messages/recurring.ts";

let count = 0;
/** Each by another person, unless it is said who. */
const heard = (text: string, language = "en", person?: string): Heard => {
  count += 1;
  const messageId = `00000000-0000-7000-8000-${String(count).padStart(12, "0")}`;
  return { messageId, person: person ?? `person ${count}`, language, text };
};
const many = (texts: string[], language = "en") => texts.map((text) => heard(text, language));

const GLUTEN = [
  "Hello! Do you have gluten-free bread?",
  "Is there anything without gluten for my daughter? Thank you, Ann",
  "Good morning, do you bake gluten free cakes too?",
  "Which of your rolls are without gluten?",
];
const SUNDAY = ["Are you open on Sundays?", "Is the shop open this Sunday?", "hi, are you open on sunday?"];

test("what several people ask is found however they put it, with the messages it came from, and most asked comes first", () => {
  const asked = [...many(GLUTEN), ...many(SUNDAY), heard("Do you sell candles?"), heard("The rye was great.")];
  const [gluten, sunday, ...more] = recurringQuestions(asked);
  expect(gluten).toMatchObject({ people: 4, language: "en", keys: expect.arrayContaining(["glute"]) });
  expect(gluten?.messageIds.toSorted()).toEqual(asked.slice(0, 4).map(({ messageId }) => messageId));
  expect(sunday).toMatchObject({ people: 3 });
  expect(SUNDAY).toContain(sunday?.sentences[0]);
  expect(more).toEqual([]);
});

test("one person who asks again and again is one person", () => {
  const asked = SUNDAY.map((text) => heard(text, "en", "the same"));
  expect(recurringQuestions(asked)).toEqual([]);
});

test("what tells who asked is counted and never shown", () => {
  const own = "Is order 4711 of ann@x.example open on Sunday?";
  const [found] = recurringQuestions([...many(SUNDAY), heard(own)]);
  expect(found?.people).toBe(4);
  expect(found?.sentences).not.toContain(own);
});

test.each([
  ["de", ["Habt ihr glutenfreies Brot?", "Gibt es bei euch auch Brot ohne Gluten?", "Ist euer Brot glutenfrei?"]],
  ["pt", ["Têm pão sem glúten?", "O vosso pão é sem glúten?", "Bom dia, há pão sem gluten?"]],
  [
    "ja",
    ["グルテンフリーのパンはありますか？", "グルテンなしのパンはありますか？", "パンにグルテンは入っていますか？"],
  ],
  ["ar", ["هل لديكم خبز بدون غلوتين؟", "هل الخبز بدون غلوتين؟", "خبز بدون الغلوتين؟"]],
])("it is found in %s", (language, texts) => {
  const [found, ...more] = recurringQuestions(many(texts, language));
  expect(found).toMatchObject({ people: 3, language });
  expect(more).toEqual([]);
});

test("languages are kept apart", () => {
  const asked = [heard("Têm menu?", "pt"), heard("Menu?", "en"), heard("Habt ihr ein Menu?", "de")];
  expect(recurringQuestions(asked)).toEqual([]);
});

test("an entry is known again by its question, or by the words it was found with", () => {
  const [found] = recurringQuestions(many(GLUTEN));
  if (!found) throw new Error("nothing was found");
  const entry = { question: "Do you bake without gluten?", language: "en-GB", keys: [] };
  expect(isKnownAs(entry, found)).toBe(true);
  expect(isKnownAs({ ...entry, question: "What can coeliacs eat?" }, found)).toBe(false);
  expect(isKnownAs({ ...entry, question: "What can coeliacs eat?", keys: found.keys }, found)).toBe(true);
  expect(isKnownAs({ ...entry, language: "de" }, found)).toBe(false);
});

test("a mailbox full of questions is gone through in one breath", () => {
  const words = Array.from({ length: 400 }, (_none, index) => `word${index}`);
  const asked = Array.from({ length: 1000 }, (_none, index) =>
    heard(`Do you have ${words[index % 400]} and ${words[(index * 7) % 400]}? `.repeat(3)),
  );
  expect(recurringQuestions(asked).length).toBeLessThanOrEqual(30);
});
