import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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

/** The corpus is not part of the repository: without it there is no such test. */
const corpora = [join(import.meta.dirname, "../../../../../shared/corpora/json-test-suite")].filter((path) =>
  existsSync(path),
);
const anything: AnswerShape<unknown> = { name: "any", type: z.unknown(), schema: {} };

test.each(corpora)("what the JSON test suite calls right is read without repair", (folder) => {
  const files = readdirSync(folder).filter((name) => name.startsWith("y_") && name.endsWith(".json"));
  expect(files.length).toBeGreaterThan(50);
  for (const name of files) {
    const content = readFileSync(join(folder, name), "utf8");
    const isObjectOrList = /^\s*[[{]/.test(content);
    if (!isObjectOrList || name.includes("duplicated")) continue;
    expect(parseAnswer(content, anything), name).toEqual({ ok: true, value: JSON.parse(content), repairs: [] });
  }
});
