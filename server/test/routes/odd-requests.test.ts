import {
  array,
  assert,
  asyncProperty,
  type Arbitrary,
  constant,
  constantFrom,
  dictionary,
  jsonValue,
  oneof,
  option,
  record,
  string,
} from "fast-check";
import { expect, test } from "vitest";
import { plannedCampaign, writtenContent } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

type Schema = { $ref?: string; properties?: Record<string, Schema>; anyOf?: Schema[]; oneOf?: Schema[] };
type Operation = {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
type OpenApi = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const product = await testProduct();
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 3);
const content = await writtenContent(world);
const document: OpenApi = JSON.parse(await (await fetch(new URL("/api/openapi.json", product.url))).text());
/** What removes comes last, or there would be nothing left for the others to stumble over. */
const operations = Object.entries(document.paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, method, path, operation })),
  )
  .toSorted((one, other) => Number(one.method === "delete") - Number(other.method === "delete"));

const ODD = `
|| |0|-1|1e309|1.5|NaN|null|true|[]|2147483648|infinity|0000-01-01|2027-02-30|9999-12-31|+05:30|EST5EDT|..|%00|'; --
|__proto__|constructor|2027-01-01|draft|W/"1"|"1"|*|WyJ4IiwieSJd|WzEsMl0|bnVsbA|WyIwMDAwLTAxLTAxIiwiIl0
|WyIyMDI3LTAyLTMwVDAwOjAwOjAwLjAwMDAwMFoiLCJ4Il0`.split(/\n?\|/);
const odd = constantFrom(...ODD, "a\u0000b", "\uffff", "9".repeat(40), "x".repeat(300), "😀".repeat(60));
const cursor = oneof(odd, array(odd, { maxLength: 3 })).map((value) =>
  Array.isArray(value) ? Buffer.from(JSON.stringify(value)).toString("base64url") : value,
);
const realId = constantFrom(content.id, world.campaign.id, world.campaign.businessId, content.jobId ?? "");
const value = oneof(odd, realId, string({ unit: "binary", maxLength: 20 }));
const anything = oneof(value, jsonValue({ maxDepth: 3 }), constantFrom(-1, 0, 1e308, 2 ** 53, true, null));

/** Half of the time the id that belongs there, or hardly a request would come past the address. */
const idOf = (name: string): Arbitrary<string> => {
  const right = { businessId: world.campaign.businessId, campaignId: world.campaign.id, contentId: content.id }[name];
  return oneof(constant(right ?? content.jobId ?? "1"), value);
};

const fieldsOf = (schema: Schema | undefined): string[] => {
  if (!schema) return [];
  const { $ref, properties = {}, anyOf = [], oneOf = [] } = schema;
  const named = $ref === undefined ? undefined : document.components.schemas[$ref.split("/").at(-1) ?? ""];
  return [...Object.keys(properties), ...[named, ...anyOf, ...oneOf].flatMap(fieldsOf)];
};

const objectOf = (names: string[], one: Arbitrary<unknown>) =>
  dictionary(names.length > 0 ? oneof(constantFrom(...names), value) : value, one, { maxKeys: 6 });

const bodyOf = ({ requestBody }: Operation): Arbitrary<string | undefined> => {
  const names = fieldsOf(Object.values(requestBody?.content ?? {})[0]?.schema);
  const twice = value.map((text) => `{"name":"A","name":${JSON.stringify(text)}}`);
  const asText = oneof(objectOf(names, anything), anything).map((body) => JSON.stringify(body));
  return option(oneof(asText, twice, string({ maxLength: 20 })), { nil: undefined });
};

const headers = record(
  {
    "if-match": constantFrom('"1"', "*", '"99999999999"', "1", ""),
    prefer: constantFrom("wait=-1", "wait=1e9", 'wait="', ",,;="),
    "idempotency-key": constantFrom("", "one", "x".repeat(300)),
    "content-type": constantFrom("application/json", "application/json; charset=latin1", "text/plain", "x"),
    cookie: constantFrom("handbill.session_token=%E0%A4%A", "=;=;", "handbill.session_token=a.b"),
  },
  { requiredKeys: [] },
);

test.each(operations)("$name answers odd requests in words", async ({ method, path, operation }) => {
  const parameters = operation.parameters ?? [];
  const namesIn = (place: string) => parameters.filter((one) => one.in === place).map(({ name }) => name);
  const queries = namesIn("query");
  const request = record({
    ids: record(Object.fromEntries(namesIn("path").map((name) => [name, idOf(name)]))),
    query: objectOf(queries, oneof(odd, cursor, realId)),
    body: method === "get" ? constant(undefined) : bodyOf(operation),
    headers,
  });

  await assert(
    asyncProperty(request, async ({ ids, query, body, headers: extra }) => {
      const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(ids[name] ?? ""));
      const search = new URLSearchParams(Object.entries(query).map(([name, one]) => [name, String(one)])).toString();
      const response = await fetch(new URL(`${address}?${search}`, product.url), {
        method: method.toUpperCase(),
        headers: {
          authorization: `Bearer ${owner.token}`,
          "content-type": "application/json",
          ...extra,
          // Generations go on without us; what they are asked for is tried all the same.
          prefer: `respond-async, ${extra.prefer ?? ""}`,
        },
        ...(body === undefined ? {} : { body }),
      });
      // A stream of events has no end.
      if (response.headers.get("content-type")?.startsWith("text/event-stream")) return response.body?.cancel();
      const text = await response.text();
      if (response.status < 400) return;
      expect({ status: response.status, type: response.headers.get("content-type"), text }).toEqual({
        status: expect.toSatisfy((status: number) => status < 500),
        type: "application/problem+json; charset=utf-8",
        text: expect.stringContaining('"requestId"'),
      });
    }),
    { numRuns: 16 },
  );
});

test("after all that the server still serves its owner", async () => {
  expect((await owner.get("/businesses")).status).toBe(200);
});
