import { describe, expect, test } from "vitest";
import { readLiteral } from "../repair-figures/python-literals.ts";
import { pythonPairs } from "../repair-figures/python-pairs.ts";
import { typescriptPairs } from "../repair-figures/typescript-pairs.ts";

describe("a literal of Python", () => {
  test.each([
    [String.raw`'it\'s "so"'`, `it's "so"`],
    [String.raw`"a\nb\u263a\x41\d"`, "a\nb\u263aA\\d"],
    [String.raw`r"a\nb\""`, String.raw`a\nb\"`],
    ['"""two\n"lines\\\n" and more"""', 'two\n"lines" and more'],
    ['("one " # a comment\n  "text")', "one text"],
    ['{"a": [1, 1_000, -2.5, 1e3], "b": {"c": (True, None)},}', { a: [1, 1000, -2.5, 1000], b: { c: [true, null] } }],
    ["(1,)", [1]],
    ["()", []],
  ])("%s is read as Python has it", (source, value) => {
    expect(readLiteral(source, 0)).toEqual({ value, end: source.length });
  });

  test.each(['f"{a}"', 'b"a"', '"open', '"a\nb"', "name", "[1, name]", '{"a" 1}', "[1"])(
    "%s is left alone",
    (source) => {
      expect(readLiteral(source, 0)).toBeNull();
    },
  );
});

test("pairs are taken from tests in Python, and what is not written out is counted", () => {
  const source = [
    "def test_one():",
    `    assert repair_json("{'a': 1}") == '{"a": 1}'`,
    `    assert repair_json("[1", return_objects=True) == [1]`,
    `    assert repair_json("nothing") == ""`,
    `    assert repair_json("[1", schema=SCHEMA) == "[1]"`,
    '    raw = """{a: 2}"""',
    "    assert repair_json(raw, return_objects=True, skip_json_loads=True) == {",
    '        "a": 2,',
    "    }",
    "",
    "def test_two():",
    '    assert repair_json(raw) == "[]"',
    '    assert repair_json(f"{start}") == "[]"',
    '    _assert_object_repairs("[3", [3])',
    "",
    '@pytest.mark.parametrize(("raw", "expected"), [("{b: 1", {"b": 1}), ("x", 5)], ids=["b", "x"])',
    "def test_three(raw, expected):",
    "    assert repair_json(raw) == expected",
  ].join("\n");
  expect(pythonPairs("t.py", source)).toEqual({
    pairs: [
      { what: "t.py:2", input: "{'a': 1}", expected: { a: 1 } },
      { what: "t.py:3", input: "[1", expected: [1] },
      { what: "t.py:7", input: "{a: 2}", expected: { a: 2 } },
      { what: "t.py:14", input: "[3", expected: [3] },
      { what: "t.py:16 row 1", input: "{b: 1", expected: { b: 1 } },
    ],
    refusals: [{ what: "t.py:4", input: "nothing" }],
    unread: ["t.py:5", "t.py:12", "t.py:13", "t.py:18"],
  });
});

test("pairs are taken from tests in TypeScript, and what is not written out is counted", () => {
  const source = [
    `test("a", () => {`,
    `  expect(jsonrepair("{a:1}")).toBe('{"a":1}');`,
    `  const text = "/* 1 */" + "\\n[" + ']';`,
    "  const expected = `[]`;",
    "  expect(jsonrepair(text)).toBe(expected);",
    '  assertRepair(\'{"b": "\\u2605"}\');',
    "  expect(() => { console.log({ output: jsonrepair('{:') }) }).toThrow(new JSONRepairError('no', 1));",
    "  expect(jsonrepair(elsewhere)).toBe('[]');",
    "  expect(jsonrepair('[1')).toBe(`${'[1'}]`);",
    "  // expect(jsonrepair('later')).toBe('[]')",
    "});",
  ].join("\n");
  expect(typescriptPairs("t.ts", source)).toEqual({
    pairs: [
      { what: "t.ts:2", input: "{a:1}", expected: { a: 1 } },
      { what: "t.ts:5", input: "/* 1 */\n[]", expected: [] },
      { what: "t.ts:6", input: '{"b": "\u2605"}', expected: { b: "\u2605" } },
    ],
    refusals: [{ what: "t.ts:7", input: "{:" }],
    unread: ["t.ts:8", "t.ts:9"],
  });
});
