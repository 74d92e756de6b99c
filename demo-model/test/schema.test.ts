import fc from "fast-check";
import { expect, test } from "vitest";
import { faultIn } from "./support/conforms.ts";
import { useModel } from "./support/model.ts";
import { ask, object, post, requestFor, readBriefFile } from "./support/requests.ts";

const model = useModel();

type Schema = Record<string, unknown>;

const names = fc.constantFrom(
  "caption",
  "text",
  "hashtags",
  "date",
  "url",
  "target",
  "fields",
  "goals",
  "zebra",
  "calendar",
  "x1",
  "notices",
);
const bounds = (least: number, span: number) =>
  fc.tuple(fc.integer({ min: 0, max: least }), fc.integer({ min: 0, max: span }));
const leaf = fc.oneof(
  fc.constant<Schema>({ type: "string" }),
  fc.constant<Schema>({ type: "boolean" }),
  bounds(40, 60).map(([min, more]): Schema => ({ type: "string", minLength: min, maxLength: min + more })),
  bounds(100, 50).map(([min, more]): Schema => ({ type: "integer", minimum: min, maximum: min + more })),
  bounds(100, 50).map(([min, more]): Schema => ({ type: "number", minimum: min, maximum: min + more })),
  fc
    .uniqueArray(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 4 })
    .map((choices): Schema => ({ enum: choices })),
  fc.string().map((value): Schema => ({ const: value })),
  fc.constant<Schema>({ type: ["string", "null"] }),
);
const { schema: anySchema } = fc.letrec<{ schema: Schema; object: Schema }>((tie) => ({
  object: fc.dictionary(names, tie("schema"), { maxKeys: 4 }).map((properties) => object(properties)),
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    tie("object"),
    fc
      .tuple(tie("schema"), bounds(3, 3))
      .map(([items, [min, more]]): Schema => ({ type: "array", items, minItems: min, maxItems: min + more })),
    tie("schema").map((schema): Schema => ({ anyOf: [schema, { type: "null" }] })),
  ),
}));

const { business, campaign } = readBriefFile("bakery-lisbon");

test("the answer conforms to any schema that strict mode takes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(names, anySchema, { minKeys: 1, maxKeys: 5 }),
      fc.constantFrom("strategy", "content", ""),
      async (properties, task) => {
        const schema = object(properties);
        const content = { channel: "instagram", topic: "", angle: "", callToAction: "", scheduledOn: "2027-01-14" };
        const answer = await ask<unknown>(model.url(), requestFor({ task, business, campaign, content }, schema));
        expect(faultIn(schema, answer)).toBeNull();
      },
    ),
    { numRuns: 150 },
  );
});

test("a schema that refers to itself gets a finite answer", async () => {
  const node = {
    type: "object",
    properties: {
      text: { type: "string" },
      next: { anyOf: [{ $ref: "#/$defs/node" }, { type: "null" }] },
      children: { type: "array", items: { $ref: "#/$defs/node" } },
    },
    required: ["text", "next", "children"],
    additionalProperties: false,
  };
  const schema = { ...object({ node: { $ref: "#/$defs/node" } }), $defs: { node } };
  const answer = await ask<unknown>(model.url(), requestFor({ task: "content", business }, schema));
  expect(faultIn(schema, answer)).toBeNull();
});

test("messages without a brief still get an answer in the schema's shape", async () => {
  const schema = object({ summary: { type: "string" }, keyMessages: { type: "array", items: { type: "string" } } });
  const request = { ...requestFor({}, schema), messages: [{ role: "user", content: "Hello" }] };
  expect(faultIn(schema, await ask<unknown>(model.url(), request))).toBeNull();
});

test.each([
  ["a root that is not an object", { type: "array", items: { type: "string" } }],
  ["additional properties", { type: "object", properties: {}, required: [] }],
  [
    "a property that is not required",
    { type: "object", properties: { a: { type: "string" } }, required: [], additionalProperties: false },
  ],
  [
    "an object deep inside that is open",
    object({ list: { type: "array", items: { type: "object", properties: {} } } }),
  ],
])("strict mode refuses a schema with %s", async (_name, schema) => {
  const { status, body } = await post(model.url(), requestFor({ task: "content", business }, schema));
  expect(status).toBe(400);
  expect(body).toMatchObject({ error: { type: "invalid_request_error", param: "response_format" } });
});
