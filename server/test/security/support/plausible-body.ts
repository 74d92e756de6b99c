type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  minItems?: number;
  items?: Schema;
  required?: string[];
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};

export type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
export type OpenApi = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** A body as its schema wants it, with all its fields; where a name is one of `ids`, the id that belongs there. */
export function plausibleBody(document: OpenApi, { requestBody }: Operation, ids: Record<string, string>): unknown {
  const schema = requestBody?.content["application/json"]?.schema;
  return schema && valueOf(schema, "", 0);

  function valueOf(given: Schema, name: string, depth: number): unknown {
    const { $ref } = given;
    const known = $ref === undefined ? given : document.components.schemas[$ref.split("/").at(-1) ?? ""];
    if (!known || depth > 8) return null;
    const [choice] = known.anyOf ?? known.oneOf ?? known.allOf ?? [];
    if (choice) return valueOf(choice, name, depth + 1);
    if ("const" in known) return known.const;
    if (known.enum) return known.enum[0];
    const type = Array.isArray(known.type) ? known.type[0] : known.type;
    if (type === "array")
      return Array.from({ length: known.minItems ?? 1 }, () => valueOf(known.items ?? {}, name, depth + 1));
    if (type === "integer" || type === "number") return known.minimum ?? 1;
    if (type === "boolean") return true;
    if (type === "string") return textOf(known, name);
    const fields = Object.entries(known.properties ?? {}).map(([field, one]) => [
      field,
      valueOf(one, field, depth + 1),
    ]);
    return Object.fromEntries(fields);
  }

  function textOf({ format, minLength = 1 }: Schema, name: string): string {
    if (format === "uuid") return ids[name] ?? ids[name.replace(/Ids$/, "Id")] ?? ids["contentId"] ?? "";
    if (format === "date") return "2027-03-04";
    if (format === "date-time") return "2027-03-04T09:00:00Z";
    if (format === "email") return "eve@x.example";
    if (format === "uri") return "https://x.example/";
    if (name === "timezone") return "Europe/Lisbon";
    return "eve was here".padEnd(minLength, "!");
  }
}
