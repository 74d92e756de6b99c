import { expect, test } from "vitest";
import { parseAnswer } from "../../../src/ai/json/parse-answer.ts";
import { anyShape } from "../corpora/repair-figures.ts";

const MIB = 1024 * 1024;
const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

test.each([
  ["a hundred megabytes", "x".repeat(100 * MIB), "far too long"],
  ["a hundred megabytes of JSON", `["${"x".repeat(100 * MIB)}"]`, "far too long"],
  ["256 KiB and one byte in letters of three", `["${"語".repeat(87_400)}"]`, "far too long"],
  ["depth 100,000", deep(100_000), "too deeply"],
  ["depth 100,000 of objects", '{"a":'.repeat(40_000), "too deeply"],
  ["depth 100,000 behind prose", `Here: ${deep(100_000)}`, "too deeply"],
  ["depth 50,000 inside a text", JSON.stringify({ a: deep(50_000) }).slice(0, -1), "not complete"],
  ["a page of HTML", "<!doctype html><html><body><h1>502</h1></body></html>", "not complete"],
  ["a script", "<script>document.write(document.cookie)</script>", "not complete"],
  ["a call of a tool in words", '<tool_call>{"name":"send_mail","arguments":{"to":"a@b.example"}', "not complete"],
  ["NUL", "\0\0\0", "not complete"],
  ["NUL in the JSON", '{"a"\0:1}', "not complete"],
  ["half characters", "\ud800\udc00\ud800", "not complete"],
])("%s is refused in words", (_what, answer, reason) => {
  const parsed = parseAnswer(answer, anyShape);
  expect(parsed.ok ? "" : parsed.issues[0]?.message).toContain(reason);
});

test("JSON in a text that nests too deeply is not taken off its quotes", () => {
  const shape = { ...anyShape, schema: { type: "object", properties: {} } };
  expect(parseAnswer(JSON.stringify(deep(60_000)), shape)).toMatchObject({ ok: true, value: deep(60_000) });
});

/** Each of these took minutes with an expression that tries again at every place. None may take more than a moment. */
test.each([
  ["thoughts that never end", "<think>".repeat(37_000)],
  ["a fence and lines", `\`\`\`${"\n".repeat(250_000)}`],
  ["fences", "```a\n".repeat(50_000)],
  ["fences in one line", "```".repeat(80_000)],
  ["small objects", "{}".repeat(125_000)],
  ["quotes nobody escaped", `{"a":"${'x"y '.repeat(8000)}"}`],
  ["backslashes", `{"a":"${"\\".repeat(250_000)}`],
  ["the same key", `{${'"a":[1,2,3],'.repeat(18_000)}"b":}`],
  ["commas", `[${",".repeat(250_000)}]`],
  ["space", `{${" ".repeat(250_000)}'`],
  ["a comment", `{/*${"*".repeat(250_000)}`],
  ["single quotes", `['${"a'b ".repeat(8000)}']`],
])("a great deal of %s ends", (_what, answer) => {
  expect(typeof parseAnswer(answer, anyShape).ok).toBe("boolean");
});
