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

const typesOf = ({ type, anyOf }: SchemaNode): string[] => [type ?? [], ...(anyOf?.map(typesOf) ?? [])].flat();

/** Keys that can change what an object is. */
const HOSTILE = new Set(["__proto__", "constructor", "prototype"]);

const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "_");

function coerceEnum(value: unknown, allowed: unknown[], repairs: Set<string>): unknown {
  if (typeof value !== "string" || allowed.includes(value)) return value;
  const matches = allowed.filter((word) => typeof word === "string" && fold(word) === fold(value));
  if (matches.length !== 1) return value;
  repairs.add("enum");
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
function coerceScalar(value: unknown, types: string[], repairs: Set<string>): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (types.includes("number") && PLAIN_NUMBER.test(text)) {
    repairs.add("number");
    return Number(text);
  }
  if (types.includes("boolean") && BOOLEANS.has(text.toLowerCase())) {
    repairs.add("boolean");
    return BOOLEANS.get(text.toLowerCase());
  }
  return value;
}

function coerceObject(value: unknown, properties: Record<string, SchemaNode>, repairs: Set<string>): unknown {
  if (!isRecord(value) || Object.keys(value).some((key) => HOSTILE.has(key))) return undefined;
  const result: Record<string, unknown> = {};
  if (Object.keys(value).some((key) => !(key in properties))) repairs.add("unknown_keys");
  for (const [key, node] of Object.entries(properties)) {
    const present = Object.hasOwn(value, key);
    if (present) result[key] = coerce(value[key], node, repairs);
    else if (typesOf(node).includes("null")) {
      repairs.add("missing_null");
      result[key] = null;
    }
  }
  return result;
}

/** Brings a value nearer to its schema where only the spelling differs; everything else is left for the schema to refuse. */
export function coerce(value: unknown, node: SchemaNode, repairs: Set<string>): unknown {
  if (value === null) return null;
  const inner = node.anyOf?.find((one) => !typesOf(one).includes("null"));
  if (inner) return coerce(value, inner, repairs);
  if (node.enum) return coerceEnum(value, node.enum, repairs);
  if (node.properties) return coerceObject(value, node.properties, repairs);
  const { items } = node;
  if (items && Array.isArray(value)) return value.map((item) => coerce(item, items, repairs));
  return coerceScalar(value, typesOf(node), repairs);
}
