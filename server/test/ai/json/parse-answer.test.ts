import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { SchemaNode } from "../../../src/ai/json/coerce.ts";
import { type AnswerShape, parseAnswer } from "../../../src/ai/json/parse-answer.ts";
import { anyText } from "../support/any-text.ts";

const type = z.strictObject({
  title: z.string(),
  count: z.number(),
  done: z.boolean(),
  channel: z.enum(["google_ads", "email"]),
  note: z.string().nullable(),
  tags: z.array(z.string()),
});
const shape: AnswerShape<z.infer<typeof type>> = { name: "test", type, schema: SchemaNode.parse(z.toJSONSchema(type)) };
const value = {
  title: 'A {brace} and "quotes"',
  count: 3,
  done: true,
  channel: "email" as const,
  note: null,
  tags: ["x", "y"],
};
const text = JSON.stringify(value);
const parse = (answer: string) => parseAnswer(answer, shape);

test("an answer that lost characters on the way is read as it stands or not at all", () => {
  const lost = { ...value, title: "caf\ufffd" };
  expect(parse(JSON.stringify(lost))).toEqual({ ok: true, value: lost, repairs: [] });
  for (const damaged of [`\ufffd${text}`, text.replace('"', '\\\ufffd"'), `${JSON.stringify(lost).slice(0, -1)},}`]) {
    expect(parse(damaged)).toMatchObject({ ok: false });
  }
});

test("a right answer needs no repair", () => {
  expect(parse(text)).toEqual({ ok: true, value, repairs: [] });
});

test.each([
  ["a fence", `\`\`\`json\n${text}\n\`\`\``, ["extracted"]],
  ["prose around it", `Here you are:\n${text}\nAnything else?`, ["extracted"]],
  ["thoughts before it", `<think>Maybe {"title": 1}?</think>${text}`, ["extracted"]],
  [
    "a draft before the last fence",
    `\`\`\`json\n{"title":"draft"}\n\`\`\`\nBetter:\n\`\`\`json\n${text}\n\`\`\``,
    ["extracted"],
  ],
  ["a byte order mark", `\ufeff${text}`, ["extracted"]],
  ["a trailing comma", text.replace(/\}$/, ",}"), ["json"]],
  ["Python's constants", text.replace("true", "True").replace(":null", ":None"), ["json"]],
  ["a missing comma", text.replace(',"count"', ' "count"'), ["json"]],
  ["a comment", text.replace('"count"', '/* how many */ "count"'), ["json"]],
  ["an object around it", `{"result":${text}}`, ["unwrapped"]],
  ["a list around it", `[${text}]`, ["unwrapped"]],
  ["JSON inside a string", JSON.stringify(text), ["unwrapped"]],
  ["an enum in another spelling", text.replace('"email"', '" Email "'), ["enum"]],
  ["a number in quotes", text.replace(":3", ':"3"'), ["number"]],
  ["a boolean in words", text.replace("true", '"yes"'), ["boolean"]],
  ["a null left out", text.replace('"note":null,', ""), ["missing_null"]],
  ["a key too many", text.replace("{", '{"extra":1,'), ["unknown_keys:1"]],
])("%s is mended and named", (_what, answer, repairs) => {
  expect(parse(answer)).toEqual({ ok: true, value, repairs });
});

test.each([
  ["prose without an answer", "I am sorry, I cannot help with that."],
  ["a key twice with two values", text.replace("{", '{"count":9,')],
  ["a percentage for a number", text.replace(":3", ':"3%"')],
  ["a grouped number", text.replace(":3", ':"1,200"')],
  ["a number without its end", text.replace(":3", ":3.")],
  ["a key without its value", text.replace('"note":null', '"note"')],
  ["an ellipsis for what was left out", text.replace('["x","y"]', '["x", ...]')],
  ["an enum that fits nothing", text.replace('"email"', '"radio"')],
  ["a hostile key", text.replace("{", '{"__proto__":{"a":1},')],
  ["forty levels", `${"[".repeat(40)}${text}${"]".repeat(40)}`],
  ["six thousand brackets", "[".repeat(6000)],
  ["three hundred thousand characters", JSON.stringify({ ...value, title: "x".repeat(300_000) })],
])("%s is refused, not guessed at", (_what, answer) => {
  expect(parse(answer)).toMatchObject({ ok: false });
});

test("an answer that was cut off anywhere is refused: no ending is invented", () => {
  for (const whole of [text, JSON.stringify(value, null, 2), `\`\`\`json\n${text}\n\`\`\``]) {
    const end = whole.lastIndexOf("}");
    for (let length = 0; length <= end; length += 1) {
      expect(parse(whole.slice(0, length)).ok, whole.slice(0, length)).toBe(false);
    }
  }
});

