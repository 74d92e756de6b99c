import { isDictionary } from "./unknown-values.ts";

const typeOf = (value: unknown): string => {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
};

/** Every path to a value with the types found there. The items of a list share one path. */
function shapeOf(value: unknown, path = "$", shape = new Map<string, Set<string>>()): Map<string, Set<string>> {
  shape.set(path, (shape.get(path) ?? new Set()).add(typeOf(value)));
  if (Array.isArray(value)) for (const item of value) shapeOf(item, `${path}[]`, shape);
  if (isDictionary(value)) for (const [name, item] of Object.entries(value)) shapeOf(item, `${path}.${name}`, shape);
  return shape;
}

/** What the other value has and this one has not, or never of that type. */
export function missing(here: unknown, there: unknown): string[] {
  const shape = shapeOf(here);
  return [...shapeOf(there)].flatMap(([path, types]) => {
    const known = shape.get(path);
    if (!known) return [`${path} is not there`];
    return [...types].filter((type) => !known.has(type)).map((type) => `${path} is never a ${type}`);
  });
}
