import { findModel } from "./models.ts";
import { seedOf } from "./seed.ts";
import { strictFault } from "./strict-schema.ts";
import { dictionaryOf, isDictionary, numberOf, textOf, type Dictionary } from "./unknown-values.ts";
import { modelNotFound, refuse, type Refused } from "./wire.ts";

/** What both APIs check in the same way. Each check answers what it read, or why the request is refused. */

export const isRefused = (value: object | null): value is Refused => value !== null && "status" in value;

export type NamedModel = {
  /** The name without the fault that may follow it behind a `#`. */
  model: string;
  snapshot: string;
  scriptInModel: string;
};

/** Reads `name#fault`: the name of a known model, and the script that may follow it. */
export function readModel(value: unknown): (NamedModel & { reasons: boolean }) | Refused {
  const [model = "", ...script] = textOf(value).split("#");
  if (model === "") return refuse("you must provide a model parameter");
  const known = findModel(model);
  if (!known) return modelNotFound(model);
  return { model, snapshot: known.snapshot, reasons: known.reasons, scriptInModel: script.join("#") };
}

const unsupported = (name: string, advice = ""): Refused =>
  refuse(
    `Unsupported parameter: '${name}' is not supported with this model.${advice && ` ${advice}`}`,
    name,
    "unsupported_parameter",
  );

/** What a model that reasons refuses, and what one that does not. */
export function checkSampling(body: Dictionary, reasons: boolean, effortParam: string): Refused | null {
  for (const [name, most] of [
    ["temperature", 2],
    ["top_p", 1],
  ] as const) {
    const value = body[name] ?? null;
    if (value === null) continue;
    const given = numberOf(value);
    if (given === null) return refuse(`Invalid type for '${name}': expected a number.`, name, "invalid_type");
    if (given < 0 || given > most)
      return refuse(`Invalid '${name}': expected a number from 0 to ${most}.`, name, "decimal_out_of_range");
    if (reasons && given !== 1) return unsupported(name);
  }
  if (reasons && (body["max_tokens"] ?? null) !== null)
    return unsupported("max_tokens", "Use 'max_completion_tokens' instead.");
  const effort = effortOf(body);
  if (effort !== "" && !reasons) return unsupported(effortParam);
  return null;
}

export const effortOf = (body: Dictionary): string =>
  textOf(body["reasoning_effort"] ?? dictionaryOf(body["reasoning"])["effort"]);

/** Tokens that are thought and not said: in steps of 64, the more the harder the model tries, the same for the same request. */
export function reasoningTokens(reasons: boolean, effort: string, identity: string): number {
  if (!reasons || effort === "none" || effort === "minimal") return 0;
  const most = { low: 2, medium: 6, high: 16, xhigh: 32 }[effort] ?? 6;
  return 64 * (1 + (seedOf(identity, "reasoning") % most));
}

export function readLimit(body: Dictionary, names: readonly string[], least: number): number | null | Refused {
  const name = names.find((each) => (body[each] ?? null) !== null);
  if (name === undefined) return null;
  const limit = numberOf(body[name]);
  if (limit !== null && Number.isInteger(limit) && limit >= least) return limit;
  return refuse(
    `Invalid '${name}': expected a whole number of at least ${least}.`,
    name,
    limit === null ? "invalid_type" : "integer_below_min_value",
  );
}

export type AnswerFormat = { schema: Dictionary | null; wantsJson: boolean };
type Place = {
  /** Where the format stands in the request, and where its schema. */
  format: string;
  described: string;
  schema: string;
  /** What a schema that strict mode does not take is blamed on. */
  blamed: string;
  blameCode: string | null;
  /** Where the word JSON is sought. */
  words: string;
};

/** Reads the format of an answer: text, any JSON, or JSON by a schema. `described` holds name, schema and strictness. */
export function readFormat(
  format: unknown,
  described: unknown,
  messages: unknown[],
  place: Place,
): AnswerFormat | Refused {
  const type = dictionaryOf(format)["type"];
  if (format === undefined || format === null || type === "text") return { schema: null, wantsJson: false };
  if (type === "json_object") {
    if (/json/iu.test(JSON.stringify(messages))) return { schema: null, wantsJson: true };
    return refuse(
      `'${place.words}' must contain the word 'json' in some form, to use '${place.format}' of type 'json_object'.`,
      place.words,
    );
  }
  if (type !== "json_schema")
    return refuse(
      `Invalid value: '${textOf(type)}'. Supported values are: 'text', 'json_object' and 'json_schema'.`,
      `${place.format}.type`,
      "invalid_value",
    );

  const { name, schema, strict } = dictionaryOf(described);
  if (!/^[A-Za-z0-9_-]{1,64}$/u.test(textOf(name)))
    return refuse(
      `Missing or invalid parameter: '${place.described}.name'.`,
      `${place.described}.name`,
      "missing_required_parameter",
    );
  if (!isDictionary(schema))
    return refuse(`Missing required parameter: '${place.schema}'.`, place.schema, "missing_required_parameter");
  const fault = strict === true ? strictFault(schema) : null;
  if (fault === null) return { schema, wantsJson: true };
  return refuse(`Invalid schema for response_format '${textOf(name)}': ${fault}`, place.blamed, place.blameCode);
}
