import { readLiteral, skipSpace } from "./python-literals.ts";
import { asJson, isAnswer, type SuitePairs } from "./suite-pairs.ts";

/*
 * The pairs in json_repair's own tests: `repair_json(text, ...) == result`, helpers that compare the same, and parameters named `raw`
 * and `expected`. Nothing is run: the literals are read from the source.
 */

const CALL = /\b(?:repair_json|_assert_object_repairs)\(/g;
/** These do not change what a text means; others, such as a schema, do. */
const HARMLESS = /^(?:\s*,\s*(?:return_objects|skip_json_loads|ensure_ascii)=(?:True|False))*\s*,?\s*\)/;
const RETURNS_OBJECTS = /return_objects=True/;

/** The literal that a name was given last before an index. */
function literalOf(source: string, name: string, before: number): unknown {
  const given = [...source.slice(0, before).matchAll(new RegExp(String.raw`^[ ]*${name} = (?=.)`, "gm"))].at(-1);
  // Only within the same function.
  if (!given || source.lastIndexOf("\ndef ", before) > given.index) return undefined;
  const at = given.index + given[0].length;
  const found = readLiteral(source, at);
  return found && /^[ \t]*(?:#.*)?(?:\n|$)/.test(source.slice(found.end)) ? found.value : undefined;
}

type Argument = { value: unknown; end: number };

/** A literal, or a name that stands for one. */
function argumentAt(source: string, from: number): Argument | null {
  const at = skipSpace(source, from);
  const literal = readLiteral(source, at);
  if (literal) return literal;
  const name = /^[A-Za-z_]\w*(?=\s*[,)\n])/.exec(source.slice(at, at + 80))?.[0];
  const value = name === undefined ? undefined : literalOf(source, name, at);
  return name === undefined || value === undefined ? null : { value, end: at + name.length };
}

type Result = { isJsonText: boolean; value: unknown };

/** What stands after the text: the rest of the call and `== result`, or the result as the second argument of a helper. */
function resultAt(source: string, at: number, isHelper: boolean): Result | null {
  if (isHelper) {
    const comma = skipSpace(source, at);
    const found = source.charAt(comma) === "," ? argumentAt(source, comma + 1) : null;
    return found && { isJsonText: false, value: found.value };
  }
  const rest = HARMLESS.exec(source.slice(at, at + 400))?.[0];
  if (rest === undefined) return null;
  const equals = skipSpace(source, at + rest.length);
  if (!source.startsWith("==", equals)) return null;
  const found = argumentAt(source, equals + 2);
  return found && { isJsonText: !RETURNS_OBJECTS.test(rest), value: found.value };
}

/** Rows of `@pytest.mark.parametrize(("raw", "expected"), [...])`. */
function rowsIn(source: string): { index: number; row: number; raw: string; expected: unknown }[] {
  const tables = source.matchAll(/parametrize\(\s*\(\s*"raw",\s*"expected"\s*,?\s*\),\s*/g);
  return [...tables].flatMap(({ 0: head, index }) => {
    const table = readLiteral(source, index + head.length);
    const rows: unknown[] = Array.isArray(table?.value) ? table.value : [];
    return rows.flatMap((row, at) =>
      Array.isArray(row) && typeof row[0] === "string"
        ? [{ index, row: at + 1, raw: row[0], expected: row[1] as unknown }]
        : [],
    );
  });
}

/** All pairs in the source of one test file. */
export function pythonPairs(file: string, source: string): SuitePairs {
  const found: SuitePairs = { pairs: [], refusals: [], unread: [] };
  const placeOf = (index: number): string => `${file}:${source.slice(0, index).split("\n").length}`;
  for (const { 0: call, index } of source.matchAll(CALL)) {
    if (source.slice(0, index).endsWith("def ")) continue;
    const what = placeOf(index);
    const input = argumentAt(source, index + call.length);
    const result = input && resultAt(source, input.end, call.startsWith("_"));
    const expected = result?.isJsonText ? asJson(String(result.value)) : result;
    // A library that gives up answers with an empty text.
    if (typeof input?.value === "string" && result?.isJsonText && result.value === "") {
      found.refusals.push({ what, input: input.value });
    } else if (typeof input?.value !== "string" || !expected) found.unread.push(what);
    else found.pairs.push({ what, input: input.value, expected: expected.value });
  }
  for (const { index, row, raw, expected } of rowsIn(source)) {
    if (isAnswer(expected)) found.pairs.push({ what: `${placeOf(index)} row ${row}`, input: raw, expected });
  }
  return found;
}
