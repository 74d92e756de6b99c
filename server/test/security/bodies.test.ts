import { expect, test } from "vitest";
import * as z from "zod/mini";
import { testProduct } from "../support/product.ts";
import { bodyFor, nameOf, send } from "./support/calls.ts";
import { type JsonSchema, jsonSchemaOf, resolved } from "./support/json-schema.ts";
import { rowHashes } from "./support/row-hashes.ts";
import { columnNames, sealedValues } from "./support/sealed-values.ts";
import { worldOfIds } from "./support/world-of-ids.ts";

const { url, routes, database, newUser } = await testProduct({ OUTSIDE_PER_MINUTE: "10000" });
const { db } = database;
const owner = await newUser();
const ids = await worldOfIds(owner, { url, db });
const asOwner = { authorization: `Bearer ${owner.token}` };

const WISHES = ["id", "userId", "role", "isAdmin", "admin", "credits", "status", "createdAt", "permissions", "who"];
const names = [...new Set([...WISHES, ...(await columnNames(db))])];

/** Every route that takes a body of named fields. */
const writing = routes.flatMap((route) => {
  const schema = jsonSchemaOf(route.schema?.body);
  return schema === undefined ? [] : [{ route, schema, own: fieldsOf(schema, schema) }];
});

function fieldsOf(schema: JsonSchema, root: JsonSchema): string[] {
  const choices = schema.anyOf ?? schema.oneOf ?? [];
  return [...Object.keys(resolved(schema, root).properties ?? {}), ...choices.flatMap((one) => fieldsOf(one, root))];
}

/** Objects of a body that take any name, by where they stand. */
function openPlaces(schema: JsonSchema, root: JsonSchema, path: string[] = []): string[] {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.flatMap((one) => openPlaces(one, root, path));
  const one = resolved(schema, root);
  const inside = Object.entries(one.properties ?? {});
  return [
    ...(one.type === "object" && one.additionalProperties !== false ? [path.join(".")] : []),
    ...inside.flatMap(([name, property]) => openPlaces(property, root, [...path, name])),
    ...(one.items ? openPlaces(one.items, root, [...path, "0"]) : []),
  ];
}

test("no route takes a field that it does not name: not one of any column, nor a role, an owner or a status", async () => {
  const before = await rowHashes(db);
  for (const { route, own } of writing) {
    const foreign = names.filter((name) => !own.includes(name));
    const wished = Object.fromEntries(foreign.map((name) => [name, "1"]));
    const said = await send(url, route, ids, { ...asOwner, body: { ...Object(bodyFor(route)), ...wished } });
    expect({ route: nameOf(route), status: said.status, names: said.body }).toEqual({
      route: nameOf(route),
      status: 400,
      names: expect.stringContaining("isAdmin"),
    });
  }
  expect(writing.length).toBeGreaterThan(60);
  expect(await rowHashes(db)).toEqual(before);
});

test("each of these fields alone is refused", () => {
  for (const { route, own } of writing) {
    const { body } = route.schema ?? {};
    if (!(body instanceof z.core.$ZodType)) throw new Error(`${nameOf(route)} has another kind of schema.`);
    const sample = Object(bodyFor(route));
    const taken = names
      .filter((name) => !own.includes(name))
      .filter((name) => z.safeParse(body, { ...sample, [name]: "1" }).success);
    expect({ route: nameOf(route), taken }).toEqual({ route: nameOf(route), taken: [] });
  }
});

test("only what is a map by its nature takes any name inside a body", () => {
  const open = writing.flatMap(({ route, schema }) =>
    openPlaces(schema, schema).map((path) => `${nameOf(route)}: ${path}`),
  );
  expect(open).toMatchInlineSnapshot(`
    [
      "PATCH /api/v1/businesses/:businessId/contents/:contentId: fields",
      "POST /api/v1/businesses/:businessId/contents/:contentId/generate: fields",
      "POST /api/v1/businesses/:businessId/contents/:contentId/estimate: fields",
      "PATCH /api/v1/businesses/:businessId/connections/:connectionId: settings",
      "PATCH /api/v1/businesses/:businessId/connections/:connectionId: secrets",
      "POST /api/v1/businesses/:businessId/conversations/:conversationId/template-messages: blanks",
    ]
  `);
});

test("a body that reaches for the prototype is refused, and none is another afterwards", async () => {
  const keys = Reflect.ownKeys(Object.prototype).length;
  const before = await rowHashes(db);
  for (const { route } of writing) {
    for (const fault of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}']) {
      const said = await send(url, route, ids, { ...asOwner, text: fault });
      expect({ route: nameOf(route), status: said.status }).toEqual({ route: nameOf(route), status: 400 });
    }
  }
  expect(Reflect.get({}, "polluted")).toBeUndefined();
  expect(Reflect.ownKeys(Object.prototype)).toHaveLength(keys);
  expect(await rowHashes(db)).toEqual(before);
});

const reading = routes.filter(
  ({ method, url: at }) => method === "GET" && at.startsWith("/api/v1/") && !at.endsWith("/events"),
);
const answers = await Promise.all(
  reading.map(async (route) => ({ route, said: await send(url, route, ids, { ...asOwner, raw: true }) })),
);

test("no answer shows a secret, or the hash of one", async () => {
  const sealed = await sealedValues(db);
  expect(sealed.length).toBeGreaterThan(8);
  const showing = answers.flatMap(({ route, said }) =>
    sealed.filter((value) => said.body.includes(value)).map((value) => `${nameOf(route)} shows ${value}`),
  );
  expect(showing).toEqual([]);
});

test("no answer has a field that OpenAPI does not name", async () => {
  const read = answers.filter(({ said }) => said.status === 200 && said.body.startsWith("{"));
  for (const { route, said } of read) {
    const responses: unknown = route.schema?.response;
    const schema: unknown = Reflect.get(Object(responses), "200");
    if (!(schema instanceof z.core.$ZodType)) throw new Error(`${nameOf(route)} does not say what it answers.`);
    const root: JsonSchema = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { unrepresentable: "any" })));
    expect({ route: nameOf(route), unnamed: unnamedIn(JSON.parse(said.body), root, root) }).toEqual({
      route: nameOf(route),
      unnamed: [],
    });
  }
  expect(read.length).toBeGreaterThan(40);
});

/** Fields of an answer that no branch of its schema names. */
function unnamedIn(value: unknown, schema: JsonSchema, root: JsonSchema): string[] {
  const choices = branchesOf(schema, root);
  if (Array.isArray(value)) {
    const items = choices.flatMap(({ items: one }) => one ?? []);
    return value.flatMap((one) => unnamedIn(one, { anyOf: items }, root));
  }
  if (value === null || typeof value !== "object") return [];
  if (choices.some(({ type, properties }) => type === "object" && !properties)) return []; // a map
  if (choices.some(({ type }) => type === undefined)) return []; // anything
  return Object.entries(value).flatMap(([name, one]) => {
    const named = choices.flatMap(({ properties = {} }) => properties[name] ?? []);
    return named.length === 0 ? [name] : unnamedIn(one, { anyOf: named }, root).map((path) => `${name}.${path}`);
  });
}

function branchesOf(schema: JsonSchema, root: JsonSchema): JsonSchema[] {
  const { $ref, anyOf, oneOf, allOf } = schema;
  if ($ref !== undefined) return branchesOf(resolved({ $ref }, root), root);
  const choices = [...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])];
  return choices.length > 0 ? choices.flatMap((one) => branchesOf(one, root)) : [schema];
}
