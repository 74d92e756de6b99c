import { missing } from "./shapes.ts";
import { dictionaryOf, parseJson, textOf } from "./unknown-values.ts";

export type Server = { url: string; key: string; model: string };
export type Comparison = { request: string; statuses: [here: number, there: number]; differences: string[] };

const SCHEMA = {
  type: "object",
  properties: { title: { type: "string" } },
  required: ["title"],
  additionalProperties: false,
};
const OPEN = { ...SCHEMA, additionalProperties: true };

const chat = (schema: object, more: object = {}) => ({
  messages: [{ role: "user", content: "Answer in JSON: a title of one word." }],
  max_completion_tokens: 2000,
  response_format: { type: "json_schema", json_schema: { name: "title", strict: true, schema } },
  ...more,
});
const responses = (schema: object, more: object = {}) => ({
  input: "Answer in JSON: a title of one word.",
  max_output_tokens: 2000,
  text: { format: { type: "json_schema", name: "title", strict: true, schema } },
  ...more,
});

type Asked = { name: string; path: string; body?: object; key?: string };
const CHAT = "/chat/completions";
const RESPONSES = "/responses";
/** A few small requests: together they cost a fraction of a cent. */
const REQUESTS: readonly Asked[] = [
  { name: "the list of models", path: "/models" },
  { name: "a chat completion", path: CHAT, body: chat(SCHEMA) },
  {
    name: "a chat stream",
    path: CHAT,
    body: chat(SCHEMA, { stream: true, stream_options: { include_usage: true } }),
  },
  { name: "a response", path: RESPONSES, body: responses(SCHEMA) },
  { name: "a response stream", path: RESPONSES, body: responses(SCHEMA, { stream: true }) },
  { name: "a schema that strict chat refuses", path: CHAT, body: chat(OPEN) },
  { name: "a schema that strict responses refuse", path: RESPONSES, body: responses(OPEN) },
  { name: "a model that does not exist", path: CHAT, body: chat(SCHEMA, { model: "no-such-model" }) },
  { name: "a request without messages", path: CHAT, body: {} },
  { name: "an address that does not exist", path: "/nowhere", body: {} },
];

/** One body, or the events of a stream by their type: the order of the words is nobody's business. */
function readBody(text: string): unknown {
  const lines = text.split(/\r?\n/u).filter((line) => line.startsWith("data: "));
  if (lines.length === 0) return parseJson(text) ?? text;
  const events = lines.map((line) => parseJson(line.slice("data: ".length)) ?? line);
  return Object.groupBy(events, (event) => textOf(dictionaryOf(event)["type"]) || "event");
}

async function ask({ url, key, model }: Server, { path, body }: Asked): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}${path}`, {
    method: body ? "POST" : "GET",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    ...(body && { body: JSON.stringify({ model, ...body }) }),
    signal: AbortSignal.timeout(60_000),
  });
  return { status: response.status, body: readBody(await response.text()) };
}

/** Sends the same requests to two servers and tells where the second has something that the first has not. */
export async function compareServers(here: Server, there: Server): Promise<Comparison[]> {
  const found: Comparison[] = [];
  for (const request of REQUESTS) {
    const [ours, theirs] = await Promise.all([ask(here, request), ask(there, request)]);
    found.push({
      request: request.name,
      statuses: [ours.status, theirs.status],
      differences: missing(ours.body, theirs.body),
    });
  }
  return found;
}

/** The comparison in lines for a person. */
export const describeComparison = (comparisons: readonly Comparison[]): string[] =>
  comparisons.flatMap(({ request, statuses: [here, there], differences }) => {
    const answered = here === there ? [] : [`the status is ${here} here and ${there} there`];
    const told = [...answered, ...differences];
    return told.length === 0 ? [`${request}: the same`] : [`${request}:`, ...told.map((each) => `  ${each}`)];
  });
