import { z } from "zod";

/** The part of JSON Schema that answer schemas use. */
export type SchemaNode = {
  type?: string | string[] | undefined;
  properties?: Record<string, SchemaNode> | undefined;
  required?: string[] | undefined;
  additionalProperties?: boolean | undefined;
  items?: SchemaNode | undefined;
  enum?: unknown[] | undefined;
  anyOf?: SchemaNode[] | undefined;
};

/** Reads a JSON Schema, leaving away what answer schemas do not use. */
export const SchemaNode: z.ZodType<SchemaNode> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    properties: z.record(z.string(), SchemaNode).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.boolean().optional(),
    items: SchemaNode.optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(SchemaNode).optional(),
  }),
);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names of the repairs that were made, with how often. */
export type Repairs = Map<string, number>;

const note = (repairs: Repairs, name: string, times = 1): void => {
  repairs.set(name, (repairs.get(name) ?? 0) + times);
};

const typesOf = ({ type, anyOf }: SchemaNode): string[] => [type ?? [], ...(anyOf?.map(typesOf) ?? [])].flat();

/** Keys that can change what an object is. */
const HOSTILE = new Set(["__proto__", "constructor", "prototype"]);

/** True when an object anywhere in a value has such a key. */
export function hasHostileKey(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasHostileKey);
  if (!isRecord(value)) return false;
  return Object.keys(value).some((key) => HOSTILE.has(key)) || Object.values(value).some(hasHostileKey);
}

const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "_");

function coerceEnum(value: unknown, allowed: unknown[], repairs: Repairs): unknown {
  if (typeof value !== "string" || allowed.includes(value)) return value;
  const matches = allowed.filter((word) => typeof word === "string" && fold(word) === fold(value));
  if (matches.length !== 1) return value;
  note(repairs, "enum");
  return matches[0];
}

const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/;
const BOOLEANS = new Map([
  ["true", true],
  ["yes", true],
  ["false", false],
  ["no", false],
]);

/** Only writings that cannot be misread: "1,200" and "50%" stay text and fail the schema. */
function coerceScalar(value: unknown, types: string[], repairs: Repairs): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  const isNumeric = types.includes("number") || types.includes("integer");
  if (isNumeric && !types.includes("string") && PLAIN_NUMBER.test(text)) {
    note(repairs, "number");
    return Number(text);
  }
  if (types.includes("boolean") && !types.includes("string") && BOOLEANS.has(text.toLowerCase())) {
    note(repairs, "boolean");
    return BOOLEANS.get(text.toLowerCase());
  }
  return value;
}

/** Strips what the schema does not know, and counts it in the repair's name. */
function coerceObject(value: unknown, { properties = {}, required = [] }: SchemaNode, repairs: Repairs): unknown {
  if (!isRecord(value)) return value;
  const result: Record<string, unknown> = {};
  const unknownKeys = Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
  if (unknownKeys.length > 0) note(repairs, "unknown_keys", unknownKeys.length);
  for (const [key, node] of Object.entries(properties)) {
    const isNullable = typesOf(node).includes("null");
    if (!Object.hasOwn(value, key)) {
      if (isNullable) {
        note(repairs, "missing_null");
        result[key] = null;
      }
    } else if (value[key] === null && !isNullable && !required.includes(key)) note(repairs, "null_left_out");
    else result[key] = coerce(value[key], node, repairs);
  }
  return result;
}

/** Brings a value nearer to its schema where only the spelling differs; everything else is left for the schema to refuse. */
export function coerce(value: unknown, node: SchemaNode, repairs: Repairs): unknown {
  if (value === null) return null;
  const inner = node.anyOf?.filter((one) => !typesOf(one).includes("null")) ?? [];
  // Of several real alternatives none is chosen here: that would be guessing.
  if (inner.length > 1) return value;
  if (inner[0]) return coerce(value, inner[0], repairs);
  if (node.enum) return coerceEnum(value, node.enum, repairs);
  if (node.properties) return coerceObject(value, node, repairs);
  const { items } = node;
  if (items && Array.isArray(value)) return value.map((item) => coerce(item, items, repairs));
  return coerceScalar(value, typesOf(node), repairs);
}
