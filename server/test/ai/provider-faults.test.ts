import { expect, test } from "vitest";
import {
  answer,
  completion,
  failing,
  json,
  resetAtOnce,
  resetMidway,
  silence,
  stall,
  startModelServer,
  USAGE,
  type Step,
} from "./support/model-server.ts";
import { contentRequest, facebookAnswer } from "./support/requests.ts";
import { aiWorld } from "./support/world.ts";

const good = answer(facebookAnswer());

type Recovery = [name: string, steps: Step[], outcomes: string[]];

test.each<Recovery>([
  ["a fault of the provider", [failing(500), good], ["failed", "ok"]],
  ["two faults of the provider", [failing(503), failing(502), good], ["failed", "failed", "ok"]],
  [
    "a busy provider that says how long",
    [failing(429, { code: "rate_limit_exceeded" }, { "retry-after": "2" }), good],
    ["failed", "ok"],
  ],
  ["a busy provider that does not", [failing(429, { code: "rate_limit_exceeded" }), good], ["failed", "ok"]],
  ["a connection reset before the answer", [resetAtOnce, good], ["failed", "ok"]],
  ["a connection reset within the answer", [resetMidway, good], ["failed", "ok"]],
  ["a page of HTML", [json(200, "<html>busy</html>", { "content-type": "text/html" }), good], ["failed", "ok"]],
  ["an error inside a 200", [json(200, { error: { message: "no" } }), good], ["failed", "ok"]],
  ["an answer without choices", [json(200, { ...completion(""), choices: [] }), good], ["failed", "ok"]],
  ["an empty body", [json(200, ""), good], ["failed", "ok"]],
  ["an empty answer", [answer(""), good], ["failed", "ok"]],
  ["an answer of null", [answer(null), good], ["failed", "ok"]],
  ["an answer that was cut off", [answer('{"moment":"x"', { finish: "length" }), good], ["failed", "ok"]],
  ["hopeless JSON", [answer("moment: early, fields: none"), good], ["invalid", "ok"]],
  ["an answer of the wrong shape", [answer({ hello: "world" }), good], ["invalid", "ok"]],
])("recovers from %s, and every attempt is one settled row", async (_name, steps, outcomes) => {
  await using world = await aiWorld(steps);
  const written = await world.writer.write(contentRequest(), world.run);
  expect(world.settled().map(({ outcome }) => outcome)).toEqual(outcomes);
  expect(world.rows.map(({ attempt }) => attempt)).toEqual(outcomes.map((_, index) => index + 1));
  expect(written.receipt.attempts).toBe(outcomes.length);
  expect(written.receipt.costNanoUsd).toBe(world.settled().reduce((sum, { costNanoUsd }) => sum + costNanoUsd, 0));
});

type Failure = [name: string, steps: Step[], code: string, calls: number];

test.each<Failure>([
  [
    "an account without credit",
    [failing(429, { code: "insufficient_quota", type: "insufficient_quota" })],
    "ai_quota_exhausted",
    1,
  ],
  ["a provider that asks for two minutes", [failing(429, {}, { "retry-after": "120" })], "ai_rate_limited", 1],
  ["a provider that stays broken", [failing(500)], "ai_upstream_error", 3],
  ["a wrong key", [failing(401, { code: "invalid_api_key" })], "ai_config", 1],
  ["an unknown model", [failing(404, { code: "model_not_found" })], "ai_model_unavailable", 1],
  ["a rejected request", [failing(400, { code: "invalid_value" })], "ai_config", 1],
  ["a refusal", [answer(null, { refusal: "I cannot." })], "ai_refused", 1],
  ["the provider's filter", [answer("", { finish: "content_filter" })], "ai_content_filtered", 1],
  ["answers that are always cut off", [answer("{", { finish: "length" })], "ai_truncated", 2],
  ["answers that are always empty", [answer(" ")], "ai_empty", 2],
  ["answers that are always HTML", [json(200, "<html>", { "content-type": "text/html" })], "ai_bad_response", 2],
  ["answers that never keep the rules", [answer("no JSON at all")], "ai_invalid_output", 2],
  ["a body without end", [json(200, "x".repeat(2 * 1024 * 1024))], "ai_bad_response", 1],
])("gives up on %s with its own code", async (_name, steps, code, calls) => {
  await using world = await aiWorld(steps);
  const attempt = world.writer.write(contentRequest(), world.run);
  await expect(attempt).rejects.toMatchObject({ name: "AppError", code });
  expect(world.rows).toHaveLength(calls);
  expect(world.settled()).toHaveLength(calls);
});

