const isList = (value: unknown): value is unknown[] => Array.isArray(value);

const inside = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;

/** The text at a path of a content's fields, as `text` or `sections.0.body`; undefined where there is none. */
export function textAt(fields: unknown, path: string): string | undefined {
  const found = path.split(".").reduce<unknown>(inside, fields);
  return typeof found === "string" ? found : undefined;
}

function replaced(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text;
  const next = replaced(inside(value, key), rest, text);
  if (isList(value)) return value.map((item, index) => (String(index) === key ? next : item));
  return { ...Object(value), [key]: next };
}

/** The same fields with another text at a path that has one; everything else is as it was. */
export const withTextAt = <Fields>(fields: Fields, path: string, text: string): Fields =>
  // Only texts are exchanged for texts, so the shape stays.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the way in and out of a path is not known to types
  replaced(fields, path.split("."), text) as Fields;

/** Positions moved outwards so that they split nothing that a reader sees as one character. */
export function wholeCharacters(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = [start, end];
  for (const { index, segment } of new Intl.Segmenter().segment(text)) {
    const next = index + segment.length;
    if (index < start && start < next) from = index;
    if (index < end && end < next) to = next;
    if (index >= end) break;
  }
  return { start: from, end: to };
}
