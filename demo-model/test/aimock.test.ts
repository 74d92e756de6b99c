import { LLMock } from "@copilotkit/aimock";
import OpenAI, { APIError } from "openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareServers, describeComparison } from "../src/compare.ts";
import { missing } from "../src/shapes.ts";
import { useModel } from "./support/model.ts";

/**
 * The same requests, by the official SDK, to this server and to one that others made: whatever that one answers must be here
 * too, under the same names and of the same types. What only this one has (usage details, sequence numbers, dated models) the
 * other leaves out.
 */

const model = useModel();
const mock = new LLMock({ port: 0 });
const CONTENT = JSON.stringify({ title: "Pão quente", lines: ["às 7", "às 16"] });
const SCHEMA = {
  type: "object",
  properties: { title: { type: "string" }, lines: { type: "array", items: { type: "string" } } },
  required: ["title", "lines"],
  additionalProperties: false,
};

beforeAll(async () => {
  mock.onMessage(/call a tool/u, { toolCalls: [{ name: "write_answer", arguments: CONTENT }] });
  mock.onMessage(/be cut/u, { content: '{"title":"P', finishReason: "length" });
  mock.onMessage(/JSON/u, { content: CONTENT });
  await mock.start();
});
afterAll(() => mock.stop());

type Sdk = OpenAI;
const sdkFor = (baseURL: string, script = ""): Sdk =>
  new OpenAI({
    baseURL,
    apiKey: "test",
    maxRetries: 0,
    ...(script !== "" && { defaultHeaders: { "x-fake-script": script } }),
  });
/** The demo model under a script, and the other one, which knows what to do from the words. */
const both = (script = ""): { ours: Sdk; theirs: Sdk } => ({
  ours: sdkFor(model.url(), script),
  theirs: sdkFor(`${mock.url}/v1`),
});

async function all<T>(stream: Promise<AsyncIterable<T>>): Promise<T[]> {
  const events: T[] = [];
  for await (const event of await stream) events.push(event);
  return events;
}

const ask = (words = "JSON, please") => ({
  model: "gpt-4o-mini",
  messages: [{ role: "user" as const, content: words }],
  response_format: { type: "json_schema" as const, json_schema: { name: "one", strict: true, schema: SCHEMA } },
});
const askResponses = (words = "JSON, please") => ({
  model: "gpt-4o-mini",
  input: words,
  text: { format: { type: "json_schema" as const, name: "one", strict: true, schema: SCHEMA } },
});

test("the comparison finds what is missing or of another type", () => {
  expect(missing({ a: 1, b: [{ c: null }] }, { a: "1", b: [{ d: 2 }] })).toEqual([
    "$.a is never a string",
    "$.b[].d is not there",
  ]);
  expect(missing({ a: 1, more: true }, { a: 2 })).toEqual([]);
});

const CASES = [
  ["a text", "", "JSON, please"],
  ["a tool call", "tool-call", "JSON: call a tool"],
  ["a cut answer", "truncated", "JSON: be cut"],
] as const;

test.each(CASES)("%s of chat completions has the same shape", async (_what, script, words) => {
  const { ours, theirs } = both(script);
  const [here, there] = await Promise.all([ours, theirs].map((sdk) => sdk.chat.completions.create(ask(words))));
  expect(missing(here, there)).toEqual([]);
  expect(here?.choices[0]?.finish_reason).toBe(there?.choices[0]?.finish_reason);
});

test.each(CASES)("%s of a chat stream comes in the same events", async (_what, script, words) => {
  const { ours, theirs } = both(script);
  const request = { ...ask(words), stream: true as const, stream_options: { include_usage: true } };
  const [here = [], there = []] = await Promise.all(
    [ours, theirs].map((sdk) => all(sdk.chat.completions.create(request))),
  );
  expect(missing(here, there)).toEqual([]);
  expect(missing(here[0], there[0])).toEqual([]);
  expect(missing(here.at(-1), there.at(-1))).toEqual([]);
  const reasons = (events: typeof here) => events.map(({ choices }) => choices[0]?.finish_reason).filter(Boolean);
  expect(reasons(here)).toEqual(reasons(there));
});

test.each(CASES)("%s of responses has the same shape", async (_what, script, words) => {
  const { ours, theirs } = both(script);
  const [here, there] = await Promise.all([ours, theirs].map((sdk) => sdk.responses.create(askResponses(words))));
  expect(missing(here, there)).toEqual([]);
  expect(here?.status).toBe(there?.status);
  expect(here?.output.map(({ type }) => type)).toEqual(there?.output.map(({ type }) => type));
});

