import {
  array,
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

type Schema = { $ref?: string; properties?: Record<string, Schema>; anyOf?: Schema[]; oneOf?: Schema[] };
type Operation = {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
export type OpenApi = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** What is asked of one route, as `fetch` takes it. */
export type OddRequest = { address: string; init: { method: string; headers: Record<string, string>; body?: string } };
export type OddRoute = { name: string; request: Arbitrary<OddRequest> };

const ODD = `
|| |0|-1|1e309|1.5|NaN|null|true|[]|2147483648|infinity|0000-01-01|2027-02-30|9999-12-31|+05:30|EST5EDT|..|%00|'; --
|__proto__|constructor|2027-01-01|draft|W/"1"|"1"|*|WyJ4IiwieSJd|WzEsMl0|bnVsbA|WyIwMDAwLTAxLTAxIiwiIl0
|WyIyMDI3LTAyLTMwVDAwOjAwOjAwLjAwMDAwMFoiLCJ4Il0`.split(/\n?\|/);
const odd = constantFrom(...ODD, "a\u0000b", "\uffff", "9".repeat(40), "x".repeat(300), "😀".repeat(60));
const cursor = oneof(odd, array(odd, { maxLength: 3 })).map((value) =>
  Array.isArray(value) ? Buffer.from(JSON.stringify(value)).toString("base64url") : value,
);

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

/** Odd requests for every route of the document: ids, queries, bodies and headers that no person would send. `ids` are real ones, by the name of their parameter. */
export function oddRequests(document: OpenApi, ids: Record<string, string>): OddRoute[] {
  const realId = constantFrom(...Object.values(ids));
  const value = oneof(odd, realId, string({ unit: "binary", maxLength: 20 }));
  const anything = oneof(value, jsonValue({ maxDepth: 3 }), constantFrom(-1, 0, 1e308, 2 ** 53, true, null));

  /** Half of the time the id that belongs there, or hardly a request would come past the address. */
  const idOf = (name: string): Arbitrary<string> => oneof(constant(ids[name] ?? ids["jobId"] ?? "1"), value);

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

  const requestOf = (method: string, path: string, operation: Operation): Arbitrary<OddRequest> => {
    const parameters = operation.parameters ?? [];
    const namesIn = (place: string) => parameters.filter((one) => one.in === place).map(({ name }) => name);
    return record({
      named: record(Object.fromEntries(namesIn("path").map((name) => [name, idOf(name)]))),
      query: objectOf(namesIn("query"), oneof(odd, cursor, realId)),
      body: method === "get" ? constant(undefined) : bodyOf(operation),
      extra: headers,
    }).map(({ named, query, body, extra }) => {
      const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(named[name] ?? ""));
      const search = new URLSearchParams(Object.entries(query).map(([name, one]) => [name, String(one)])).toString();
      return {
        address: `${address}?${search}`,
        init: {
          method: method.toUpperCase(),
          // Generations go on without us; what they are asked for is tried all the same.
          headers: { "content-type": "application/json", ...extra, prefer: `respond-async, ${extra.prefer ?? ""}` },
          ...(body === undefined ? {} : { body }),
        },
      };
    });
  };

  // What removes comes last, or there would be nothing left for the others to stumble over.
  return Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        path,
        method,
        request: requestOf(method, path, operation),
      })),
    )
    .toSorted((one, other) => Number(one.method === "delete") - Number(other.method === "delete"))
    .map(({ path, method, request }) => ({ name: `${method} ${path}`, request }));
}

/** What is wrong with an answer: undefined where the server has kept its word. Reads it to its end. */
export async function faultIn(response: Response): Promise<string | undefined> {
  // A stream of events has no end.
  if (response.headers.get("content-type")?.startsWith("text/event-stream") === true) {
    await response.body?.cancel();
    return undefined;
  }
  const text = await response.text();
  if (response.status < 400) return undefined;
  const isTold =
    response.status < 500 &&
    response.headers.get("content-type") === "application/problem+json; charset=utf-8" &&
    text.includes('"requestId"') &&
    !/\bat .*\.ts:\d+|node_modules|select .* from|insert into/i.test(text);
  return isTold ? undefined : `${response.status} ${response.headers.get("content-type")} ${text.slice(0, 300)}`;
}
