import { isId, type JsonSchema, resolved } from "./json-schema.ts";

const SECRET_OF_64 = "0".repeat(64);
/** Names nothing. */
const AN_ID = "0190a0a0-0000-7000-8000-000000000000";

/** What the checks of a field want that its JSON Schema does not tell, by how the field is called. */
const BY_NAME: Record<string, unknown> = {
  from: "2027-07-01",
  to: "2027-07-31",
  startsOn: "2027-07-01",
  endsOn: "2027-07-31",
  at: "2027-07-15T10:00",
  email: "rita@x.example",
  contact: "rita@x.example",
  password: "a long password",
  key: SECRET_OF_64,
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  url: "https://x.example/page",
  website: "https://x.example/page",
  timezone: "Europe/Lisbon",
  language: "en",
  currency: "EUR",
  domain: "x.example",
  server: "https://x.example",
  handle: "rita.x.example",
  channel: "email",
  csv: "content,day,clicks\nSale,2026-11-01,3\n",
};

/** A body that the schema takes: what has to be there, and the fields that are asked for besides. */
export function sampleBody(root: JsonSchema, besides: readonly string[][] = []): unknown {
  return sampleOf(root, root, "", besides);
}

function sampleOf(root: JsonSchema, schema: JsonSchema, name: string, besides: readonly string[][]): unknown {
  const one = resolved(schema, root);
  if (one.const !== undefined) return one.const;
  if (one.enum) return one.enum.includes(BY_NAME[name]) ? BY_NAME[name] : one.enum[0];
  if (one.properties) return objectOf(root, one, besides);
  if (one.type === "array") {
    const isWanted = besides.length > 0 || (one.minItems ?? 0) > 0;
    return isWanted ? [sampleOf(root, one.items ?? {}, name, tailsOf(besides, "0"))] : [];
  }
  if (one.type === "boolean") return true;
  if (one.type === "integer" || one.type === "number") return Math.max(1, one.minimum ?? 1);
  if (one.type === "object") return {};
  if (isId(one)) return AN_ID;
  return BY_NAME[name] ?? "words".padEnd(one.minLength ?? 0, "s");
}

function objectOf(root: JsonSchema, { properties = {}, required = [] }: JsonSchema, besides: readonly string[][]) {
  const names = Object.keys(properties).filter(
    (name) => required.includes(name) || besides.some(([first]) => first === name),
  );
  return Object.fromEntries(
    names.map((name) => [name, sampleOf(root, properties[name] ?? {}, name, tailsOf(besides, name))]),
  );
}

const tailsOf = (paths: readonly string[][], head: string): string[][] =>
  paths.filter(([first, ...rest]) => first === head && rest.length > 0).map(([, ...rest]) => rest);

/** The same with another value at one place. */
export function withValue(body: unknown, [first, ...rest]: string[], value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(body)) return [withValue(body[0], rest, value)];
  return { ...Object(body), [first]: withValue(Reflect.get(Object(body), first), rest, value) };
}