test.each(CASES)(
  "%s of a response stream comes in the same events, in the same order",
  async (_what, script, words) => {
    const { ours, theirs } = both(script);
    const request = { ...askResponses(words), stream: true as const };
    const [here = [], there = []] = await Promise.all([ours, theirs].map((sdk) => all(sdk.responses.create(request))));
    const kinds = (events: typeof here): string[] =>
      events.map(({ type }) => type).filter((type, index, types) => type !== types[index - 1]);
    // The other ends a cut answer with "completed" too; by the SDK's types that is "incomplete".
    const last = script === "truncated" ? "response.incomplete" : "response.completed";
    expect(kinds(here)).toEqual([...kinds(there).slice(0, -1), last]);
    const twinOf = ({ type }: { type: string }) => here.find((event) => event.type === type) ?? here.at(-1);
    const differences = there.flatMap(({ type, ...event }) => missing(twinOf({ type }), event));
    expect(differences).toEqual([]);
  },
);

test("the SDK puts the pieces of a stream together again", async () => {
  const stream = both().ours.chat.completions.stream(ask());
  const { choices } = await stream.finalChatCompletion();
  expect(JSON.parse(choices[0]?.message.content ?? "")).toEqual({
    title: expect.any(String),
    lines: expect.any(Array),
  });
});

test("models and moderations have the same shape", async () => {
  const { ours, theirs } = both();
  const [here, there] = await Promise.all([ours, theirs].map(async (sdk) => (await sdk.models.list()).data));
  expect(missing(here, there)).toEqual([]);
  const judged = await Promise.all([ours, theirs].map((sdk) => sdk.moderations.create({ input: "Fresh bread" })));
  expect(missing(judged[0], judged[1])).toEqual([]);
});

const failureOf = async (work: Promise<unknown>): Promise<APIError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof APIError) return error;
  throw new Error("It did not fail as an error of the API.", { cause: error });
};

test.each([
  ["401", 401, "invalid_request_error", "invalid_api_key"],
  ["429", 429, "requests", "rate_limit_exceeded"],
  ["500", 500, "server_error", ""],
  ["503", 503, "server_error", ""],
])("the error %s is the same to the SDK", async (script, status, type, code) => {
  const { ours, theirs } = both(script);
  for (const request of [
    (sdk: Sdk) => sdk.chat.completions.create(ask()),
    (sdk: Sdk) => sdk.responses.create(askResponses()),
  ]) {
    mock.nextRequestError(status, { message: "No.", type, ...(code !== "" && { code }) });
    const [here, there] = await Promise.all([ours, theirs].map((sdk) => failureOf(request(sdk))));
    expect(here?.constructor).toBe(there?.constructor);
    expect(missing(here?.error, there?.error)).toEqual([]);
    expect([here?.status, here?.type, here?.code ?? ""]).toEqual([there?.status, there?.type, there?.code ?? ""]);
  }
});

test("an address that nobody knows is the same error to the SDK", async () => {
  const { ours, theirs } = both();
  const [here, there] = await Promise.all([ours, theirs].map((sdk) => failureOf(sdk.post("/nowhere", { body: {} }))));
  expect(here?.constructor).toBe(there?.constructor);
  expect(missing(here?.error, there?.error)).toEqual([]);
});

test("every header about a request that the other sends is here too", async () => {
  const { ours, theirs } = both();
  const [here, there] = await Promise.all(
    [ours, theirs].map(async (sdk) => (await sdk.chat.completions.create(ask()).asResponse()).headers),
  );
  const names = [...(there?.keys() ?? [])].filter((name) =>
    /^(?:x-ratelimit|x-request-id|content-type|openai)/u.test(name),
  );
  expect(names).toContain("x-request-id");
  expect(names.filter((name) => !here?.has(name))).toEqual([]);
});

test("the comparison for operators names what another server has beyond this one, and finds itself the same", async () => {
  const here = { url: model.url(), key: "test", model: "gpt-4o-mini" };
  const itself = describeComparison(await compareServers(here, here));
  expect(itself).toHaveLength(10);
  for (const line of itself) expect(line).toMatch(/: the same$/u);

  const other = await compareServers(here, { ...here, url: `${mock.url}/v1` });
  const byRequest = Object.fromEntries(other.map(({ request, differences }) => [request, differences]));
  expect(byRequest["a chat completion"]).toEqual([]);
  expect(byRequest["a response stream"]).toEqual([]);
  // The other knows no models and does not judge schemas: there an answer comes, here a refusal.
  expect(describeComparison(other)).toContain("  the status is 404 here and 200 there");
  expect(byRequest["a schema that strict chat refuses"]).toContain("$.choices is not there");
});
