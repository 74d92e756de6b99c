/** The text of a content while it is edited: any shape, since a half-written one is normal. */
export type DraftFields = Record<string, unknown>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands at a path like `caption`, `thread.2` or `callToAction.url`. */
export function valueAt(fields: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isRecord(value) ? value[key] : undefined;
  }, fields);
}

/** The text at a path; empty when there is none. */
export function textAt(fields: unknown, path: string): string {
  const value = valueAt(fields, path);
  return typeof value === "string" ? value : "";
}

/** The list at a path; empty when there is none. */
export function listAt(fields: unknown, path: string): unknown[] {
  const value = valueAt(fields, path);
  return Array.isArray(value) ? value : [];
}

/** The texts of the list at a path. */
export const textsAt = (fields: unknown, path: string): string[] =>
  listAt(fields, path).filter((item): item is string => typeof item === "string");

function setIn(target: unknown, [key = "", ...rest]: string[], value: unknown): unknown {
  const below = (child: unknown) => (rest.length === 0 ? value : setIn(child, rest, value));
  if (Array.isArray(target)) {
    const index = Number(key);
    return target.toSpliced(index, 1, below(target[index]));
  }
  const record = isRecord(target) ? target : {};
  return { ...record, [key]: below(record[key]) };
}

/** The same fields with one value changed; nothing else is touched. */
export function withValue(fields: DraftFields, path: string, value: unknown): DraftFields {
  const [key = "", ...rest] = path.split(".");
  return { ...fields, [key]: rest.length === 0 ? value : setIn(fields[key], rest, value) };
}

/** The same fields without a key, as when a thread becomes one post. */
export function withoutKey(fields: DraftFields, key: string): DraftFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
}

/** True when two texts hold the same, whatever the order of their keys. */
export function sameFields(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => sameFields(item, other[index]));
  }
  if (isRecord(one) && isRecord(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => sameFields(one[key], other[key]));
  }
  return Object.is(one, other);
}
