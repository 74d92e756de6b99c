import { expect, test } from "vitest";
import { aDraft } from "../../../test-support/conversation.ts";
import { asksFirst, gapIn, withInserted, writtenReply } from "./written-reply.ts";

const draft = aDraft();

test("a draft stands in the field until somebody types", () => {
  expect(writtenReply({ reply: null, on: null }, draft)).toEqual({ text: draft.body, draft, offered: undefined });
  expect(writtenReply({ reply: "Yes.", on: draft.id }, draft)).toEqual({ text: "Yes.", draft, offered: undefined });
  expect(writtenReply({ reply: null, on: null }, undefined).text).toBe("");
});

test("a draft that comes while somebody writes is offered, and takes nothing away", () => {
  const written = writtenReply({ reply: "Dear Ana", on: null }, draft);
  expect(written).toEqual({ text: "Dear Ana", draft: undefined, offered: draft });
  expect(writtenReply({ reply: "  ", on: null }, draft).text).toBe(draft.body);
});

test("words that changed a draft which is gone are still there", () => {
  expect(writtenReply({ reply: "Yes, gladly.", on: draft.id }, undefined)).toEqual({
    text: "Yes, gladly.",
    draft: undefined,
    offered: undefined,
  });
});

test("what the writer doubts, or what was overtaken, is sent by no single key; what a person wrote is", () => {
  const facts = { cites: [], facts: [], reason: null, revision: 1, jobId: null };
  expect(asksFirst(aDraft({ draft: { ...facts, isUnsure: true } }))).toBe(true);
  expect(asksFirst(aDraft({ draft: { ...facts, isUnsure: false }, isStale: true }))).toBe(true);
  expect(asksFirst(draft)).toBe(false);
  expect(asksFirst(aDraft({ draft: null, isStale: true }))).toBe(false);
  expect(asksFirst(undefined)).toBe(false);
});

test("what is still to be filled in is found", () => {
  expect(gapIn("Hello {{ name }}, hello {{x}}")).toEqual({ braces: "{{ name }}", start: 6, end: 16 });
  expect(gapIn("Hello {name}")).toBeUndefined();
});

test("a text goes in where the cursor stands", () => {
  expect(withInserted("Hello you", "dear ", 6, 6)).toBe("Hello dear you");
  expect(withInserted("Hello you", "Ana", 6, 9)).toBe("Hello Ana");
});
