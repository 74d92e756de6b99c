import type { TextPart } from "../guard/output.ts";
import { isRecord } from "../json/coerce.ts";

/** Every text in a value with the path to it; `markupAt` says what may stand there. */
export function textPartsOf(
  value: unknown,
  markupAt: (path: readonly string[]) => TextPart["markup"],
  path: readonly string[] = [],
): TextPart[] {
  if (typeof value === "string") return [{ path: path.join("."), text: value, markup: markupAt(path) }];
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => textPartsOf(item, markupAt, [...path, String(index)]));
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => textPartsOf(item, markupAt, [...path, key]));
}

/** Every text in a value, in the same order. */
export function textsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value === "string") found.push(value);
  else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) textsIn(item, found);
  return found;
}

/** The texts of each of some values, one below the other. */
export const joinedTexts = (values: readonly unknown[]): string[] => values.map((value) => textsIn(value).join("\n"));

/** The same value with every text in it changed. */
export function mapTexts<T>(
  value: T,
  change: (text: string, path: readonly string[]) => string,
  path?: readonly string[],
): T;
export function mapTexts(
  value: unknown,
  change: (text: string, path: readonly string[]) => string,
  path: readonly string[] = [],
): unknown {
  if (typeof value === "string") return change(value, path);
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => mapTexts<unknown>(item, change, [...path, String(index)]));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapTexts<unknown>(item, change, [...path, key])]),
  );
}
