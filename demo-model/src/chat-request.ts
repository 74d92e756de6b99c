import {
  checkSampling,
  effortOf,
  isRefused,
  readFormat,
  readLimit,
  readModel,
  reasoningTokens,
  type AnswerFormat,
  type NamedModel,
} from "./request-checks.ts";
import { dictionaryOf, isDictionary, type Dictionary } from "./unknown-values.ts";
import { refuse, type Refused } from "./wire.ts";

/** A checked request for an answer, by either API. */
export type ChatRequest = NamedModel &
  AnswerFormat & {
    api: "chat" | "responses";
    messages: unknown[];
    /** What the answer may have; what is thought before it has been taken off. */
    maxTokens: number;
    /** Tokens that are thought and not said. */
    reasoningTokens: number;
    stream: boolean;
    /** Whether a stream ends with the usage. */
    includeUsage: boolean;
    /** Everything that decides the answer, as one text. */
    identity: string;
    body: Dictionary;
  };

const LARGEST_ANSWER = 16_384;

const FORMAT = {
  format: "response_format",
  described: "response_format.json_schema",
  schema: "response_format.json_schema.schema",
  blamed: "response_format",
  blameCode: null,
  words: "messages",
};

function readStream(body: Dictionary): Pick<ChatRequest, "stream" | "includeUsage"> | Refused {
  const { stream = null, stream_options: options = null } = body;
  if (stream !== null && typeof stream !== "boolean")
    return refuse("Invalid type for 'stream': expected a boolean.", "stream", "invalid_type");
  if (options !== null && stream !== true)
    return refuse("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options");
  return { stream: stream === true, includeUsage: dictionaryOf(options)["include_usage"] === true };
}

/** The tokens a model may think and say in all, shared out: what is thought counts first. */
export function shareTokens(limit: number | null, thought: number): Pick<ChatRequest, "maxTokens" | "reasoningTokens"> {
  const all = limit ?? LARGEST_ANSWER;
  return { reasoningTokens: Math.min(thought, all), maxTokens: Math.max(0, all - thought) };
}

/** Checks the body of `POST /v1/chat/completions` as strictly as the real API does. */
export function readChatRequest(body: unknown): ChatRequest | Refused {
  if (!isDictionary(body)) return refuse("We could not parse the JSON body of your request.");
  const model = readModel(body["model"]);
  if (isRefused(model)) return model;
  const { reasons, ...named } = model;
  const messages = body["messages"];
  if (!Array.isArray(messages) || messages.length === 0)
    return refuse("Missing required parameter: 'messages'.", "messages", "missing_required_parameter");
  const refused = checkSampling(body, reasons, "reasoning_effort");
  if (refused) return refused;
  const stream = readStream(body);
  if (isRefused(stream)) return stream;
  const limit = readLimit(body, ["max_completion_tokens", "max_tokens"], 1);
  if (typeof limit === "object" && isRefused(limit)) return limit;
  const format = readFormat(
    body["response_format"],
    dictionaryOf(body["response_format"])["json_schema"],
    messages,
    FORMAT,
  );
  if (isRefused(format)) return format;
  const identity = JSON.stringify([messages, format.schema, body["seed"] ?? null]);
  return {
    api: "chat",
    ...named,
    messages,
    ...format,
    ...stream,
    ...shareTokens(limit, reasoningTokens(reasons, effortOf(body), identity)),
    identity,
    body,
  };
}
