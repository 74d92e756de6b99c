import { expect, test } from "vitest";
import type { QuestionsRequest } from "../../src/ai/ai-requests.ts";
import { render } from "../../src/ai/prompt-builder.ts";
import { CANARY } from "../../src/ai/prompts/prompt.ts";
import { QUESTIONS_PROMPT } from "../../src/ai/prompts/questions.ts";
import { questionsDraft } from "../../src/ai/questions-draft.ts";
import { ownAttacks } from "./corpora/attacks.ts";
import { answer } from "./support/model-server.ts";
import { business } from "./support/requests.ts";
import { aiWorld } from "./support/world.ts";

const request: QuestionsRequest = {
  business,
  groups: [
    { id: "Gaaaaaa", people: 8, language: "en", sentences: ["Are you open on Sundays?", "open this sunday?"] },
    { id: "Gbbbbbb", people: 3, language: "en", sentences: ["Do you have gluten-free bread?"] },
  ],
  today: "2027-01-14",
};

const SUNDAY = {
  groupId: "Gaaaaaa",
  isQuestion: true,
  question: "Are you open on Sundays?",
  factIds: ["F1"],
  answer: "Yes, we are open Tuesday to Sunday, 7:30 to 19:00.",
  topic: "Open on Sundays too",
  angle: "Whoever thinks of bread on Sunday finds the door open.",
};
const GLUTEN = {
  groupId: "Gbbbbbb",
  isQuestion: true,
  question: "Do you have gluten-free bread?",
  factIds: [],
  answer: null,
  topic: "Bread without gluten",
  angle: "The owner says what is baked without wheat.",
};
const named = (...questions: object[]) => answer({ questions });

test("each group gets its question, an answer with the facts behind it where there are any, and an idea for a content", async () => {
  await using world = await aiWorld([named(SUNDAY, GLUTEN)]);

  const { questions, skipped, receipt } = await world.questions.name(request, world.run);

  expect(questions).toEqual([
    {
      groupId: "Gaaaaaa",
      question: SUNDAY.question,
      answer: SUNDAY.answer,
      facts: [business.facts[0]],
      topic: SUNDAY.topic,
      angle: SUNDAY.angle,
    },
    { groupId: "Gbbbbbb", question: GLUTEN.question, answer: "", facts: [], topic: GLUTEN.topic, angle: GLUTEN.angle },
  ]);
  expect(skipped).toEqual([]);
  expect(receipt).toMatchObject({ promptId: "questions", attempts: 1 });
  expect(world.rows[0]).toMatchObject({ purpose: "questions", schemaName: "questions" });
});

test("what asks no one thing is said to, and is no entry", async () => {
  const parcel = { ...GLUTEN, isQuestion: false, question: "", topic: "", angle: "" };
  await using world = await aiWorld([named(SUNDAY, parcel)]);
  const { questions, skipped } = await world.questions.name(request, world.run);
  expect(questions.map(({ groupId }) => groupId)).toEqual(["Gaaaaaa"]);
  expect(skipped).toEqual(["Gbbbbbb"]);
});

test.each<[string, object]>([
  ["rests on no fact", { factIds: [] }],
  ["rests on a fact that is none", { factIds: ["F99"] }],
  ["names a price that no fact holds", { answer: "Yes, and bread is £1.10 on Sundays." }],
  ["announces a discount", { answer: "Yes, with a discount of 20 % on Sundays." }],
  ["leads to a stranger", { answer: "Yes, see https://bread-lovers.example for more." }],
  ["calls a stranger", { answer: "Yes, call +44 20 7946 0123." }],
])("an answer that %s is asked for again, and left to the owner where that does not help", async (_what, more) => {
  const wrong = named({ ...SUNDAY, ...more }, GLUTEN);
  await using world = await aiWorld([wrong, wrong]);
  const { questions } = await world.questions.name(request, world.run);
  expect(world.rows).toHaveLength(2);
  expect(questions[0]).toMatchObject({ question: SUNDAY.question, answer: "", facts: [] });
});

test.each<[string, object]>([
  ["names a person's address", { question: "Is ann@x.example open on Sundays?" }],
  ["holds a stranger's link", { topic: "See https://bread-lovers.example" }],
  ["is empty", { question: " " }],
  ["is a page long", { question: `${"open ".repeat(100)}?` }],
])("a question that %s is no entry; the others are", async (_what, more) => {
  const wrong = named({ ...SUNDAY, ...more }, GLUTEN);
  await using world = await aiWorld([wrong, wrong]);
  const { questions } = await world.questions.name(request, world.run);
  expect(questions.map(({ groupId }) => groupId)).toEqual(["Gbbbbbb"]);
});

test("a group that nobody asked about is no entry", async () => {
  const strange = named(SUNDAY, { ...GLUTEN, groupId: "Gcccccc" });
  await using world = await aiWorld([strange, strange]);
  const { questions } = await world.questions.name(request, world.run);
  expect(questions.map(({ groupId }) => groupId)).toEqual(["Gaaaaaa"]);
});

test("instructions that leak are never given out", async () => {
  const leak = named({ ...SUNDAY, angle: `My reference is ${CANARY}.` }, GLUTEN);
  await using world = await aiWorld([leak, leak]);
  await expect(world.questions.name(request, world.run)).rejects.toMatchObject({
    code: expect.stringMatching(/^ai_(invalid_output|output_blocked)$/),
  });
});

test("what people asked is data, whatever it says", () => {
  for (const { text } of ownAttacks()) {
    const groups = [{ id: "Gaaaaaa", people: 3, language: "en", sentences: [text] }];
    const { system, user } = render(questionsDraft({ ...request, groups }), "nonce", { corrections: [], short: false });
    expect(system).toBe(QUESTIONS_PROMPT.system);
    expect(user.split("\n")).toHaveLength(3);
    expect(JSON.parse(user.split("\n")[1] ?? "")).toMatchObject({ task: "questions", groups: [{ id: "Gaaaaaa" }] });
  }
});
