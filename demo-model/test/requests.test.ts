import { expect, test } from "vitest";
import { at, CONTENT, inMode, PLAN, pathOf, sendIn, toldIn } from "./support/modes.ts";
import { useModel } from "./support/model.ts";
import { object } from "./support/requests.ts";
import { sendRaw } from "./support/wire-client.ts";

/** What each API takes and refuses, in the API's own words. */

const model = useModel();
const chat = { api: "chat", stream: false } as const;
const responses = { api: "responses", stream: false } as const;
const open = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
const format = (schema: object, strict = true) => ({ type: "json_schema", name: "one", strict, schema });
const hi = [{ role: "user", content: "Hi" }];
const thinking = { model: "gpt-5-mini" };

type Case = [what: string, change: object, status: number, param: string | null, code: string | null];

const CHAT: Case[] = [
  ["a schema that is open", { response_format: inChat(open) }, 400, "response_format", null],
  ["a schema that is a list", { response_format: inChat({ type: "array" }) }, 400, "response_format", null],
  [
    "a schema without a name",
    { response_format: { type: "json_schema", json_schema: {} } },
    400,
    "response_format.json_schema.name",
    "missing_required_parameter",
  ],
  ["JSON without the word", { messages: hi, response_format: { type: "json_object" } }, 400, "messages", null],
  [
    "a temperature for a model that reasons",
    { ...thinking, temperature: 0.2 },
    400,
    "temperature",
    "unsupported_parameter",
  ],
  ["max_tokens for a model that reasons", { ...thinking, max_tokens: 900 }, 400, "max_tokens", "unsupported_parameter"],
  [
    "an effort for a model that does not",
    { reasoning_effort: "low" },
    400,
    "reasoning_effort",
    "unsupported_parameter",
  ],
  ["a temperature of 3", { temperature: 3 }, 400, "temperature", "decimal_out_of_range"],
  ["a temperature in words", { temperature: "hot" }, 400, "temperature", "invalid_type"],
  ["stream options without a stream", { stream_options: { include_usage: true } }, 400, "stream_options", null],
  ["a stream in words", { stream: "yes" }, 400, "stream", "invalid_type"],
  ["a model nobody knows", { model: "gpt-x" }, 404, null, "model_not_found"],
  ["a limit of half a token", { max_completion_tokens: 0.5 }, 400, "max_completion_tokens", "integer_below_min_value"],
];
const RESPONSES: Case[] = [
  ["a schema that is open", { text: { format: format(open) } }, 400, "text.format.schema", "invalid_json_schema"],
  [
    "a schema that is a list",
    { text: { format: format({ type: "array" }) } },
    400,
    "text.format.schema",
    "invalid_json_schema",
  ],
  [
    "a schema without a name",
    { text: { format: { type: "json_schema" } } },
    400,
    "text.format.name",
    "missing_required_parameter",
  ],
  ["an unknown format", { text: { format: { type: "xml" } } }, 400, "text.format.type", "invalid_value"],
  ["JSON without the word", { input: "Hi", text: { format: { type: "json_object" } } }, 400, "input", null],
  [
    "a temperature for a model that reasons",
    { ...thinking, temperature: 0.2 },
    400,
    "temperature",
    "unsupported_parameter",
  ],
  [
    "an effort for a model that does not",
    { reasoning: { effort: "low" } },
    400,
    "reasoning.effort",
    "unsupported_parameter",
  ],
  ["max_tokens", { max_tokens: 900 }, 400, "max_tokens", "unsupported_parameter"],
  ["messages", { messages: hi }, 400, "messages", "unsupported_parameter"],
  ["response_format", { response_format: { type: "json_object" } }, 400, "response_format", "unsupported_parameter"],
  ["no input", { input: [] }, 400, "input", "missing_required_parameter"],
  ["fewer tokens than it takes", { max_output_tokens: 8 }, 400, "max_output_tokens", "integer_below_min_value"],
  ["a stream in words", { stream: "yes" }, 400, "stream", "invalid_type"],
  ["a model nobody knows", { model: "gpt-x" }, 404, null, "model_not_found"],
];

