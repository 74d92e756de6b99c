import { isDeepStrictEqual } from "node:util";
import type { FieldError } from "@handbill/contracts";
import type { ZodType } from "zod";
import { coerce, hasHostileKey, isRecord, type Repairs, type SchemaNode } from "./coerce.ts";
import { candidates, type Slice } from "./extract.ts";
import { repairJson } from "./repair.ts";
import { depthOf, isTooLong, MAX_DEPTH, readJson } from "./strict.ts";

/** What an answer must look like: the schema that is sent, and the one that is checked. */
export type AnswerShape<T> = { name: string; schema: SchemaNode; type: ZodType<T> };

export type ParsedAnswer<T> = { ok: true; value: T; repairs: string[] } | { ok: false; issues: FieldError[] };

const refuse = (message: string): { ok: false; issues: FieldError[] } => ({
  ok: false,
  issues: [{ path: "", message }],
});

const UNCLEAR = "The answer is not complete, unambiguous JSON.";

/** What is left when one wrapper is taken off: a list of one, an object with one key, or JSON inside a string. */
function unwrap(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 1) return value[0] as unknown;
  if (typeof value === "string") return readJson(value)?.value;
  if (!isRecord(value)) return undefined;
  const inner = Object.values(value);
  return inner.length === 1 ? inner[0] : undefined;
}

/** Stripped keys are told with their number; of every other repair it is enough that it was made. */
const namesOf = (repairs: Repairs): string[] =>
  [...repairs].map(([name, times]) => (name === "unknown_keys" ? `${name}:${times}` : name));

function fit<T>(value: unknown, { schema, type }: AnswerShape<T>): ParsedAnswer<T> {
  const repairs: Repairs = new Map();
  const parsed = type.safeParse(coerce(value, schema, repairs));
  if (parsed.success) return { ok: true, value: parsed.data, repairs: namesOf(repairs) };
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return { ok: false, issues };
}

/** Fits a value as it is or, failing that, with up to two wrappers off. */
function fitUnwrapped<T>(value: unknown, shape: AnswerShape<T>, repairs: readonly string[]): ParsedAnswer<T> {
  if (hasHostileKey(value)) return refuse("The answer names a key that no answer may have.");
  const asIs = fit(value, shape);
  if (asIs.ok) return { ...asIs, repairs: [...repairs, ...asIs.repairs] };
  let inner = value;
  for (let level = 0; level < 2; level += 1) {
    inner = unwrap(inner);
    if (inner === undefined) break;
    if (hasHostileKey(inner)) return refuse("The answer names a key that no answer may have.");
    const fitted = fit(inner, shape);
    if (fitted.ok) return { ...fitted, repairs: [...repairs, "unwrapped", ...fitted.repairs] };
  }
  return asIs;
}

/** One value of a text as an answer: as it stands or, failing that, mended. */
function fitSlice<T>(slice: Slice, shape: AnswerShape<T>): ParsedAnswer<T> {
  const plain = readJson(slice.text);
  if (plain) return fitUnwrapped(plain.value, shape, ["extracted"]);
  const repaired = repairJson(slice);
  const mended = repaired === null ? null : readJson(repaired);
  return mended ? fitUnwrapped(mended.value, shape, ["json"]) : refuse(UNCLEAR);
}

/** The one answer among the values of a group. Two that differ are no answer: nobody can tell which was meant. */
function fitGroup<T>(group: readonly Slice[], shape: AnswerShape<T>): ParsedAnswer<T> {
  const fitted = group.map((slice) => fitSlice(slice, shape));
  const [first, ...others] = fitted.filter((one) => one.ok);
  if (!first) return fitted[0] ?? refuse(UNCLEAR);
  const isClear = others.every((other) => isDeepStrictEqual(other.value, first.value));
  return isClear ? first : refuse("The answer stands there more than once, with differences.");
}

/** Stands for bytes that were no characters. What was lost there may be the very thing that is wrong, so nothing is mended around it. */
const LOST = "\ufffd";

const ESCAPED = /^\s*[{[]\s*\\"/;

/** An answer whose quotes are all escaped: a JSON string that lost its own quotes. */
function readEscaped(text: string): { value: unknown } | null {
  const whole = ESCAPED.test(text) ? readJson(`"${text.trim().replaceAll("\n", "\\n").replaceAll("\r", "")}"`) : null;
  return typeof whole?.value === "string" ? readJson(whole.value) : null;
}

/**
 * Reads a model's text as an answer of the given shape. Harmless slips are mended and named in `repairs`; where mending would be
 * guessing, the answer is refused with what is wrong. What is right at once is parsed and checked, nothing else.
 */
export function parseAnswer<T>(text: string, shape: AnswerShape<T>): ParsedAnswer<T> {
  if (isTooLong(text)) return refuse("The answer is far too long.");
  if (depthOf(text) > MAX_DEPTH) return refuse("The answer nests too deeply.");
  const literal = readJson(text);
  // A lone number, true or null is no answer, and a number may be the beginning of a longer one.
  const isAnswer = typeof literal?.value === "string" || (typeof literal?.value === "object" && literal.value !== null);
  if (literal && isAnswer) return fitUnwrapped(literal.value, shape, []);
  if (text.includes(LOST)) return refuse("Some characters of the answer were lost on the way.");
  let first: ParsedAnswer<T> | undefined;
  for (const group of candidates(text)) {
    const fitted = fitGroup(group, shape);
    if (fitted.ok) return fitted;
    if (group.length > 0) first ??= fitted;
  }
  const escaped = readEscaped(text);
  if (escaped) return fitUnwrapped(escaped.value, shape, ["json"]);
  return first ?? refuse(UNCLEAR);
}
