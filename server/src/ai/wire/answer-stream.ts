import { createParser } from "eventsource-parser";
import { z } from "zod";
import { isRecord } from "../json/coerce.ts";

const word = z.string().nullish();
const ChatChunk = z.object({
  choices: z.array(
    z.object({
      index: z.int().nullish(),
      delta: z.object({ content: word, refusal: word }).nullish(),
      finish_reason: word,
    }),
  ),
  usage: z.unknown().optional(),
});

const TextDelta = z.object({ delta: z.string() });

const LAST_EVENTS = new Set(["response.completed", "response.incomplete", "response.failed"]);

/** A streamed answer as far as it has come. */
export type AnswerStream = {
  feed(bytes: Uint8Array): void;
  /** What the model has written so far. */
  text(): string;
  /** True when the server says that nothing follows. */
  isClosed(): boolean;
  /** True when a piece of it was unreadable. */
  isGarbled(): boolean;
  /** The answer as the same server would have sent it in one piece; null while its end is missing, or when a piece was unreadable. */
  whole(): Record<string, unknown> | null;
};

/** Puts a chat completion together from its chunks. */
function createChatFold() {
  let envelope: Record<string, unknown> | null = null;
  let content = "";
  let refusal = "";
  let finishReason: string | null = null;
  let usage: unknown;
  return {
    text: () => content,
    add(chunk: Record<string, unknown>): boolean {
      const parsed = ChatChunk.safeParse(chunk);
      if (!parsed.success) return false;
      const { choices: _choices, usage: _usage, obfuscation: _padding, ...rest } = chunk;
      envelope ??= rest;
      usage = parsed.data.usage ?? usage;
      for (const choice of parsed.data.choices.filter(({ index }) => (index ?? 0) === 0)) {
        content += choice.delta?.content ?? "";
        refusal += choice.delta?.refusal ?? "";
        finishReason = choice.finish_reason ?? finishReason;
      }
      return true;
    },
    whole(): Record<string, unknown> | null {
      if (finishReason === null) return null;
      const message = { role: "assistant", content, refusal: refusal === "" ? null : refusal };
      const choices = [{ index: 0, message, finish_reason: finishReason }];
      return { ...envelope, object: "chat.completion", choices, ...(usage !== undefined && { usage }) };
    },
  };
}

/** The last event of the Responses API holds the whole answer; the others only show it growing. */
function createResponsesFold() {
  let text = "";
  let last: Record<string, unknown> | null = null;
  return {
    text: () => text,
    add(event: Record<string, unknown>): boolean {
      const type = String(event["type"]);
      if (type === "response.output_text.delta") text += TextDelta.safeParse(event).data?.delta ?? "";
      if (LAST_EVENTS.has(type) && isRecord(event["response"])) last = event["response"];
      return true;
    },
    whole: () => last,
  };
}

function parseRecord(data: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(data);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

const isResponsesEvent = ({ type }: Record<string, unknown>): boolean =>
  typeof type === "string" && type.startsWith("response.");

/** What a server says when it fails in the middle of an answer, in the form in which it says it elsewhere; null for any other event. */
function errorIn(event: Record<string, unknown>): Record<string, unknown> | null {
  if (isRecord(event["error"])) return { error: event["error"] };
  return event["type"] === "error" ? { error: event } : null;
}

/**
 * Reads server-sent events byte by byte, split wherever the network split them. A failure that the server reports on the way stands
 * for the whole answer; one unreadable event spoils it, because a text with a hole must not pass for a text.
 */
export function createAnswerStream(): AnswerStream {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let fold: ReturnType<typeof createChatFold> | ReturnType<typeof createResponsesFold> | null = null;
  let failure: Record<string, unknown> | null = null;
  let isClosed = false;
  let isGarbled = false;

  const take = (data: string): void => {
    if (isClosed || data.trim() === "") return;
    if (data.trim() === "[DONE]") {
      isClosed = true;
      return;
    }
    const event = parseRecord(data);
    failure ??= event && errorIn(event);
    if (failure) return;
    if (event) fold ??= isResponsesEvent(event) ? createResponsesFold() : createChatFold();
    if (!event || !fold?.add(event)) isGarbled = true;
    if (event && LAST_EVENTS.has(String(event["type"]))) isClosed = true;
  };
  const parser = createParser({ onEvent: ({ data }) => take(data) });

  return {
    feed(bytes) {
      try {
        parser.feed(decoder.decode(bytes, { stream: true }));
      } catch {
        isGarbled = true;
      }
    },
    text: () => fold?.text() ?? "",
    isClosed: () => isClosed || failure !== null,
    isGarbled: () => isGarbled,
    whole: () => failure ?? (isGarbled ? null : (fold?.whole() ?? null)),
  };
}

/** The same for a body that is there already: some servers stream without saying so in the header. */
export function foldEvents(body: Uint8Array): { whole: Record<string, unknown> | null; text: string } {
  const stream = createAnswerStream();
  stream.feed(body);
  return { whole: stream.whole(), text: stream.text() };
}
