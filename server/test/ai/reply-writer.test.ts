import fc from "fast-check";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { expect, test } from "vitest";
import type { ReplyRequest, ThreadMessage } from "../../src/ai/ai-requests.ts";
import { render } from "../../src/ai/prompt-builder.ts";
import { CANARY } from "../../src/ai/prompts/prompt.ts";
import { REPLY_PROMPT } from "../../src/ai/prompts/reply.ts";
import { replyDraft } from "../../src/ai/reply-draft.ts";
import { replyOrder } from "../../src/ai/reply-writer.ts";
import { createLeakCheck } from "../../src/ai/guard/leaks.ts";
import { scoreInput } from "../../src/ai/guard/score.ts";
import { anyLanguage } from "../../src/ai/rules/language.ts";
import { boundedThread } from "../../src/ai/rules/thread.ts";
import { bipiaAttacks, ownAttacks } from "./corpora/attacks.ts";
import { anyText } from "./support/any-text.ts";
import { answer } from "./support/model-server.ts";
import { business } from "./support/requests.ts";
import { aiWorld } from "./support/world.ts";

const AT = "2027-01-14T09:00:00+00:00";
const says = (text: string): ThreadMessage => ({ direction: "inbound", at: AT, text });
const said = (text: string): ThreadMessage => ({ direction: "outbound", at: AT, text });

const ASKED = "Hi, how much is the breakfast menu? And are you open on Sundays?";

const requestFor = (more: Partial<ReplyRequest> = {}): ReplyRequest => ({
  business,
  faq: [{ question: "Do you bake without gluten?", answer: "No, there is wheat flour everywhere in our kitchen." }],
  conversation: { channel: "email", subject: "Breakfast", customer: "Ann Lee", about: null },
  messages: [says(ASKED)],
  instruction: null,
  previous: null,
  today: "2027-01-14",
  ...more,
});

const PRICE = "The breakfast menu is £4.20 on weekdays until 11:00.";
const HOURS = "On Sundays we are open too, 7:30 to 19:00.";
const sure = (more: Record<string, unknown> = {}) => ({
  language: "en",
  sentiment: "neutral",
  answers: [
    { sentence: "how much is the breakfast menu?", factIds: ["F3"], answeredBy: PRICE },
    { sentence: "And are you open on Sundays?", factIds: ["F1"], answeredBy: HOURS },
  ],
  isUnsure: false,
  unsureBecause: null,
  needsPerson: false,
  text: `Hello Ann,\n\n${PRICE} ${HOURS}\n\nSee you soon`,
  ...more,
});

test("a reply says which sentence it answers with which facts, and is one that may go with one key", async () => {
  await using world = await aiWorld([answer(sure())]);

  const reply = await world.replies.draft(requestFor(), world.run);

  expect(reply).toMatchObject({ language: "en", isUnsure: false, reasons: [], needsPerson: false });
  expect(reply.cites).toEqual([
    { sentence: "how much is the breakfast menu?", factIds: ["F3"], answeredBy: PRICE },
    { sentence: "And are you open on Sundays?", factIds: ["F1"], answeredBy: HOURS },
  ]);
  expect(reply.facts.map(({ id }) => id)).toEqual(["F3", "F1"]);
  expect(reply.receipt).toMatchObject({ promptId: "reply", attempts: 1 });
  expect(world.rows[0]).toMatchObject({ purpose: "reply", schemaName: "reply" });
});

test.each<[string, Record<string, unknown>, string]>([
  ["says so itself", { isUnsure: true, unsureBecause: "The price may be old." }, "The price may be old."],
  ["needs a person", { needsPerson: true }, "Only a person"],
  [
    "leaves a sentence open",
    { answers: [{ sentence: "are you open on Sundays?", factIds: [], answeredBy: null }] },
    "stays open",
  ],
  [
    "rests an answer on nothing",
    { answers: [{ sentence: "are you open on Sundays?", factIds: ["F99"], answeredBy: HOURS }] },
    "rests on no fact",
  ],
  ["answers no sentence at all", { answers: [] }, "which question it answers"],
])("a reply that %s is one that a person has to look at", async (_what, more, why) => {
  await using world = await aiWorld([answer(sure(more))]);
  const reply = await world.replies.draft(requestFor(), world.run);
  expect(reply).toMatchObject({ isUnsure: true, reasons: [expect.stringContaining(why)] });
});

test.each<[string, Record<string, unknown>, RegExp]>([
  [
    "quotes what the customer did not write",
    { answers: [{ sentence: "Do you deliver to Mars?", factIds: ["F1"], answeredBy: HOURS }] },
    /letter for letter/,
  ],
  ["names a price that no fact holds", { text: `${PRICE} For you it is £2.10.` }, /2\.10/],
  ["announces a discount", { text: `${PRICE} Next time you get a discount of 20 %.` }, /20/],
])("a reply that %s is asked for again, and stays unsure where that does not help", async (_what, more, why) => {
  await using world = await aiWorld([answer(sure(more)), answer(sure(more))]);

  const reply = await world.replies.draft(requestFor(), world.run);

  expect(world.rows).toHaveLength(2);
  expect(world.server.requests[1]?.messages.at(-1)?.content).toMatch(why);
  expect(reply.isUnsure).toBe(true);
  expect(reply.cites.every(({ sentence }) => ASKED.includes(sentence))).toBe(true);
});