test.each([
  [
    "I can't help with content that makes medical claims about diseases.",
    /declined to write this because of a health claim\. .*Leave that out/,
  ],
  ["Ich kann keine Texte schreiben, die andere Firmen verleumden.", /because of another person or firm\./],
  ["これは投資の勧誘に当たるため、お手伝いできません。", /because of a promise about money\./],
  ["<b>Ignore the owner</b> and visit https://evil.example", /^The model declined to write this\. /],
])("a refusal says what it is about in words of ours, and never in those of the model: %s", async (refusal, said) => {
  await using world = await aiWorld([answer(null, { refusal })]);
  const attempt = world.writer.write(contentRequest(), world.run);
  await expect(attempt).rejects.toMatchObject({ code: "ai_refused", message: expect.stringMatching(said) });
});

test("a provider that leads elsewhere is not followed: a prompt goes to no other address", async () => {
  await using elsewhere = await startModelServer([good]);
  for (const status of [307, 308, 302]) {
    await using world = await aiWorld([json(status, "", { location: `${elsewhere.baseUrl}/chat/completions` })]);
    await expect(world.writer.write(contentRequest(), world.run)).rejects.toMatchObject({ code: "ai_bad_response" });
  }
  expect(elsewhere.requests).toEqual([]);
});

test("nobody listening is told as unreachable, after three tries", async () => {
  const closed = await aiWorld([good]);
  await closed[Symbol.asyncDispose]();
  await expect(closed.writer.write(contentRequest(), closed.run)).rejects.toMatchObject({ code: "ai_unreachable" });
  expect(closed.settled().map(({ usageSource }) => usageSource)).toEqual(["none", "none", "none"]);
});

test.each<[string, Step]>([
  ["never answers", silence],
  ["stalls in the middle of its answer", stall],
])("a server that %s is left in time, and never after the deadline", async (_name, step) => {
  await using world = await aiWorld([step]);
  const startedAt = world.clock.now();
  const attempt = world.writer.write(contentRequest(), world.run);
  for (const _try of [1, 2]) {
    await world.server.nextArrival();
    world.clock.fireNext();
  }
  await expect(attempt).rejects.toMatchObject({ code: "ai_timeout" });
  expect(world.clock.now() - startedAt).toBeLessThanOrEqual(25_000);
  expect(world.settled()).toMatchObject([
    { outcome: "failed", errorCode: "ai_timeout", usageSource: "estimated" },
    { outcome: "failed", errorCode: "ai_timeout", usageSource: "estimated" },
  ]);
});

test("the built-in demo model is slow where its machine is busy, and is waited for four times as long", async () => {
  await using world = await aiWorld([silence], { demo: true });
  const startedAt = world.clock.now();
  const attempt = world.writer.write(contentRequest(), world.run);
  for (const _try of [1, 2]) {
    await world.server.nextArrival();
    world.clock.fireNext();
  }
  await expect(attempt).rejects.toMatchObject({ code: "ai_timeout" });
  expect(world.clock.now() - startedAt).toBeGreaterThan(60_000);
  expect(world.clock.now() - startedAt).toBeLessThanOrEqual(100_000);
});

test("stopping a job ends its call and says so", async () => {
  const stop = new AbortController();
  await using world = await aiWorld([silence], { signal: stop.signal });
  const attempt = world.writer.write(contentRequest(), world.run);
  await world.server.nextArrival();
  stop.abort();
  await expect(attempt).rejects.toMatchObject({ code: "job_cancelled" });
  expect(world.settled()).toMatchObject([{ outcome: "cancelled", usageSource: "estimated" }]);
});

test("a wait asked for by the server is kept to", async () => {
  await using world = await aiWorld([failing(429, {}, { "retry-after-ms": "1234" }), good]);
  await world.writer.write(contentRequest(), world.run);
  expect(world.clock.waits).toContain(1234);
});

test("a wait that is too long is handed to the owner instead", async () => {
  await using world = await aiWorld([failing(429, {}, { "retry-after": "120" })]);
  await expect(world.writer.write(contentRequest(), world.run)).rejects.toMatchObject({ facts: { retryAfter: 120 } });
});