test("whatever was written as JSON is read back as it was", () => {
  const anyValue = fc.record({
    title: anyText,
    count: fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    done: fc.boolean(),
    channel: fc.constantFrom("google_ads" as const, "email" as const),
    note: fc.option(anyText, { nil: null }),
    tags: fc.array(anyText, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(anyValue, fc.constantFrom("", "Sure: ", "```json\n"), (given, before) => {
      const written = JSON.stringify(given) + (before.startsWith("`") ? "\n```" : "");
      expect(parse(before + written)).toMatchObject({ ok: true, value: given });
    }),
  );
});

test("no text makes the reader throw", () => {
  fc.assert(fc.property(anyText, (any) => void parse(any)));
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("{", "}", "[", "]", '"', ",", ":", "\\", "a", "1", "null"), { maxLength: 60 }),
      (parts) => void parse(parts.join("")),
    ),
  );
});

const anything: AnswerShape<unknown> = { name: "any", type: z.unknown(), schema: {} };
const anyDocument = fc.oneof(
  fc.dictionary(anyText, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
  fc.array(fc.jsonValue({ maxDepth: 2 }), { minLength: 1, maxLength: 4 }),
);

test("for all documents no beginning is accepted: an answer is whole or none", () => {
  fc.assert(
    fc.property(anyDocument, fc.constantFrom("", "Here: ", "```json\n", "<think>so</think>"), (document, before) => {
      const whole = before + JSON.stringify(document);
      for (let length = 0; length < whole.length; length += 1) {
        expect(parseAnswer(whole.slice(0, length), anything).ok, whole.slice(0, length)).toBe(false);
      }
    }),
    { numRuns: 25 },
  );
});

test("what stands in a thought that never ends is no answer", () => {
  expect(parse(`<think>Perhaps ${text}`)).toMatchObject({ ok: false });
  expect(parse(`Perhaps ${text}</think>${text}`)).toEqual({ ok: true, value, repairs: ["extracted"] });
});

test("a key twice with the same value is harmless", () => {
  expect(parse(text.replace("{", '{"count":3,"tags":["x","y"],'))).toEqual({ ok: true, value, repairs: [] });
});

test("unknown keys are stripped and counted, the nested ones too", () => {
  const nested = z.strictObject({ a: z.strictObject({ b: z.string() }) });
  const nestedShape = { name: "nested", type: nested, schema: SchemaNode.parse(z.toJSONSchema(nested)) };
  expect(parseAnswer('{"a":{"b":"x","c":1,"d":2},"e":3}', nestedShape)).toEqual({
    ok: true,
    value: { a: { b: "x" } },
    repairs: ["unknown_keys:3"],
  });
});

test.each(["__proto__", "constructor", "prototype"])(
  "the key %s is refused wherever it stands, and however it is written",
  (key) => {
    const escaped = `\\u${key.charCodeAt(0).toString(16).padStart(4, "0")}${key.slice(1)}`;
    for (const name of [key, escaped]) {
      expect(parse(text.replace("{", `{"extra":[{"${name}":{"x":1}}],`))).toMatchObject({ ok: false });
      expect(parse(`{"${name}":${text}}`)).toMatchObject({ ok: false });
    }
  },
);

test("wrappers come off only where the schema needs it, and at most two", () => {
  const list = z.strictObject({ items: z.array(z.string()) });
  const listShape = { name: "list", type: list, schema: SchemaNode.parse(z.toJSONSchema(list)) };
  expect(parseAnswer('{"items":["x"]}', listShape)).toEqual({ ok: true, value: { items: ["x"] }, repairs: [] });
  expect(parseAnswer('[{"result":{"items":["x"]}}]', listShape)).toMatchObject({ ok: true, repairs: ["unwrapped"] });
  expect(parseAnswer('[[{"result":{"items":["x"]}}]]', listShape)).toMatchObject({ ok: false });
});

test("a null for what may be left out is left out, and of several alternatives none is chosen", () => {
  const loose = z.object({
    a: z.string(),
    b: z.string().optional(),
    c: z.union([z.strictObject({ n: z.number() }), z.strictObject({ b: z.boolean() })]),
  });
  const looseShape = { name: "loose", type: loose, schema: SchemaNode.parse(z.toJSONSchema(loose)) };
  expect(parseAnswer('{"a":"x","b":null,"c":{"b":true}}', looseShape)).toEqual({
    ok: true,
    value: { a: "x", c: { b: true } },
    repairs: ["null_left_out"],
  });
  expect(parseAnswer('{"a":"x","c":{"b":"yes"}}', looseShape)).toMatchObject({ ok: false });
});

test("whole numbers in quotes are numbers; money, percentages and grouped numbers are not", () => {
  const whole = z.strictObject({ n: z.int() });
  const wholeShape = { name: "whole", type: whole, schema: SchemaNode.parse(z.toJSONSchema(whole)) };
  expect(parseAnswer('{"n":" 12 "}', wholeShape)).toEqual({ ok: true, value: { n: 12 }, repairs: ["number"] });
  for (const written of ["12 €", "£12", "12%", "1,200", "1.200,50", "012", "0x1F", "1e3", "NaN", "twelve", ""]) {
    expect(parseAnswer(JSON.stringify({ n: written }), wholeShape), written).toMatchObject({ ok: false });
  }
});
