import type { FieldError } from "@handbill/contracts";
import type { ZodType } from "zod";
import { coerce, isRecord, type SchemaNode } from "./coerce.ts";
import { candidates, closedValues, hasDuplicateKeys } from "./extract.ts";
import { repairJson } from "./repair.ts";

/** What an answer must look like: the schema that is sent, and the one that is checked. */
export type AnswerShape<T> = { name: string; schema: SchemaNode; type: ZodType<T> };

export type ParsedAnswer<T> = { ok: true; value: T; repairs: string[] } | { ok: false; issues: FieldError[] };

const MAX_LENGTH = 256 * 1024;
const refuse = (message: string): { ok: false; issues: FieldError[] } => ({
  ok: false,
  issues: [{ path: "", message }],
});

type Reading = { value: unknown; repairs: string[] };

const parseJson = (text: string): { value: unknown } | null => {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return null;
  }
};

/** Every way to read the text as JSON, the most literal first, made one at a time because the first one nearly always fits. */
function* readings(text: string): Generator<Reading> {
  const literal = parseJson(text);
  if (literal && closedValues(text).length > 0) {
    if (!hasDuplicateKeys(text)) yield { ...literal, repairs: [] };
    return;
  }
  const found = candidates(text);
  for (const slice of found) {
    const plain = parseJson(slice);
    if (plain && !hasDuplicateKeys(slice)) yield { ...plain, repairs: ["extracted"] };
  }
  for (const slice of found.filter((one) => !parseJson(one))) {
    const repaired = repairJson(slice);
    const plain = repaired === null ? null : parseJson(repaired);
    if (repaired !== null && plain && !hasDuplicateKeys(repaired)) yield { ...plain, repairs: ["json"] };
  }
  if (literal && typeof literal.value === "string") yield { ...literal, repairs: [] };
}

/** What is left when one wrapper is taken off: a list of one, an object with one key, or JSON inside a string. */
function unwrap(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 1) return value[0] as unknown;
  if (typeof value === "string") return parseJson(value)?.value;
  if (!isRecord(value)) return undefined;
  const inner = Object.values(value);
  return inner.length === 1 ? inner[0] : undefined;
}

function fit<T>(value: unknown, shape: AnswerShape<T>): ParsedAnswer<T> {
  const repairs = new Set<string>();
  const parsed = shape.type.safeParse(coerce(value, shape.schema, repairs));
  if (parsed.success) return { ok: true, value: parsed.data, repairs: [...repairs] };
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return { ok: false, issues };
}

/** Fits a value as it is or, failing that, with up to two wrappers off. */
function fitUnwrapped<T>({ value, repairs }: Reading, shape: AnswerShape<T>): ParsedAnswer<T> {
  const asIs = fit(value, shape);
  if (asIs.ok) return { ...asIs, repairs: [...repairs, ...asIs.repairs] };
  let inner = value;
  for (let level = 0; level < 2; level += 1) {
    inner = unwrap(inner);
    if (inner === undefined) break;
    const fitted = fit(inner, shape);
    if (fitted.ok) return { ...fitted, repairs: [...repairs, "unwrapped", ...fitted.repairs] };
  }
  return asIs;
}

/**
 * Reads a model's text as an answer of the given shape. Harmless slips are mended and named in `repairs`; where mending would be
 * guessing, the answer is refused with what is wrong.
 */
export function parseAnswer<T>(text: string, shape: AnswerShape<T>): ParsedAnswer<T> {
  if (text.length > MAX_LENGTH) return refuse("The answer is far too long.");
  let first: ParsedAnswer<T> | undefined;
  for (const reading of readings(text)) {
    const fitted = fitUnwrapped(reading, shape);
    if (fitted.ok) return fitted;
    first ??= fitted;
  }
  return first ?? refuse("The answer is not complete, unambiguous JSON.");
}
