import { dictionaryOf, isDictionary, listOf, numberOf, textOf, type Dictionary } from "./unknown-values.ts";
import { MODELS, type ApiError } from "./wire.ts";

/** A checked request for a completion. */
export type ChatRequest = {
  /** The name without the fault that may follow it behind a `#`. */
  model: string;
  snapshot: string;
  scriptInModel: string;
  messages: unknown[];
  schema: Dictionary | null;
  wantsJson: boolean;
  maxTokens: number;
  /** Everything that decides the answer, as one text. */
  identity: string;
};

export type Refused = ApiError & { status: number };

const refuse = (message: string, param: string | null, code: string | null = null, status = 400): Refused => ({
  status,
  message,
  type: "invalid_request_error",
  param,
  code,
});

/** The first reason why strict mode does not take a schema, or null. */
function strictFault(schema: unknown, path: string[] = []): string | null {
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
    const fault = strictFault(child, [...path, ...steps]);
    if (fault !== null) return fault;
  }
  return null;
}

function readFormat(format: unknown, messages: unknown[]): { schema: Dictionary | null; wantsJson: boolean } | Refused {
  const { type, json_schema: described } = dictionaryOf(format);
  if (format === undefined || format === null || type === "text") return { schema: null, wantsJson: false };
  if (type === "json_object") {
    if (/json/iu.test(JSON.stringify(messages))) return { schema: null, wantsJson: true };
    return refuse(
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
      "messages",
    );
  }
  if (type !== "json_schema")
    return refuse(
      `Invalid value: '${textOf(type)}'. Supported values are: 'text', 'json_object' and 'json_schema'.`,
      "response_format.type",
      "invalid_value",
    );

  const { name, schema, strict } = dictionaryOf(described);
  if (!/^[A-Za-z0-9_-]{1,64}$/u.test(textOf(name)))
    return refuse(
      "Missing or invalid parameter: 'response_format.json_schema.name'.",
      "response_format.json_schema.name",
      "missing_required_parameter",
    );
  if (!isDictionary(schema))
    return refuse(
      "Missing required parameter: 'response_format.json_schema.schema'.",
      "response_format.json_schema.schema",
      "missing_required_parameter",
    );
  if (strict !== true) return { schema, wantsJson: true };
  const invalid = `Invalid schema for response_format '${textOf(name)}': `;
  if (schema["type"] !== "object")
    return refuse(
      `${invalid}schema must be a JSON Schema of 'type: "object"', got 'type: "${textOf(schema["type"]) || "None"}"'.`,
      "response_format",
    );
  const fault = strictFault(schema);
  return fault === null ? { schema, wantsJson: true } : refuse(`${invalid}${fault}`, "response_format");
}

/** Checks the body of `POST /v1/chat/completions` as strictly as the real API does. */
export function readChatRequest(body: unknown): ChatRequest | Refused {
  if (!isDictionary(body)) return refuse("We could not parse the JSON body of your request.", null);
  const [model = "", ...script] = textOf(body["model"]).split("#");
  if (model === "") return refuse("you must provide a model parameter", null);
  const known = MODELS.find(({ alias, snapshot }) => alias === model || snapshot === model);
  if (!known) {
    return refuse(
      `The model \`${model}\` does not exist or you do not have access to it.`,
      null,
      "model_not_found",
      404,
    );
  }
  const messages = body["messages"];
  if (!Array.isArray(messages) || messages.length === 0)
    return refuse("Missing required parameter: 'messages'.", "messages", "missing_required_parameter");
  if (body["stream"] === true)
    return refuse("Unsupported value: 'stream' does not support true with this model.", "stream", "unsupported_value");
  const limit = body["max_completion_tokens"] ?? body["max_tokens"] ?? null;
  if (limit !== null && !(Number.isInteger(limit) && (numberOf(limit) ?? 0) > 0)) {
    return refuse(
      "Invalid 'max_completion_tokens': expected a whole number of at least 1.",
      "max_completion_tokens",
      "integer_below_min_value",
    );
  }
  const format = readFormat(body["response_format"], messages);
  if ("status" in format) return format;
  return {
    model,
    snapshot: known.snapshot,
    scriptInModel: script.join("#"),
    messages,
    ...format,
    maxTokens: numberOf(limit) ?? 16_384,
    identity: JSON.stringify([messages, format.schema, body["seed"] ?? null]),
  };
}
