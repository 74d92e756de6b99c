import { contentRequest, readBriefFile, strategyRequest } from "./requests.ts";
import { sendRaw, type Seen, type Watch } from "./wire-client.ts";

/** The four ways to ask a model, and one way to read what each answers. */

export type Mode = { api: "chat" | "responses"; stream: boolean };
export const MODES: readonly Mode[] = [
  { api: "chat", stream: false },
  { api: "chat", stream: true },
  { api: "responses", stream: false },
  { api: "responses", stream: true },
];
export const nameOf = ({ api, stream }: Mode): string => `${api}${stream ? ", streamed" : ""}`;

type Request = Record<string, unknown>;
const { business, campaign } = readBriefFile("bakery-lisbon");
const entry = { channel: "facebook", date: "2027-01-14", topic: "", angle: "", callToAction: "" };
/** A plan has numbers, choices and nulls; a content has fields. */
export const PLAN: Request = strategyRequest(business, { ...campaign, contentCount: 3 });
export const contentFor = (channel: string): Request => contentRequest(business, campaign, { ...entry, channel });
export const CONTENT: Request = contentFor("facebook");

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
/** Reads a path of names and numbers; undefined where it does not exist. */
export const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((found, step) => (isRecord(found) ? found[step] : undefined), value);

/** The same request for the other API, or as a stream. */
export function inMode({ api, stream }: Mode, request: Request): Request {
  const { messages, response_format: format, max_completion_tokens: limit, ...rest } = request;
  if (api === "chat") return stream ? { ...request, stream: true, stream_options: { include_usage: true } } : request;
  return {
    ...rest,
    input: messages,
    ...(isRecord(format) && { text: { format: { type: format["type"], ...toRecord(format["json_schema"]) } } }),
    ...(limit !== undefined && { max_output_tokens: limit }),
    ...(stream && { stream: true }),
  };
}
const toRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

export const pathOf = ({ api }: Mode): string => (api === "chat" ? "/v1/chat/completions" : "/v1/responses");

export const sendIn = (
  url: string,
  mode: Mode,
  request: Request,
  headers: Record<string, string> = {},
  watch?: Watch,
): Promise<Seen> => sendRaw(url, { path: pathOf(mode), body: inMode(mode, request), headers }, watch);

/** Sends a request that a fault is scripted for. */
export const sendFault = (
  url: string,
  mode: Mode,
  step: string | object,
  request = PLAN,
  watch?: Watch,
): Promise<Seen> =>
  sendIn(url, mode, request, { "x-fake-script": typeof step === "string" ? step : JSON.stringify(step) }, watch);

/** What the usual answer tells. The same request always gets the same, so that one of each is enough. */
export function usualIn(url: () => string, request: Request): (mode: Mode) => Promise<Told> {
  const known = new Map<string, Promise<Told>>();
  return (mode) => {
    const told = known.get(nameOf(mode)) ?? sendIn(url(), mode, request).then((seen) => toldIn(mode, seen));
    known.set(nameOf(mode), told);
    return told;
  };
}

/** The data of each event, in order; what is not JSON stays a text. */
export function eventsOf({ body }: Seen): unknown[] {
  const lines = body.toString("utf8").split(/\r?\n/u);
  return lines.filter((line) => line.startsWith("data: ")).map((line) => parse(line.slice("data: ".length)));
}
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export type Told = {
  content: string | null;
  refusal: string | null;
  /** In the words of chat completions. */
  finish: string | null;
  model: unknown;
  usage: { input: unknown; cached: unknown; cacheWrite: unknown; output: unknown; reasoning: unknown } | null;
  toolCall: { name: unknown; arguments: string } | null;
  /** Whether the stream was ended by its last event; a body always is. */
  done: boolean;
};

