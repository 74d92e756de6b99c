import type { RouteWithPolicy } from "../../../src/routes/policy.ts";
import { jsonSchemaOf } from "./json-schema.ts";
import { sampleBody } from "./sample-body.ts";
import type { Ids } from "./world-of-ids.ts";

export type Call = {
  body?: unknown;
  query?: Record<string, string>;
  authorization?: string;
  headers?: Record<string, string>;
  /** Instead of a body that is written as JSON. */
  text?: string;
  /** The answer as it is, with the ids that were asked for. */
  raw?: boolean;
};
export type Said = { status: number; body: string; headers: Headers };

/** Bodies that the schema of a route alone does not lead to. */
const SAMPLES: Record<string, unknown> = {
  "POST /api/v1/businesses/:businessId/links": { address: "https://x.example/menu", campaignId: null },
  "POST /api/v1/businesses/:businessId/contacts": { name: "Rita", email: "rita@x.example" },
  "POST /api/v1/businesses/:businessId/contacts/import": { csv: "email\nrita@x.example\n" },
  "POST /api/v1/businesses/:businessId/analytics/import": { csv: "content,day,clicks\nSale,2026-11-01,3\n" },
  "POST /api/v1/businesses/:businessId/pictures": Buffer.from("no picture"),
};

export const nameOf = ({ method, url }: RouteWithPolicy): string => `${method} ${url}`;

/** Names of the ids in an address, the outermost first. */
export const idsIn = ({ url }: RouteWithPolicy): string[] =>
  [...url.matchAll(/:(\w+Id)\b/g)].map(([, name = ""]) => name);

/** A body that gets past the checks of the route; undefined where it takes none. */
export function bodyFor(route: RouteWithPolicy, besides: string[][] = []): unknown {
  const sample = SAMPLES[nameOf(route)];
  if (sample !== undefined) return sample;
  const schema = jsonSchemaOf(route.schema?.body);
  return schema === undefined ? undefined : sampleBody(schema, besides);
}

/** What has to stand behind the question mark. */
function queryFor(route: RouteWithPolicy): Record<string, string> {
  const schema = jsonSchemaOf(route.schema?.querystring);
  const sample = schema === undefined ? {} : sampleBody(schema);
  return Object.fromEntries(Object.entries(Object(sample)).map(([name, one]) => [name, String(one)]));
}

/** One request over real HTTP. What differs from one request to the next is taken out of the answer: its number, and ids that were asked for. */
export async function send(server: string, route: RouteWithPolicy, ids: Ids, call: Call = {}): Promise<Said> {
  const { method, url } = route;
  const path = url.replaceAll(/:(\w+)/g, (_all, name: string) => encodeURIComponent(ids[name] ?? "1"));
  const query = { ...queryFor(route), ...call.query };
  const address = new URL(`${path}?${new URLSearchParams(query).toString()}`, server);
  const response = await fetch(address, { method, redirect: "manual", ...contentOf(call) });
  const text = await bodyOf(response);
  const asked = [...Object.values(ids), ...Object.values(call.query ?? {})].filter((id) => id.length > 20);
  const body = call.raw === true ? text : asked.reduce((said, id) => said.replaceAll(id, "(asked for)"), text);
  return {
    status: response.status,
    body: body.replace(/"requestId":"[^"]+"/, '"requestId":""'),
    headers: response.headers,
  };
}

function contentOf({ body, text, authorization, headers }: Call) {
  const isPicture = body instanceof Buffer;
  const json = text ?? (body === undefined ? undefined : JSON.stringify(body));
  return {
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...(json === undefined ? {} : { "content-type": isPicture ? "image/jpeg" : "application/json" }),
      "if-match": '"1"',
      ...headers,
    },
    ...(json === undefined ? {} : { body: isPicture ? new Uint8Array(body) : json }),
  };
}

/** A stream of events has no end. */
async function bodyOf(response: Response): Promise<string> {
  if (response.headers.get("content-type")?.startsWith("text/event-stream") !== true) return response.text();
  await response.body?.cancel();
  return "(events)";
}