function inChat(schema: object): object {
  return { type: "json_schema", json_schema: { name: "one", strict: true, schema } };
}

const withApi = (api: "chat" | "responses", rows: Case[]) => rows.map((row) => ({ api, what: row[0], row }));

test.each([...withApi("chat", CHAT), ...withApi("responses", RESPONSES)])(
  "$api refuses $what",
  async ({ api, row }) => {
    const [, change, status, param, code] = row;
    const mode = { api, stream: false };
    const seen = await sendRaw(model.url(), { path: pathOf(mode), body: { ...inMode(mode, CONTENT), ...change } });
    expect(seen.status).toBe(status);
    expect(JSON.parse(seen.body.toString())).toEqual({
      error: { message: expect.any(String), type: "invalid_request_error", param, code },
    });
  },
);

test.each([chat, responses])("a schema that is not strict may be open, in %o", async (mode) => {
  const text = { text: { format: format(open, false) } };
  const chatFormat = { response_format: { type: "json_schema", json_schema: { name: "one", schema: open } } };
  const body = { ...inMode(mode, CONTENT), ...(mode.api === "chat" ? chatFormat : text) };
  const seen = await sendRaw(model.url(), { path: pathOf(mode), body });
  expect(seen.status).toBe(200);
  expect(JSON.parse(toldIn(mode, seen).content ?? "")).toEqual({ a: expect.any(String) });
});

test.each([chat, responses])("any JSON is given where only JSON is asked for, in %o", async (mode) => {
  const any = { type: "json_object" };
  const body = {
    ...inMode(mode, CONTENT),
    ...(mode.api === "chat" ? { response_format: any } : { text: { format: any } }),
  };
  const seen = await sendRaw(model.url(), { path: pathOf(mode), body });
  expect(JSON.parse(toldIn(mode, seen).content ?? "")).toHaveProperty("fields");
});

test("both APIs read the same brief, with instructions or without", async () => {
  const [system, user] = [at(CONTENT, "messages", 0, "content"), at(CONTENT, "messages", 1, "content")];
  const { input: _input, ...rest } = inMode(responses, CONTENT);
  const told = await sendRaw(model.url(), {
    path: "/v1/responses",
    body: { ...rest, instructions: system, input: user },
  });
  const { content } = toldIn(chat, await sendIn(model.url(), chat, CONTENT));
  expect(toldIn(responses, told).content).toBe(content);
  expect(JSON.parse(told.body.toString())).toMatchObject({ instructions: system, model: "handbill-demo-2026-11" });
});

test.each([chat, responses])("a model that reasons counts its thoughts as output, in %o", async (mode) => {
  const { usage, content } = toldIn(mode, await sendIn(model.url(), mode, { ...CONTENT, ...thinking }));
  const { usage: unthinking } = toldIn(mode, await sendIn(model.url(), mode, CONTENT));
  expect(Number(usage?.reasoning) % 64).toBe(0);
  expect(usage?.reasoning).toBeGreaterThan(0);
  expect(Number(usage?.output) - Number(usage?.reasoning)).toBe(unthinking?.output);
  expect(content).not.toBe("");
});

test("whoever thinks for longer than the limit says nothing, and says so", async () => {
  for (const mode of [chat, responses]) {
    const request = { ...CONTENT, ...thinking, max_completion_tokens: 20 };
    const { usage, finish, content } = toldIn(mode, await sendIn(model.url(), mode, request));
    expect([finish, content ?? ""]).toEqual(["length", ""]);
    expect([usage?.output, usage?.reasoning]).toEqual([20, 20]);
  }
});

test.each([chat, responses])("a limit cuts the answer, in %o", async (mode) => {
  const { usage, finish } = toldIn(mode, await sendIn(model.url(), mode, { ...CONTENT, max_completion_tokens: 30 }));
  expect(finish).toBe("length");
  expect(usage?.output).toBeLessThanOrEqual(30);
});