function usageIn(usage: unknown): Told["usage"] {
  if (!isRecord(usage)) return null;
  const [input, output] =
    "input_tokens" in usage ? ["input_tokens", "output_tokens"] : ["prompt_tokens", "completion_tokens"];
  return {
    input: usage[input],
    cached: at(usage, `${input}_details`, "cached_tokens"),
    cacheWrite: at(usage, `${input}_details`, "cache_write_tokens"),
    output: usage[output],
    reasoning: at(usage, `${output}_details`, "reasoning_tokens"),
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);
const joined = (values: unknown[]): string | null => {
  const texts = values.filter((value) => typeof value === "string");
  return texts.length === 0 ? null : texts.join("");
};

function readResponse(body: unknown): Told {
  const output = at(body, "output");
  const items = Array.isArray(output) ? output : [];
  const message = items.find((item) => at(item, "type") === "message");
  const call = items.find((item) => at(item, "type") === "function_call");
  const reason = at(body, "incomplete_details", "reason");
  const finish = reason === "max_output_tokens" ? "length" : (textOrNull(reason) ?? (call ? "tool_calls" : "stop"));
  return {
    content: textOrNull(at(message, "content", 0, "text")),
    refusal: textOrNull(at(message, "content", 0, "refusal")),
    finish: at(body, "status") === "failed" ? "failed" : finish,
    model: at(body, "model"),
    usage: usageIn(at(body, "usage")),
    toolCall: call ? { name: at(call, "name"), arguments: String(at(call, "arguments")) } : null,
    done: true,
  };
}

function readChat(body: unknown): Told {
  const message = at(body, "choices", 0, "message");
  const call = at(message, "tool_calls", 0, "function");
  return {
    content: textOrNull(at(message, "content")),
    refusal: textOrNull(at(message, "refusal")),
    finish: textOrNull(at(body, "choices", 0, "finish_reason")),
    model: at(body, "model"),
    usage: usageIn(at(body, "usage")),
    toolCall: isRecord(call) ? { name: call["name"], arguments: String(call["arguments"]) } : null,
    done: true,
  };
}

function readChatStream(events: unknown[]): Told {
  const deltas = events.map((event) => at(event, "choices", 0, "delta"));
  const call = at(
    deltas.find((delta) => at(delta, "tool_calls")),
    "tool_calls",
    0,
    "function",
    "name",
  );
  const given = deltas.map((delta) => at(delta, "tool_calls", 0, "function", "arguments"));
  return {
    content: joined(deltas.map((delta) => at(delta, "content"))),
    refusal: joined(deltas.map((delta) => at(delta, "refusal"))),
    finish: textOrNull(events.map((event) => at(event, "choices", 0, "finish_reason")).findLast(Boolean)),
    model: at(events[0], "model"),
    usage: usageIn(events.map((event) => at(event, "usage")).findLast(Boolean)),
    toolCall: call === undefined ? null : { name: call, arguments: joined(given) ?? "" },
    done: events.at(-1) === "[DONE]",
  };
}

const ENDINGS = new Set(["response.completed", "response.incomplete", "response.failed"]);

function readResponseStream(events: unknown[]): Told {
  const whole = events.find((event) => ENDINGS.has(String(at(event, "type"))));
  const of = (type: string): string | null =>
    joined(events.filter((event) => at(event, "type") === type).map((event) => at(event, "delta")));
  const told = readResponse(at(whole, "response"));
  return {
    ...told,
    content: of("response.output_text.delta") ?? told.content,
    refusal: of("response.refusal.delta") ?? told.refusal,
    model: at(events[0], "response", "model"),
    done: whole !== undefined,
  };
}

/** What an answer tells, whichever way it was asked for. */
export function toldIn({ api, stream }: Mode, seen: Seen): Told {
  if (stream) return api === "chat" ? readChatStream(eventsOf(seen)) : readResponseStream(eventsOf(seen));
  const body = parse(seen.body.toString("utf8"));
  return api === "chat" ? readChat(body) : readResponse(body);
}
