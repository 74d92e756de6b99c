import * as z from "zod/mini";

/** As far as schemas of this product go. */
export type JsonSchema = {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  minItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
};

/** What a route takes, as JSON Schema; undefined where it takes nothing of the kind. */
export function jsonSchemaOf(schema: unknown): JsonSchema | undefined {
  if (!(schema instanceof z.core.$ZodType)) return undefined;
  return JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })));
}

/** The schema itself, of several the first that is not null. */
export function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const { $ref } = schema;
  if ($ref !== undefined) {
    const named = $ref === "#" ? root : root.$defs?.[$ref.split("/").at(-1) ?? ""];
    return named ? resolved(named, root) : {};
  }
  const choice = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== "null");
  return choice ? resolved(choice, root) : schema;
}

export const isId = ({ format, pattern = "" }: JsonSchema): boolean =>
  format === "uuid" || pattern.startsWith("^[0-9a-f]{8}-");

/** Where in a body ids stand, as `deliveryIds.0` or `pictures.0.id`. */
export function idSlots(root: JsonSchema, schema: JsonSchema = root, path: string[] = []): string[][] {
  const { properties = {}, items, ...one } = resolved(schema, root);
  if (isId(one)) return [path];
  return [
    ...Object.entries(properties).flatMap(([name, property]) => idSlots(root, property, [...path, name])),
    ...(items ? idSlots(root, items, [...path, "0"]) : []),
  ];
}