function long(more: string) {
  const rules = "Keep to the facts of the owner and invent nothing. ".repeat(150);
  const messages = [
    { role: "system", content: `${rules}JSON.` },
    { role: "user", content: more },
  ];
  return { model: "gpt-4o-mini", messages, response_format: inChat(object({ text: { type: "string" } })) };
}

const cachedFor = async (more: string, key: string, change: object = {}) => {
  const request = { ...long(more), ...change };
  const { usage } = toldIn(chat, await sendIn(model.url(), chat, request, { authorization: `Bearer ${key}` }));
  return Number(usage?.cached);
};

test("a beginning that was there before is read from the cache, by the same reader and model only", async () => {
  expect(await cachedFor("one", "reader")).toBe(0);
  const cached = await cachedFor("another", "reader");
  expect(cached).toBeGreaterThanOrEqual(1024);
  expect(cached % 128).toBe(0);
  expect(await cachedFor("one", "somebody else")).toBe(0);
  expect(await cachedFor("one", "reader", { model: "gpt-4.1-mini" })).toBe(0);
  expect(await cachedFor("one", "reader")).toBe(cached);
});

test("a short prompt is never read from the cache", async () => {
  const request = { model: "gpt-4o-mini", messages: [{ role: "user", content: "Short. ".repeat(100) }] };
  for (const _time of [1, 2]) {
    const { usage } = toldIn(chat, await sendIn(model.url(), chat, request));
    expect(usage?.cached).toBe(0);
  }
});

test("one model is described, an unknown one is not found", async () => {
  const described = await fetch(`${model.url()}/models/gpt-5-mini`);
  expect(await described.json()).toMatchObject({ id: "gpt-5-mini", object: "model" });
  const unknown = await fetch(`${model.url()}/models/gpt-x`);
  expect([unknown.status, await unknown.json()]).toMatchObject([404, { error: { code: "model_not_found" } }]);
});

const moderate = async (input: unknown) => {
  const seen = await sendRaw(model.url(), { path: "/v1/moderations", body: { input } });
  return [seen.status, JSON.parse(seen.body.toString())];
};

test("moderation judges each text, and parts of one input together", async () => {
  expect(await moderate(["Fresh bread", "I will kill you"])).toMatchObject([
    200,
    {
      model: "omni-moderation-latest",
      results: [{ flagged: false }, { flagged: true, categories: { violence: true } }],
    },
  ]);
  const parts = [
    { type: "text", text: "Fresh bread" },
    { type: "text", text: "and murder" },
  ];
  expect(await moderate(parts)).toMatchObject([200, { results: [{ flagged: true }] }]);
  expect(await moderate([])).toMatchObject([400, { error: { param: "input" } }]);
});

test("every answer carries the headers of the real one, also a refusal", async () => {
  const all = [
    await sendIn(model.url(), chat, PLAN),
    await sendIn(model.url(), { api: "responses", stream: true }, CONTENT),
    await sendIn(model.url(), chat, { model: "gpt-x" }),
    await sendRaw(model.url(), { path: "/v1/nowhere", body: {} }),
    await sendRaw(model.url(), { path: "/v1/moderations", body: { input: "Hi" } }),
    await sendIn(model.url(), chat, CONTENT, { "x-fake-script": "html" }),
  ];
  for (const { headers } of all) {
    expect(headers["x-request-id"]).toMatch(/^req_[0-9a-f]{32}$/);
    expect(headers).toMatchObject({
      "openai-processing-ms": expect.stringMatching(/^\d+$/),
      "openai-version": "2020-10-01",
      "x-ratelimit-limit-requests": expect.stringMatching(/^\d+$/),
      "x-ratelimit-remaining-tokens": expect.stringMatching(/^\d+$/),
      "x-ratelimit-reset-requests": expect.stringMatching(/^\d+(?:ms|s)$/),
      "x-ratelimit-reset-tokens": expect.stringMatching(/^\d+(?:ms|s)$/),
    });
  }
  expect(new Set(all.map(({ headers }) => headers["x-request-id"])).size).toBe(all.length);
});
