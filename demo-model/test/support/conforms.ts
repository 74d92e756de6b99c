/** Whether a value conforms to a JSON Schema, of the keywords that strict mode knows and some more. Says the first fault. */

type Schema = Record<string, unknown>;

const isObject = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function hasType(type: unknown, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

function sizeFault(schema: Schema, value: unknown): string | null {
  const measures: [string, string, number | null][] = [
    ["minLength", "maxLength", typeof value === "string" ? Array.from(value).length : null],
    ["minItems", "maxItems", Array.isArray(value) ? value.length : null],
    ["minimum", "maximum", typeof value === "number" ? value : null],
  ];
  for (const [least, most, size] of measures) {
    if (size === null) continue;
    if (typeof schema[least] === "number" && size < schema[least]) return `${size} is below ${least}`;
    if (typeof schema[most] === "number" && size > schema[most]) return `${size} is above ${most}`;
  }
  return null;
}

function objectFault(schema: Schema, value: Schema, root: Schema, path: string): string | null {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const missing = list(schema["required"]).find((name): name is string => typeof name === "string" && !(name in value));
  if (missing !== undefined) return `${path}: ${missing} is missing`;
  for (const [name, item] of Object.entries(value)) {
    if (!(name in properties)) return `${path}: ${name} is unknown`;
    const fault = faultIn(properties[name], item, root, `${path}.${name}`);
    if (fault !== null) return fault;
  }
  return null;
}

export function faultIn(schemaOf: unknown, value: unknown, rootOf?: Schema, path = "$"): string | null {
  if (!isObject(schemaOf)) return null;
  const root = rootOf ?? schemaOf;
  const reference = schemaOf["$ref"];
  if (typeof reference === "string") {
    const target = reference
      .slice(2)
      .split("/")
      .reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), root);
    return reference === "#" ? faultIn(root, value, root, path) : faultIn(target, value, root, path);
  }
  const branches = list(schemaOf["anyOf"]);
  if (branches.length > 0 && branches.every((branch) => faultIn(branch, value, root, path) !== null))
    return `${path}: no branch fits`;
  if ("const" in schemaOf && schemaOf["const"] !== value) return `${path}: not the constant`;
  if ("enum" in schemaOf && !list(schemaOf["enum"]).includes(value)) return `${path}: ${String(value)} is not a choice`;
  const types = Array.isArray(schemaOf["type"])
    ? schemaOf["type"]
    : schemaOf["type"] === undefined
      ? []
      : [schemaOf["type"]];
  if (types.length > 0 && !types.some((type) => hasType(type, value)))
    return `${path}: ${JSON.stringify(value)} is no ${types.join(" or ")}`;
  const size = sizeFault(schemaOf, value);
  if (size !== null) return `${path}: ${size}`;
  if (isObject(value) && types.includes("object")) return objectFault(schemaOf, value, root, path);
  for (const [index, item] of list(value).entries()) {
    const fault = faultIn(schemaOf["items"], item, root, `${path}.${index}`);
    if (fault !== null) return fault;
  }
  return null;
}
