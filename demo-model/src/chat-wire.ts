import type { ChatRequest } from "./chat-request.ts";
import { cutText } from "./cut-text.ts";
import { CREATED } from "./models.ts";
import { withPings, type Api, type Reply, type StreamEvent } from "./reply.ts";
import { digestOf } from "./seed.ts";
import type { Dictionary } from "./unknown-values.ts";
import { chatUsage } from "./usage.ts";
import { errorBody, type Answer } from "./wire.ts";

/** How `/v1/chat/completions` shapes a reply. */

const callOf = (identity: string, { name, arguments: given }: NonNullable<Answer["toolCall"]>): Dictionary => ({
  id: `call_${digestOf(24, identity)}`,
  type: "function",
  function: { name, arguments: given },
});

const messageOf = (identity: string, { content, refusal, toolCall }: Answer): Dictionary => ({
  role: "assistant",
  content,
  refusal,
  annotations: [],
  ...(toolCall && { tool_calls: [callOf(identity, toolCall)] }),
});

const envelope = (request: ChatRequest, { model }: Reply, object: string): Dictionary => ({
  id: `chatcmpl-${digestOf(29, request.identity)}`,
  object,
  created: CREATED,
  model,
  service_tier: "default",
  system_fingerprint: `fp_${digestOf(10, request.snapshot)}`,
});

function body(request: ChatRequest, reply: Reply): Dictionary {
  if (reply.failure) return errorBody(reply.failure);
  const choices = reply.answer
    ? [
        {
          index: 0,
          message: messageOf(request.identity, reply.answer),
          logprobs: null,
          finish_reason: reply.answer.finishReason,
        },
      ]
    : [];
  const usage = reply.usage && { usage: chatUsage(reply.usage) };
  return { ...envelope(request, reply, "chat.completion"), choices, ...usage };
}

const data = (kind: StreamEvent["kind"], value: unknown): StreamEvent => ({
  kind,
  text: `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`,
});

/** The changes of the message, one after the other. */
function deltasOf(identity: string, { content, refusal, toolCall }: Answer): Dictionary[] {
  if (toolCall) {
    const { function: _function, ...call } = callOf(identity, toolCall);
    const begun = [{ index: 0, ...call, function: { name: toolCall.name, arguments: "" } }];
    const pieces = cutText(toolCall.arguments).map((piece) => [{ index: 0, function: { arguments: piece } }]);
    return [begun, ...pieces].map((calls) => ({ tool_calls: calls }));
  }
  if (refusal !== null) return cutText(refusal).map((piece) => ({ refusal: piece }));
  return cutText(content ?? "").map((piece) => ({ content: piece }));
}

function events(request: ChatRequest, reply: Reply): StreamEvent[] {
  const usage = request.includeUsage ? { usage: null } : {};
  const begin = { ...envelope(request, reply, "chat.completion.chunk"), ...usage };
  const chunk = (kind: StreamEvent["kind"], delta: Dictionary, finishReason: string | null = null): StreamEvent =>
    data(kind, { ...begin, choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }] });

  const { answer, failure } = reply;
  const opening = answer
    ? [
        chunk("open", {
          role: "assistant",
          content: answer.toolCall || answer.refusal !== null ? null : "",
          refusal: null,
        }),
      ]
    : [];
  if (failure) return [...opening, errorEvent(failure, opening.length)];
  const said = answer ? withPings(deltasOf(request.identity, answer).map((delta) => chunk("delta", delta))) : [];
  const closing = answer ? [chunk("close", {}, answer.finishReason)] : [data("close", { ...begin, choices: [] })];
  const counted =
    request.includeUsage && reply.usage
      ? [data("usage", { ...begin, choices: [], usage: chatUsage(reply.usage) })]
      : [];
  return [...opening, ...said, ...closing, ...counted, data("done", "[DONE]")];
}

const errorEvent: Api["errorEvent"] = (error) => data("error", errorBody(error));

export const chatApi: Api = { body, events, errorEvent };
