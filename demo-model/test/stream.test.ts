import { expect, test } from "vitest";
import { at, CONTENT, contentFor, eventsOf, inMode, MODES, sendFault, sendIn, toldIn } from "./support/modes.ts";
import { useModel } from "./support/model.ts";
import { contentRequest, object, readBriefFile, requestFor } from "./support/requests.ts";
import { sendRaw } from "./support/wire-client.ts";

const model = useModel();
const chat = { api: "chat", stream: true } as const;
const responses = { api: "responses", stream: true } as const;
const { business, campaign } = readBriefFile("tea-shop-kyoto");
const japanese = contentRequest(business, campaign, {
  channel: "instagram",
  date: "2027-01-04",
  topic: "",
  angle: "",
  callToAction: "",
});

test.each(["chat", "responses"] as const)("a stream of %s tells the same as one body", async (api) => {
  const [whole, streamed] = await Promise.all(
    [false, true].map(async (stream) => toldIn({ api, stream }, await sendIn(model.url(), { api, stream }, japanese))),
  );
  expect(streamed).toEqual(whole);
});

test("a chat stream says its role first, then its words, then why it ended, then its usage, and that it is done", async () => {
  const seen = await sendIn(model.url(), chat, CONTENT);
  expect(seen.headers["content-type"]).toMatch(/^text\/event-stream/);
  const events = eventsOf(seen);
  const [first, ...rest] = events;
  expect(at(first, "choices", 0, "delta")).toEqual({ role: "assistant", content: "", refusal: null });
  const [usage, done] = rest.splice(-2);
  expect(usage).toMatchObject({ choices: [], usage: { total_tokens: expect.any(Number) } });
  expect(done).toBe("[DONE]");
  expect(rest.pop()).toMatchObject({ choices: [{ delta: {}, finish_reason: "stop" }], usage: null });
  expect(rest.length).toBeGreaterThan(10);
  for (const event of rest) {
    expect(event).toMatchObject({ object: "chat.completion.chunk", id: at(first, "id"), usage: null });
    expect(at(event, "choices", 0, "finish_reason")).toBeNull();
    expect(at(event, "choices", 0, "delta", "content")).toEqual(expect.any(String));
  }
});

test("without include_usage no event of a chat stream speaks of usage", async () => {
  const body = { ...CONTENT, stream: true };
  const seen = await sendRaw(model.url(), { path: "/v1/chat/completions", body });
  expect(seen.body.toString()).not.toContain("usage");
  expect(eventsOf(seen).at(-2)).toMatchObject({ choices: [{ finish_reason: "stop" }] });
});

test("a response stream has named events in their order, numbered without a gap", async () => {
  const seen = await sendIn(model.url(), responses, CONTENT);
  const named = seen.body
    .toString()
    .split("\n")
    .filter((line) => line.startsWith("event: "))
    .map((line) => line.slice("event: ".length));
  const events = eventsOf(seen);
  expect(events.map((event) => at(event, "type"))).toEqual(named);
  expect(events.map((event) => at(event, "sequence_number"))).toEqual(events.map((_, index) => index));
  expect(named.filter((name, index) => name !== named[index - 1])).toEqual([
    "response.created",
    "response.in_progress",
    "response.output_item.added",
    "response.content_part.added",
    "response.output_text.delta",
    "response.output_text.done",
    "response.content_part.done",
    "response.output_item.done",
    "response.completed",
  ]);
  expect(at(events.at(-1), "response", "output", 0, "content", 0, "text")).toBe(toldIn(responses, seen).content);
  expect(events[0]).toMatchObject({ response: { status: "in_progress", output: [], usage: null } });
});

test.each([
  ["refusal", "response.refusal.delta", "response.completed"],
  ["tool-call", "response.function_call_arguments.delta", "response.completed"],
  ["truncated", "response.output_text.delta", "response.incomplete"],
  ["failed", "response.in_progress", "response.failed"],
])("a response stream of %s has %s and ends with %s", async (fault, event, last) => {
  const types = eventsOf(await sendFault(model.url(), responses, fault, CONTENT)).map((each) => at(each, "type"));
  expect(types).toContain(event);
  expect(types.at(-1)).toBe(last);
});

test("packets end within events and within UTF-8 sequences, and every line is still JSON", async () => {
  const seen = await sendIn(model.url(), chat, japanese);
  const starts = seen.chunks.slice(1).map((chunk) => chunk[0] ?? 0);
  expect(starts.some((byte) => (byte & 0b1100_0000) === 0b1000_0000)).toBe(true);
  expect(seen.chunks.some((chunk) => !chunk.toString("latin1").endsWith("\n\n"))).toBe(true);
  expect(new Set(seen.chunks.map(({ length }) => length)).size).toBeGreaterThan(5);
  const words = eventsOf(seen).slice(0, -1);
  expect(words.every((event) => typeof event === "object")).toBe(true);
});

test("words end within the escapes of the JSON they are part of", async () => {
  const lines = object({ fields: object({ text: { type: "string", const: 'a "b"\n"c"\n'.repeat(30) } }) });
  const seen = await sendIn(model.url(), chat, requestFor({ task: "content", business }, lines));
  const contents = eventsOf(seen).map((event) => at(event, "choices", 0, "delta", "content"));
  const words = contents.filter((content) => typeof content === "string");
  expect(words.some((word) => /(?:^|[^\\])\\$/u.test(word))).toBe(true);
  expect(JSON.parse(words.join(""))).toEqual({ fields: { text: 'a "b"\n"c"\n'.repeat(30) } });
});

test("the same request is cut in the same places", async () => {
  const [first, second] = [await sendIn(model.url(), chat, CONTENT), await sendIn(model.url(), chat, CONTENT)];
  expect(second.chunks).toEqual(first.chunks);
});

test("signs of life stand between the words, and nobody takes them for one", async () => {
  for (const mode of [chat, responses]) {
    const text = (await sendIn(model.url(), mode, contentFor("blog"))).body.toString();
    expect(text.match(/^: ping$/gmu)?.length).toBeGreaterThan(1);
    expect(text.indexOf(": ping")).toBeLessThan(text.search(/"delta":\{"content":"[^"]|output_text\.delta/u));
  }
});

test("the first words of a slow stream come long before its end", async () => {
  const response = await fetch(`${model.url()}/chat/completions`, {
    method: "POST",
    headers: { authorization: "Bearer test", "x-fake-script": '{"name":"slow","ms":60000}' },
    body: JSON.stringify(inMode(chat, CONTENT)),
  });
  let text = "";
  for await (const bytes of response.body ?? []) {
    text += Buffer.from(bytes).toString("latin1");
    if (text.split('"delta":{"content"').length > 3) break;
  }
  expect(text).not.toContain("[DONE]");
});

test.each(MODES)("a slow answer is the usual one in %o", async (mode) => {
  const usual = await sendIn(model.url(), mode, CONTENT);
  expect((await sendFault(model.url(), mode, { name: "slow", ms: 20 }, CONTENT)).body).toEqual(usual.body);
});

test("the journal tells a stream from a body, and when its first byte went out", async () => {
  await sendIn(model.url(), chat, CONTENT, { authorization: "Bearer stream-journal" });
  const journal = JSON.parse(await (await fetch(new URL("/__fake/journal", model.url()))).text());
  expect(journal.requests.at(-1)).toMatchObject({
    stream: true,
    step: "ok",
    status: 200,
    firstByteAt: expect.any(String),
    clientLeft: false,
  });
});
