import type { ChatRequest } from "./chat-request.ts";
import { cutText } from "./cut-text.ts";
import { CREATED } from "./models.ts";
import { withPings, type Api, type Reply, type StreamEvent } from "./reply.ts";
import { digestOf } from "./seed.ts";
import { dictionaryOf, numberOf, textOf, type Dictionary } from "./unknown-values.ts";
import { responsesUsage } from "./usage.ts";
import type { Answer } from "./wire.ts";

/** How `/v1/responses` shapes a reply. */

type Part = { type: "output_text"; annotations: []; logprobs: []; text: string } | { type: "refusal"; refusal: string };
type Status = "completed" | "incomplete";
type Thought = { id: string; type: "reasoning"; summary: [] };
type Message = { id: string; type: "message"; status: Status; role: "assistant"; content: [Part] };
type Call = { id: string; type: "function_call"; status: Status; call_id: string; name: string; arguments: string };
type Item = Thought | Message | Call;

const idOf = (kind: string, { identity }: ChatRequest): string => `${kind}_${digestOf(48, identity, kind)}`;

const statusOf = ({ finishReason }: Answer): Status =>
  finishReason === "length" || finishReason === "content_filter" ? "incomplete" : "completed";

function reasonOf({ finishReason }: Answer): Dictionary | null {
  if (finishReason === "length") return { reason: "max_output_tokens" };
  return finishReason === "content_filter" ? { reason: "content_filter" } : null;
}

function saidOf(request: ChatRequest, answer: Answer): Item[] {
  const { content, refusal, toolCall } = answer;
  const status = statusOf(answer);
  if (toolCall)
    return [{ id: idOf("fc", request), type: "function_call", status, call_id: idOf("call", request), ...toolCall }];
  if (refusal === null && (content === null || (content === "" && status === "incomplete"))) return [];
  const part: Part =
    refusal === null
      ? { type: "output_text", annotations: [], logprobs: [], text: content ?? "" }
      : { type: "refusal", refusal };
  return [{ id: idOf("msg", request), type: "message", status, role: "assistant", content: [part] }];
}

/** The items of an output: what was thought, and what was said, declined or called. */
function outputOf(request: ChatRequest, { answer, usage }: Reply): Item[] {
  if (!answer) return [];
  const thought: Thought = { id: idOf("rs", request), type: "reasoning", summary: [] };
  return [...((usage?.reasoning ?? 0) > 0 ? [thought] : []), ...saidOf(request, answer)];
}

/** The response with what the request said of it, and nothing of the answer yet. */
function begun(request: ChatRequest, { model }: Reply): Dictionary {
  const { body: asked } = request;
  const effort = textOf(dictionaryOf(asked["reasoning"])["effort"]) || null;
  return {
    id: idOf("resp", request),
    object: "response",
    created_at: CREATED,
    status: "in_progress",
    background: false,
    completed_at: null,
    error: null,
    incomplete_details: null,
    instructions: asked["instructions"] ?? null,
    max_output_tokens: numberOf(asked["max_output_tokens"]),
    max_tool_calls: null,
    model,
    output: [],
    parallel_tool_calls: true,
    previous_response_id: null,
    prompt_cache_key: textOf(asked["prompt_cache_key"]) || null,
    reasoning: { effort, summary: null },
    safety_identifier: textOf(asked["safety_identifier"]) || null,
    service_tier: "default",
    store: false,
    temperature: numberOf(asked["temperature"]) ?? 1,
    text: { format: { type: "text" }, verbosity: "medium", ...dictionaryOf(asked["text"]) },
    tool_choice: "auto",
    tools: [],
    top_logprobs: 0,
    top_p: numberOf(asked["top_p"]) ?? 1,
    truncation: "disabled",
    usage: null,
    user: null,
    metadata: dictionaryOf(asked["metadata"]),
  };
}

