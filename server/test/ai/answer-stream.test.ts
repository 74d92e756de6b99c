import fc from "fast-check";
import { expect, test } from "vitest";
import { readCompletion } from "../../src/ai/completion.ts";
import { createAnswerStream } from "../../src/ai/wire/answer-stream.ts";
import { anyText } from "./support/any-text.ts";

const USAGE = { prompt_tokens: 10, completion_tokens: 5 };
const begin = { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "m" };
const chunk = (delta: object, finish: string | null = null) => ({
  ...begin,
  choices: [{ index: 0, delta, finish_reason: finish }],
});
const event = (value: unknown) => `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`;
const stream = (...events: unknown[]) => events.map(event).join("");

function read(text: string, cuts: number[] = []) {
  const bytes = Buffer.from(text);
  const answer = createAnswerStream();
  let from = 0;
  for (const cut of [
    ...cuts.map((share) => share % (bytes.length + 1)).sort((one, other) => one - other),
    bytes.length,
  ]) {
    answer.feed(bytes.subarray(from, cut));
    from = cut;
  }
  const whole = answer.whole();
  return { answer, completion: whole && readCompletion(Buffer.from(JSON.stringify(whole))) };
}

test("any text arrives as it was sent, wherever the network cuts it", () => {
  const cuts = fc.array(fc.nat(), { maxLength: 20 });
  fc.assert(
    fc.property(
      fc.array(anyText, { maxLength: 6 }),
      cuts,
      fc.constantFrom("\n", "\r\n", "\r"),
      (given, places, ending) => {
        const pieces = given.map((piece) => piece.toWellFormed());
        const text = stream(
          chunk({ role: "assistant", content: "" }),
          ...pieces.map((content) => chunk({ content })),
          chunk({}, "stop"),
          { ...begin, choices: [], usage: USAGE },
          "[DONE]",
        );
        const { completion } = read(text.replaceAll("\n", ending), places);
        expect(completion).toMatchObject({ text: pieces.join(""), finishReason: "stop", model: "m" });
        expect(completion?.usage).toMatchObject({ inputTokens: 10, outputTokens: 5, source: "provider" });
      },
    ),
  );
});

test("a stream cut at any byte before its last word is no answer", () => {
  const text = stream(chunk({ content: "Grüße" }), chunk({ content: " aus 🥐" }), chunk({}, "stop"));
  const end = Buffer.byteLength(stream(chunk({ content: "Grüße" }), chunk({ content: " aus 🥐" })));
  for (let cut = 0; cut <= end; cut += 1) {
    const answer = createAnswerStream();
    answer.feed(Buffer.from(text).subarray(0, cut));
    expect(answer.whole()).toBeNull();
  }
});

test("what is needed is the last word, neither [DONE] nor the usage", () => {
  const { answer, completion } = read(stream(chunk({ content: "Bread" }), chunk({}, "stop")));
  expect(completion).toMatchObject({ text: "Bread", usage: { source: "none" } });
  expect(answer.isClosed()).toBe(false);
});

test.each([
  ["a line that is not JSON", "{no"],
  ["JSON that is no object", "[1]"],
  ["an object of another shape", { hello: "world" }],
  ["bytes that are no UTF-8", Buffer.from([0xff]).toString("latin1")],
])("%s spoils the answer: a text with a hole is none", (_what, garbage) => {
  const parts = [
    event(chunk({ content: "Br" })),
    event(garbage),
    event(chunk({ content: "ead" })),
    event(chunk({}, "stop")),
  ];
  const answer = createAnswerStream();
  answer.feed(Buffer.from(parts.join(""), "latin1"));
  expect(answer.whole()).toBeNull();
  expect(answer.isGarbled()).toBe(true);
});

test("comments, empty events and what follows [DONE] are passed over", () => {
  const text = `: ping\n\n${event(chunk({ content: "Bread" }))}data:\n\n${event(chunk({}, "stop"))}${event("[DONE]")}${event("{junk")}`;
  expect(read(text).completion).toMatchObject({ text: "Bread" });
});

test("only the first choice counts, and a refusal stays one", () => {
  const other = { ...begin, choices: [{ index: 1, delta: { content: "other" }, finish_reason: "stop" }] };
  const { completion } = read(
    stream(chunk({ refusal: "I can" }), other, chunk({ refusal: "not." }), chunk({}, "stop")),
  );
  expect(completion).toMatchObject({ text: "", refusal: "I cannot." });
});

test("an error on the way stands for the whole answer", () => {
  const error = { message: "no", code: "server_error" };
  expect(read(stream(chunk({ content: "Br" }), { error })).answer.whole()).toEqual({ error });
  expect(read(stream({ type: "error", message: "no", code: "x" })).answer.whole()).toMatchObject({
    error: { code: "x" },
  });
});

test("the Responses API: deltas are shown, and the last event is the answer", () => {
  const response = {
    object: "response",
    model: "m",
    status: "incomplete",
    incomplete_details: { reason: "max_output_tokens" },
    output: [
      { type: "reasoning", summary: [] },
      { type: "message", content: [{ type: "output_text", text: "Bread" }] },
    ],
    usage: {
      input_tokens: 10,
      input_tokens_details: { cached_tokens: 4 },
      output_tokens: 5,
      output_tokens_details: { reasoning_tokens: 2 },
    },
  };
  const delta = { type: "response.output_text.delta", delta: "Bread" };
  const cut = read(stream({ type: "response.created", response: { status: "in_progress" } }, delta)).answer;
  expect([cut.text(), cut.whole()]).toEqual(["Bread", null]);
  const { completion } = read(
    stream({ type: "response.created", response: {} }, delta, { type: "response.incomplete", response }),
  );
  expect(completion).toMatchObject({ text: "Bread", finishReason: "length" });
  expect(completion?.usage).toMatchObject({
    inputTokens: 10,
    cachedInputTokens: 4,
    outputTokens: 5,
    reasoningTokens: 2,
  });
});

test("a stream that does not say in its header that it is one is read all the same", () => {
  const text = stream(chunk({ content: "Bread" }), chunk({}, "stop"), "[DONE]");
  expect(readCompletion(Buffer.from(text))).toMatchObject({ text: "Bread" });
  expect(readCompletion(Buffer.from(text.slice(0, 120)))).toBeNull();
});