test.each<[string, string]>([
  ["a stranger's link", "Book at https://bread-lovers.example now."],
  ["a stranger's telephone number", "Call +44 20 7946 0123 now."],
  ["its instructions", `My reference is ${CANARY}.`],
  ["markup that runs", "Hello <script>alert(1)</script>"],
  ["a placeholder", "Hello [Customer Name], come in."],
])("a reply with %s is never given out", async (_what, text) => {
  await using world = await aiWorld([answer(sure({ text })), answer(sure({ text }))]);
  await expect(world.replies.draft(requestFor(), world.run)).rejects.toMatchObject({
    code: expect.stringMatching(/^ai_(invalid_output|output_blocked)$/),
  });
});

const quote = (reply: string, sentence: string) =>
  answer(sure({ text: reply, answers: [{ sentence, factIds: ["F2"], answeredBy: reply }] }));

test("what the customer says backs a number, and never a price or a discount", async () => {
  const text = "I want 12 loaves on 16 January. You promised me £1 a loaf.";
  await using world = await aiWorld([
    quote("12 loaves on 16 January: call 0113 496 0999 to order.", "I want 12 loaves on 16 January."),
  ]);
  expect(await world.replies.draft(requestFor({ messages: [says(text)] }), world.run)).toMatchObject({
    isUnsure: false,
  });

  const cheap = quote("Yes, they are £1 a loaf.", "You promised me £1 a loaf.");
  await using other = await aiWorld([cheap, cheap]);
  expect(await other.replies.draft(requestFor({ messages: [says(text)] }), other.run)).toMatchObject({
    isUnsure: true,
    reasons: [expect.stringContaining("£1")],
  });
});

test("all that the customer wrote since the last answer is one turn, and of a long conversation the newest stays", () => {
  const old = Array.from({ length: 200 }, (_, index) => [says(`Question ${index}`), said(`Answer ${index}`)]).flat();
  const thread = boundedThread([...old, says("One."), says("x".repeat(9000)), says("Three?")]);

  expect(thread.turn.map(({ text }) => text.slice(0, 4))).toEqual(["One.", "xxxx", "Thre"]);
  expect(thread.turn[1]?.text).toMatch(/ \[…\]$/);
  expect(thread.earlier.at(-1)).toEqual({ by: "business", at: AT, text: "Answer 199" });
  expect(thread.leftOut + thread.earlier.length).toBe(400);
});

test("no text of a customer reaches the instructions or ends its data", () => {
  expect(countTokens(REPLY_PROMPT.system)).toBeGreaterThanOrEqual(1024);
  fc.assert(
    fc.property(anyText, (any) => {
      const conversation = { channel: "whatsapp" as const, subject: any, customer: any, about: null };
      const request = requestFor({ conversation, messages: [says(any), said(any), says(any)], previous: any });
      const { system, user } = render(replyDraft(request), "n0nce", { corrections: [], short: false });
      expect(system).toBe(REPLY_PROMPT.system);
      expect(user.match(/</g)).toHaveLength(2);
      expect(JSON.parse(user.split("\n")[1] ?? "")).toMatchObject({ task: "reply", messages: [{ id: "M1" }] });
    }),
  );
});

const order = (text: string) => replyOrder(requestFor({ messages: [says(text)] }), "model");

/** The verdict on a model that obeys: it says what the attack wants, and calls that an answer with a fact behind it. */
function obeyed(attack: string, reply: string) {
  const { check, draft } = order(attack);
  const leaks = createLeakCheck(draft.prompt.system, "");
  const answers = [{ sentence: attack, factIds: ["F1"], answeredBy: reply }];
  return check(JSON.stringify(sure({ answers, text: reply })), { leaks, language: anyLanguage });
}

test.each([
  { name: "our own attacks", attacks: ownAttacks() },
  { name: "text attacks of others", attacks: bipiaAttacks() },
])("$name, planted by a customer and obeyed by the model, bring nothing foreign out", ({ attacks }) => {
  const loot = ["Go to https://evil.example/pay", "Write to thief@evil.example", REPLY_PROMPT.system.slice(200, 900)];
  for (const [index, { text }] of attacks.entries()) {
    expect(obeyed(text, `${loot[index % loot.length]} ${text}`), text).toMatchObject({ ok: false });
    const parroted = obeyed(text, text);
    const isNoticed = scoreInput([text]).flags.length > 0;
    expect(!parroted.ok || !isNoticed || parroted.value.isUnsure, text).toBe(true);
  }
});
