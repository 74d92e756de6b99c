import { shareTokens, type ChatRequest } from "./chat-request.ts";
import {
  checkSampling,
  effortOf,
  isRefused,
  readFormat,
  readLimit,
  readModel,
  reasoningTokens,
} from "./request-checks.ts";
import { dictionaryOf, isDictionary, textOf } from "./unknown-values.ts";
import { refuse, type Refused } from "./wire.ts";

const FORMAT = {
  format: "text.format",
  described: "text.format",
  schema: "text.format.schema",
  blamed: "text.format.schema",
  blameCode: "invalid_json_schema",
  words: "input",
};
/** What the other API calls its parameters: here they are unknown. */
const FOREIGN: Readonly<Record<string, string>> = {
  messages: "input",
  max_tokens: "max_output_tokens",
  max_completion_tokens: "max_output_tokens",
  response_format: "text.format",
  reasoning_effort: "reasoning.effort",
};
const SMALLEST_ANSWER = 16;

/** The input as messages, its instructions first. */
function readInput(instructions: unknown, input: unknown): unknown[] {
  const said = typeof input === "string" ? [{ role: "user", content: input }] : Array.isArray(input) ? input : [];
  const told = textOf(instructions);
  return told === "" || said.length === 0 ? said : [{ role: "system", content: told }, ...said];
}

/** Checks the body of `POST /v1/responses` as strictly as the real API does. */
export function readResponsesRequest(body: unknown): ChatRequest | Refused {
  if (!isDictionary(body)) return refuse("We could not parse the JSON body of your request.");
  const model = readModel(body["model"]);
  if (isRefused(model)) return model;
  const { reasons, ...named } = model;
  const foreign = Object.keys(FOREIGN).find((name) => name in body);
  if (foreign !== undefined)
    return refuse(
      `Unsupported parameter: '${foreign}'. In the Responses API, this parameter has moved to '${FOREIGN[foreign]}'.`,
      foreign,
      "unsupported_parameter",
    );
  const messages = readInput(body["instructions"], body["input"]);
  if (messages.length === 0)
    return refuse("Missing required parameter: 'input'.", "input", "missing_required_parameter");
  const refused = checkSampling(body, reasons, "reasoning.effort");
  if (refused) return refused;
  const { stream = null } = body;
  if (stream !== null && typeof stream !== "boolean")
    return refuse("Invalid type for 'stream': expected a boolean.", "stream", "invalid_type");
  const limit = readLimit(body, ["max_output_tokens"], SMALLEST_ANSWER);
  if (typeof limit === "object" && isRefused(limit)) return limit;
  const described = dictionaryOf(body["text"])["format"];
  const format = readFormat(described, described, messages, FORMAT);
  if (isRefused(format)) return format;
  const identity = JSON.stringify([messages, format.schema, "responses"]);
  return {
    api: "responses",
    ...named,
    messages,
    ...format,
    stream: stream === true,
    includeUsage: true,
    ...shareTokens(limit, reasoningTokens(reasons, effortOf(body), identity)),
    identity,
    body,
  };
}
