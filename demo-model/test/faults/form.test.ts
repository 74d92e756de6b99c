import { expect, test } from "vitest";
import { rowsOf, TWO_MODES } from "../support/fault-rows.ts";
import { faultIn } from "../support/conforms.ts";
import { at, CONTENT, PLAN, sendFault, toldIn, usualIn } from "../support/modes.ts";
import { useModel } from "../support/model.ts";

/** "The form of the answer": JSON that is not quite JSON, or not quite the JSON that was asked for. */

const model = useModel();

const schema = at(PLAN, "response_format", "json_schema", "schema");
const broken = (said: string): void => expect(() => JSON.parse(said)).toThrow(SyntaxError);
const has = (text: string | RegExp) => (said: string) => {
  broken(said);
  expect(said).toMatch(text);
};
const parsed = (said: string): unknown => JSON.parse(said);
const changedBack = (said: string, back: (text: string) => string, usual: string): void => {
  broken(said);
  expect(JSON.parse(back(said))).toEqual(JSON.parse(usual));
};
const listsIn = (value: unknown): unknown[][] => {
  if (Array.isArray(value)) return [value, ...value.flatMap(listsIn)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(listsIn) : [];
};

/** What the answer says, beside what it usually says. */
const EXPECTED: Record<string, (said: string, usual: string) => void> = {
  fence: (said, usual) => expect(said).toBe(`\`\`\`json\n${usual}\n\`\`\``),
  prose: (said, usual) => {
    has(/^Here is[\s\S]*changes\.$/)(said);
    expect(said).toContain(usual);
  },
  "fence-prose": (said, usual) => {
    has(/^Sure![\s\S]*```json[\s\S]*```[\s\S]*\?$/)(said);
    expect(said).toContain(usual);
  },
  think: (said, usual) => {
    has(/^<think>[\s\S]*\{[\s\S]*<\/think>/)(said);
    expect(said.endsWith(usual)).toBe(true);
  },
  "smart-quotes": (said) => {
    has(/^\{\u201c\w+\u201d:/)(said);
    expect(said.replaceAll(String.raw`\"`, "")).not.toContain('"');
  },
  "single-quotes": has(/^\{'/),
  "python-words": has(/^# [\s\S]*(?:True|False|None)/),
  "trailing-comma": (said, usual) => changedBack(said, (text) => text.replaceAll(/,(\s*[}\]])/g, "$1"), usual),
  "missing-comma": has(/[^,{[]\n {2}"/),
  comments: has(/\/\/ [\s\S]*\/\*[\s\S]*\*\//),
  "raw-newline": (said, usual) => {
    broken(said);
    const mended = JSON.parse(said.replaceAll("\n", String.raw`\n`));
    expect(Object.keys(mended)).toEqual(Object.keys(JSON.parse(usual)));
  },
  bom: (said, usual) => changedBack(said, (text) => text.replace(/^\ufeff/, ""), usual),
  nbsp: (said, usual) => changedBack(said, (text) => text.replaceAll("\u00a0", " "), usual),
  malformed: has(/^```json[\s\S]*,\s*\}\n```$/),
  "malformed-hopeless": (said) => expect(said).not.toMatch(/[":]/),
  "odd-numbers": has(/: ?NaN[\s\S]*: ?Infinity[\s\S]*: ?0x1F[\s\S]*: ?007[\s\S]*: ?50%/),
  "num-string": (said) => expect(at(parsed(said), "goals", 0, "target")).toMatch(/^[\d,.]+$/),
  "bool-word": (said) => expect(at(parsed(said), "goals", 0, "primary")).toBe("yes"),
  "dup-keys": (said, usual) => {
    const [first = ""] = Object.keys(JSON.parse(usual));
    expect(said.split(`"${first}":`)).toHaveLength(3);
    expect(parsed(said)).toEqual(parsed(usual));
  },
  "proto-key": (said) => expect(said).toMatch(/^\{"__proto__":\{/),
  "constructor-key": (said) => expect(said).toMatch(/^\{"constructor":\{"prototype":/),
  "unknown-keys": (said) => expect(parsed(said)).toHaveProperty("confidence", 0.93),
  "missing-null": (said, usual) => {
    expect(usual).toContain("null");
    expect(said).not.toContain("null");
  },
  "enum-case": (said) => expect(at(parsed(said), "calendar", 0, "channel")).toMatch(/^ [A-Z ]+ $/),
  "nested-json": (said, usual) => expect(parsed(said)).toBe(usual),
  wrapper: (said, usual) => expect(parsed(said)).toEqual({ result: parsed(usual) }),
  "wrapper-list": (said, usual) => expect(parsed(said)).toEqual([parsed(usual)]),
  "wrong-shape": (said) => expect(Object.keys(JSON.parse(said))).toEqual(["answer"]),
  "too-few": (said) => expect(listsIn(parsed(said)).every((list) => list.length <= 1)).toBe(true),
  "too-many": (said, usual) =>
    expect(at(parsed(said), "calendar", "length")).toBe(Number(at(parsed(usual), "calendar", "length")) * 10),
  "doubled-items": (said) => expect(at(parsed(said), "calendar", 1)).toEqual(at(parsed(said), "calendar", 0)),
  "depth-bomb": (said) => expect(said).toMatch(/^\[{100000}\]{100000}$/),
  "size-bomb": (said) => expect(Buffer.byteLength(said)).toBeGreaterThan(256 * 1024),
};

const answered = usualIn(model.url, PLAN);

test.each(rowsOf("The form of the answer", TWO_MODES))("%s has that form in %s", async (name, _mode, mode) => {
  const usual = (await answered(mode)).content ?? "";
  expect(faultIn(schema, JSON.parse(usual))).toBeNull();
  const { content, finish, usage } = toldIn(mode, await sendFault(model.url(), mode, name));
  expect(finish).toBe("stop");
  expect(content).not.toBe(usual);
  expect(usage).toMatchObject({ output: expect.any(Number) });
  EXPECTED[name]?.(content ?? "", usual);
  expect(EXPECTED).toHaveProperty(name);
});

test("a content's fields come twice, and get unknown members too", async () => {
  const mode = { api: "chat", stream: false } as const;
  const twice = toldIn(mode, await sendFault(model.url(), mode, "dup-keys", CONTENT)).content ?? "";
  expect(twice).toMatch(/^\{"fields":\{"text":"Another text/);
  const more = toldIn(mode, await sendFault(model.url(), mode, "unknown-keys", CONTENT)).content ?? "";
  expect(at(JSON.parse(more), "fields")).toHaveProperty("confidence");
});