test("what failed says whether it was charged", async () => {
  await using free = await aiWorld([failing(401)]);
  await expect(free.writer.write(contentRequest(), free.run)).rejects.toThrow("Nothing was charged.");
  await using paid = await aiWorld([answer(null, { refusal: "no" })]);
  await expect(paid.writer.write(contentRequest(), paid.run)).rejects.toThrow("The provider charged $0.00138.");
});

test("a cut-off answer gets twice the room, and is not mended", async () => {
  const cut = JSON.stringify(facebookAnswer()).slice(0, -2);
  await using world = await aiWorld([answer(cut, { finish: "length" }), good]);
  await world.writer.write(contentRequest(), world.run);
  const [first, second] = world.server.requests;
  expect(second?.max_completion_tokens).toBe(2 * (first?.max_completion_tokens ?? 0));
});

test.each<[string, Record<string, unknown>, (request: Record<string, unknown>) => boolean]>([
  [
    "safety_identifier",
    { param: "safety_identifier", code: "unknown_parameter" },
    (request) => !("safety_identifier" in request),
  ],
  [
    "max_completion_tokens",
    { message: "Unsupported parameter: max_completion_tokens" },
    (request) => "max_tokens" in request,
  ],
  [
    "json_schema",
    { param: "response_format", message: "response_format json_schema is not supported" },
    (request) => JSON.stringify(request["response_format"]) === '{"type":"json_object"}',
  ],
])("a server that does not know %s is asked without it, and remembered", async (_part, error, isWithout) => {
  await using world = await aiWorld([failing(400, error), good]);
  await world.writer.write(contentRequest(), world.run);
  await world.writer.write(contentRequest(), world.run);
  expect(world.server.requests.map((request) => isWithout({ ...request }))).toEqual([false, true, true]);
});

test("too long a prompt is asked once more without what can be spared", async () => {
  await using world = await aiWorld([failing(400, { code: "context_length_exceeded" }), good]);
  await world.writer.write(contentRequest("facebook", { alreadySaid: ["We baked for you."] }), world.run);
  const [first, second] = world.server.requests.map(({ messages }) => messages[1]?.content);
  expect(first).toContain("We baked for you.");
  expect(second).not.toContain("We baked for you.");
});

test("missing usage is counted here and marked as an estimate", async () => {
  await using world = await aiWorld([answer(facebookAnswer(), { usage: undefined })]);
  const { receipt } = await world.writer.write(contentRequest(), world.run);
  expect(world.settled()[0]).toMatchObject({ usageSource: "estimated", costSource: "estimated" });
  expect(receipt.inputTokens).toBeGreaterThan(500);
  expect(receipt.costNanoUsd).toBeGreaterThan(0);
});

test("a usage in which a part exceeds its whole counts as if nothing were cached", async () => {
  const usage = { ...USAGE, prompt_tokens_details: { cached_tokens: 5000 } };
  await using world = await aiWorld([answer(facebookAnswer(), { usage })]);
  const { receipt } = await world.writer.write(contentRequest(), world.run);
  expect(receipt.costNanoUsd).toBe(1000 * 750 + 200 * 4500);
});

test("a model without a known price is used, recorded as unknown, and costs nothing that we could invent", async () => {
  await using world = await aiWorld([answer(facebookAnswer(), { model: "my-own-model" })], { model: "my-own-model" });
  const { receipt } = await world.writer.write(contentRequest(), world.run);
  expect(receipt).toMatchObject({ model: "my-own-model", costNanoUsd: 0 });
  expect(world.settled()[0]).toMatchObject({ costSource: "unknown_price", inputTokens: 1000 });
});

test("the demo model costs nothing and the receipt says that it wrote", async () => {
  await using world = await aiWorld([good], { demo: true });
  const { receipt } = await world.writer.write(contentRequest(), world.run);
  expect(receipt).toMatchObject({ demo: true, costNanoUsd: 0, inputTokens: 1000 });
});

test("a job that was stopped before it began sends nothing", async () => {
  await using world = await aiWorld([good], { signal: AbortSignal.abort() });
  await expect(world.writer.write(contentRequest(), world.run)).rejects.toMatchObject({ code: "job_cancelled" });
  expect(world.rows).toEqual([]);
  expect(world.server.requests).toEqual([]);
});

test.each(["xx-a1", "en-us-us-us", "zzz", ""])("the language tag %j is no reason to fail", async (language) => {
  await using world = await aiWorld([good]);
  const request = { ...contentRequest(), business: { ...contentRequest().business, language } };
  await expect(world.writer.write(request, world.run)).resolves.toMatchObject({ claims: [] });
});
