import { codePoints } from "./counting.ts";
import { dictionaryOf, isDictionary, listOf, numberOf, textOf, type Dictionary } from "./unknown-values.ts";

/** Writes a text for a property that the writer did not know. */
export type Invent = (name: string, position: number) => string;

type Walk = {
  root: Dictionary;
  invent: Invent;
  known: Dictionary;
  depth: number;
  /** How many values may still be written: a schema can ask for more than fits into any memory. */
  purse: { values: number };
};
type Place = { schema: Dictionary; name: string; position: number; wanted: unknown };

/** Below this, what nobody asked for is left out, so that a schema that refers to itself comes to an end. */
const DEEPEST = 8;
/** No sensible schema nests so deep: one that does demands itself for ever. */
const BOTTOM = 100;
const MOST_VALUES = 50_000;
const MOST_ITEMS = 1000;
const MOST_CHARACTERS = 100_000;
const MOST_HOPS = 16;
const FORMATS: Record<string, string> = {
  date: "2027-01-15",
  "date-time": "2027-01-15T09:00:00Z",
  time: "09:00:00Z",
  duration: "P1D",
  email: "hello@business.example",
  hostname: "business.example",
  uri: "https://business.example/",
  url: "https://business.example/",
  uuid: "0192d5a0-0000-7000-8000-000000000000",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
};

