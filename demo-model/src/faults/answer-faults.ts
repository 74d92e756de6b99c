import type { Answer } from "../wire.ts";
import type { Exchange, FaultRow } from "./fault.ts";

/** Answers that are none: refused, filtered, cut, empty, or a call of a tool. */

const answering = (name: string, what: string, change: (answer: Answer, exchange: Exchange) => Answer): FaultRow => ({
  name,
  what,
  run: (exchange) => {
    const { replyWith, reply, send } = exchange;
    return send(reply.answer ? replyWith(change(reply.answer, exchange)) : reply);
  },
});

const half = (text: string): string => text.slice(0, Math.ceil(text.length / 2)).toWellFormed();

const THOUGHT_AT_MOST = 1024;

export const ANSWER_FAULTS: readonly FaultRow[] = [
  answering("refusal", "a refusal in its own field", (answer) => ({
    ...answer,
    content: null,
    refusal: "I'm sorry, I can't help with that.",
  })),
  answering("filter", "an answer that a filter took away", (answer) => ({
    ...answer,
    content: "",
    finishReason: "content_filter",
  })),
  answering("truncated", "half of the answer, and the length as the reason", (answer) => ({
    ...answer,
    content: half(answer.content ?? ""),
    finishReason: "length",
  })),
  {
    name: "truncated-reasoning",
    what: "no answer, and the length as the reason: every token went into thinking",
    run: ({ request, reply, send, replyWith }) => {
      const thought = Math.min(request.maxTokens + request.reasoningTokens, THOUGHT_AT_MOST);
      const cut = replyWith({ content: "", refusal: null, finishReason: "length" });
      return send({ ...cut, usage: reply.usage && { ...reply.usage, output: thought, reasoning: thought } });
    },
  },
  answering("empty", "an answer without a character", (answer) => ({ ...answer, content: "" })),
  answering("blank", "an answer of nothing but white space", (answer) => ({ ...answer, content: " \n\n " })),
  answering("null-content", "an answer of null", (answer) => ({ ...answer, content: null })),
  answering("tool-call", "the call of a tool that nobody offered, instead of an answer", (answer) => ({
    content: null,
    refusal: null,
    finishReason: "tool_calls",
    toolCall: { name: "write_answer", arguments: answer.content ?? "{}" },
  })),
];
