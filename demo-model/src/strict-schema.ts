import { dictionaryOf, isDictionary, listOf, textOf } from "./unknown-values.ts";

/** The first reason why strict mode does not take a part of a schema, or null. */
function faultAt(schema: unknown, path: string[]): string | null {
  if (!isDictionary(schema)) return null;
  const at = `In context=(${path.map((step) => `'${step}'`).join(", ")})`;
  const properties = schema["properties"];
  const type = schema["type"];
  if (isDictionary(properties) || type === "object" || (Array.isArray(type) && type.includes("object"))) {
    if (schema["additionalProperties"] !== false)
      return `${at}, 'additionalProperties' is required to be supplied and to be false.`;
    const required = new Set(listOf(schema["required"]));
    const missing = Object.keys(dictionaryOf(properties)).find((name) => !required.has(name));
    if (missing !== undefined)
      return `${at}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
  }
  const children: [string[], unknown][] = [
    ...["properties", "$defs", "definitions"].flatMap((group) =>
      Object.entries(dictionaryOf(schema[group])).map(([name, child]): [string[], unknown] => [[group, name], child]),
    ),
    ...["anyOf", "oneOf", "allOf", "prefixItems"].flatMap((group) =>
      listOf(schema[group]).map((child, index): [string[], unknown] => [[group, String(index)], child]),
    ),
    [["items"], schema["items"]],
  ];
  for (const [steps, child] of children) {
    const fault = faultAt(child, [...path, ...steps]);
    if (fault !== null) return fault;
  }
  return null;
}

/** Why strict mode refuses a schema, in the API's own words, or null where it takes it. */
export function strictFault(schema: Record<string, unknown>): string | null {
  if (schema["type"] === "object") return faultAt(schema, []);
  return `schema must be a JSON Schema of 'type: "object"', got 'type: "${textOf(schema["type"]) || "None"}"'.`;
}