function resolve(schema: Dictionary, walk: Walk, level = 0): Dictionary {
  const { root, purse } = walk;
  let found = schema;
  purse.values -= 1;
  if (level > MOST_HOPS || purse.values < 0) return found;
  for (let hops = 0; hops < MOST_HOPS && typeof found["$ref"] === "string"; hops += 1) {
    const steps = found["$ref"]
      .replace(/^#\/?/u, "")
      .split("/")
      .filter((step) => step !== "");
    found = dictionaryOf(
      steps.reduce<unknown>((at, step) => dictionaryOf(at)[step.replaceAll("~1", "/").replaceAll("~0", "~")], root),
    );
  }
  const all = listOf(found["allOf"]).map((part) => resolve(dictionaryOf(part), walk, level + 1));
  return all.reduce<Dictionary>((merged, part) => mergeSchemas(merged, part), found);
}

function mergeSchemas(left: Dictionary, right: Dictionary): Dictionary {
  return {
    ...left,
    ...right,
    properties: { ...dictionaryOf(left["properties"]), ...dictionaryOf(right["properties"]) },
    required: [...listOf(left["required"]), ...listOf(right["required"])],
  };
}

function typesOf(schema: Dictionary): string[] {
  const named = Array.isArray(schema["type"]) ? schema["type"].map(textOf) : [textOf(schema["type"])];
  if (named[0] !== "") return named;
  if ("properties" in schema) return ["object"];
  if ("items" in schema) return ["array"];
  return ["string"];
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

const suits = (type: string, value: unknown): boolean =>
  typeOf(value) === type || (type === "number" && typeOf(value) === "integer");

function fitText(schema: Dictionary, text: string): string {
  const shortest = Math.min(numberOf(schema["minLength"]) ?? 0, MOST_CHARACTERS);
  const longest = numberOf(schema["maxLength"]) ?? Infinity;
  const said = text.trim() === "" && shortest > 0 ? "-" : text;
  const times = Math.max(1, Math.ceil(shortest / (codePoints(said) + 1)) + 1);
  const characters = Array.from(
    codePoints(said) < shortest ? Array.from({ length: times }, () => said).join(" ") : said,
  );
  if (characters.length <= longest) return characters.join("");
  const cut = characters.slice(0, longest).join("");
  const atWord = cut.replace(/\s+\S*$/u, "");
  return codePoints(atWord) >= Math.max(shortest, 1) ? atWord : cut;
}

function string({ schema, name, position, wanted }: Place, { invent }: Walk): string {
  const format = FORMATS[textOf(schema["format"])];
  return fitText(schema, typeof wanted === "string" ? wanted : (format ?? invent(name, position)));
}

function number({ schema, wanted }: Place, whole: boolean): number {
  const step = numberOf(schema["multipleOf"]) ?? (whole ? 1 : 0);
  const nudge = step || 0.001;
  const from = numberOf(schema["minimum"]);
  const above = numberOf(schema["exclusiveMinimum"]);
  const to = numberOf(schema["maximum"]);
  const below = numberOf(schema["exclusiveMaximum"]);
  const lowest = Math.max(from ?? -Infinity, above === null ? -Infinity : above + nudge);
  const highest = Math.min(to ?? Infinity, below === null ? Infinity : below - nudge);
  const start = Math.min(Math.max(numberOf(wanted) ?? 1, lowest), highest);
  if (step === 0) return start;
  const rounded = Math.round(start / step) * step;
  if (rounded < lowest) return Math.ceil(lowest / step) * step;
  return rounded > highest ? Math.floor(highest / step) * step : rounded;
}

function array({ schema, name, wanted }: Place, walk: Walk): unknown[] {
  const given = listOf(wanted);
  const fewest = Math.min(numberOf(schema["minItems"]) ?? 0, MOST_ITEMS);
  const most = numberOf(schema["maxItems"]) ?? Infinity;
  const usual = Array.isArray(wanted) ? given.length : walk.depth > DEEPEST ? 0 : 2;
  const count = Math.min(Math.max(usual, fewest), most);
  const first = listOf(schema["prefixItems"]);
  return Array.from({ length: count }, (_, position) => {
    const item = dictionaryOf(first[position] ?? schema["items"]);
    return fill({ schema: item, name, position, wanted: given[position] }, walk);
  });
}

function object({ schema, position, wanted }: Place, walk: Walk): Dictionary {
  const properties = dictionaryOf(schema["properties"]);
  const required = new Set(listOf(schema["required"]));
  const given = isDictionary(wanted) ? wanted : {};
  const names = Object.keys(properties).filter(
    (name) => required.has(name) || (walk.depth < DEEPEST && (name in given || name in walk.known)),
  );
  const entries = names.map((name) => {
    const sought = name in given ? given[name] : walk.known[name];
    return [name, fill({ schema: dictionaryOf(properties[name]), name, position, wanted: sought }, walk)] as const;
  });
  return Object.fromEntries(entries);
}

const isNull = (branch: Dictionary): boolean => typesOf(branch).includes("null") || branch["const"] === null;

/** The branch the wanted value suits best: null for null, then the first of the same type. */
function chooseBranch(branches: Dictionary[], wanted: unknown, deep: boolean): Dictionary {
  const wantsNull = wanted === null || (deep && wanted === undefined);
  const forNull = wantsNull ? branches.find(isNull) : undefined;
  const sameType = branches.find((branch) => typesOf(branch).some((type) => suits(type, wanted)));
  return forNull ?? sameType ?? branches.find((branch) => !isNull(branch)) ?? branches[0] ?? {};
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

function fill(place: Place, outer: Walk): unknown {
  const walk = { ...outer, depth: outer.depth + 1 };
  walk.purse.values -= 1;
  if (walk.depth > BOTTOM || walk.purse.values < 0) return null;
  const schema = resolve(place.schema, walk);
  const branches = [...listOf(schema["anyOf"]), ...listOf(schema["oneOf"])].map((branch) =>
    resolve(dictionaryOf(branch), walk),
  );
  if (branches.length > 0) {
    return fill({ ...place, schema: chooseBranch(branches, place.wanted, walk.depth > DEEPEST) }, walk);
  }
  if ("const" in schema) return schema["const"];
  const choices = listOf(schema["enum"]);
  if (choices.length > 0)
    return choices.find((choice) => same(choice, place.wanted)) ?? choices[place.position % choices.length];

  const types = typesOf(schema);
  const spare = place.wanted === undefined && walk.depth > DEEPEST && types.includes("null") ? "null" : undefined;
  const type =
    spare ?? types.find((each) => suits(each, place.wanted)) ?? types.find((each) => each !== "null") ?? "null";
  const here = { ...place, schema };
  if (type === "object") return object(here, walk);
  if (type === "array") return array(here, walk);
  if (type === "integer" || type === "number") return number(here, type === "integer");
  if (type === "boolean") return typeof place.wanted === "boolean" ? place.wanted : false;
  return type === "null" ? null : string(here, walk);
}

/**
 * An answer that conforms to a JSON Schema: the wanted value where it suits, something sensible of the right
 * shape elsewhere. `known` holds values by property name, for schemas that arrange them in another way.
 */
export function conform(schema: Dictionary, wanted: unknown, known: Dictionary, invent: Invent): unknown {
  return fill(
    { schema, name: "answer", position: 0, wanted },
    {
      root: schema,
      invent,
      known,
      depth: 0,
      purse: { values: MOST_VALUES },
    },
  );
}