function body(request: ChatRequest, reply: Reply): Dictionary {
  const { answer, usage, failure } = reply;
  const start = { ...begun(request, reply), ...(usage ? { usage: responsesUsage(usage) } : { usage: undefined }) };
  if (failure) {
    const error = { code: failure.code ?? failure.type, message: failure.message };
    return { ...start, status: "failed", error, usage: null };
  }
  const status = answer ? statusOf(answer) : "completed";
  return {
    ...start,
    status,
    completed_at: status === "completed" ? CREATED + 1 : null,
    incomplete_details: answer && reasonOf(answer),
    output: outputOf(request, reply),
  };
}

type Emit = (kind: StreamEvent["kind"], type: string, more: Dictionary) => void;

/** A message and its one part, as they grow. */
function emitMessage(item: Message, index: number, emit: Emit): void {
  const [part] = item.content;
  const at = { item_id: item.id, output_index: index, content_index: 0 };
  const text = part.type === "output_text";
  const name = text ? "response.output_text" : "response.refusal";
  const said = text ? part.text : part.refusal;
  const extra = text ? { logprobs: [] } : {};
  emit("open", "response.output_item.added", {
    output_index: index,
    item: { ...item, status: "in_progress", content: [] },
  });
  emit("open", "response.content_part.added", { ...at, part: { ...part, [text ? "text" : "refusal"]: "" } });
  for (const delta of cutText(said)) emit("delta", `${name}.delta`, { ...at, delta, ...extra });
  emit("close", `${name}.done`, { ...at, [text ? "text" : "refusal"]: said, ...extra });
  emit("close", "response.content_part.done", { ...at, part });
  emit("close", "response.output_item.done", { output_index: index, item });
}

function emitCall(item: Call, index: number, emit: Emit): void {
  const at = { item_id: item.id, output_index: index };
  const name = "response.function_call_arguments";
  emit("open", "response.output_item.added", {
    output_index: index,
    item: { ...item, status: "in_progress", arguments: "" },
  });
  for (const delta of cutText(item.arguments)) emit("delta", `${name}.delta`, { ...at, delta });
  emit("close", `${name}.done`, { ...at, name: item.name, arguments: item.arguments });
  emit("close", "response.output_item.done", { output_index: index, item });
}

function emitItem(item: Item, index: number, emit: Emit): void {
  if (item.type === "message") emitMessage(item, index, emit);
  else if (item.type === "function_call") emitCall(item, index, emit);
  else {
    emit("open", "response.output_item.added", { output_index: index, item });
    emit("open", "response.output_item.done", { output_index: index, item });
  }
}

function events(request: ChatRequest, reply: Reply): StreamEvent[] {
  const list: StreamEvent[] = [];
  let position = 0;
  const emit: Emit = (kind, type, more) => {
    list.push(named(kind, { type, sequence_number: position, ...more }));
    position += 1;
  };
  const start = begun(request, reply);
  emit("open", "response.created", { response: start });
  emit("open", "response.in_progress", { response: start });
  if (!reply.failure) {
    for (const [index, item] of outputOf(request, reply).entries()) emitItem(item, index, emit);
  }
  const whole = body(request, reply);
  emit("done", `response.${textOf(whole["status"])}`, { response: whole });
  const firstDelta = list.findIndex(({ kind }) => kind === "delta");
  if (firstDelta < 0) return list;
  const deltas = list.filter(({ kind }) => kind === "delta");
  return [...list.slice(0, firstDelta), ...withPings(deltas), ...list.slice(firstDelta + deltas.length)];
}

const named = (kind: StreamEvent["kind"], value: Dictionary): StreamEvent => ({
  kind,
  text: `event: ${textOf(value["type"])}\ndata: ${JSON.stringify(value)}\n\n`,
});

const errorEvent: Api["errorEvent"] = ({ code, type, message, param }, position) =>
  named("error", { type: "error", sequence_number: position, code: code ?? type, message, param });

export const responsesApi: Api = { body, events, errorEvent };
