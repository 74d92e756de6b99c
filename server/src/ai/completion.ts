import { z } from "zod";
import { type MeasuredUsage, NO_USAGE } from "./cost-tracker.ts";
import { foldEvents } from "./wire/answer-stream.ts";

/** A model's answer as the provider wrapped it, whichever form of the wire it came in. */
export type Completion = {
  model: string;
  text: string;
  refusal: string | null;
  finishReason: string | null;
  /** `source` is `none` where the provider sent no usage that could be read. */
  usage: MeasuredUsage;
  /** True when the usage contradicts itself: a part larger than its whole. */
  isUsageImpossible: boolean;
};

const count = z.int().nonnegative();
const ChatUsage = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count.nullish(), cache_write_tokens: count.nullish() }).nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: count.nullish() }).nullish(),
});
const ResponsesUsage = z.object({
  input_tokens: count,
  output_tokens: count,
  input_tokens_details: z.object({ cached_tokens: count.nullish(), cache_write_tokens: count.nullish() }).nullish(),
  output_tokens_details: z.object({ reasoning_tokens: count.nullish() }).nullish(),
});

type Counted = {
  inputTokens: number;
  outputTokens: number;
  cached: number | null | undefined;
  cacheWrite: number | null | undefined;
  reasoning: number | null | undefined;
};

function counted(value: unknown): Counted | null {
  const chat = ChatUsage.safeParse(value).data;
  if (chat) {
    return {
      inputTokens: chat.prompt_tokens,
      outputTokens: chat.completion_tokens,
      cached: chat.prompt_tokens_details?.cached_tokens,
      cacheWrite: chat.prompt_tokens_details?.cache_write_tokens,
      reasoning: chat.completion_tokens_details?.reasoning_tokens,
    };
  }
  const responses = ResponsesUsage.safeParse(value).data;
  return responses
    ? {
        inputTokens: responses.input_tokens,
        outputTokens: responses.output_tokens,
        cached: responses.input_tokens_details?.cached_tokens,
        cacheWrite: responses.input_tokens_details?.cache_write_tokens,
        reasoning: responses.output_tokens_details?.reasoning_tokens,
      }
    : null;
}

/** Cached, cache-write and reasoning tokens are parts of the totals; parts that exceed their whole are not believed, the totals are. */
function readUsage(value: unknown): Pick<Completion, "usage" | "isUsageImpossible"> {
  const found = counted(value);
  if (!found) return { usage: NO_USAGE, isUsageImpossible: value !== undefined && value !== null };
  const { inputTokens, outputTokens } = found;
  const [cachedInputTokens, cacheWriteTokens, reasoningTokens] = [
    found.cached ?? 0,
    found.cacheWrite ?? 0,
    found.reasoning ?? 0,
  ];
  const totals = { inputTokens, outputTokens, source: "provider" as const };
  const isBelievable = cachedInputTokens + cacheWriteTokens <= inputTokens && reasoningTokens <= outputTokens;
  if (!isBelievable) return { usage: { ...NO_USAGE, ...totals }, isUsageImpossible: true };
  return { usage: { ...totals, cachedInputTokens, cacheWriteTokens, reasoningTokens }, isUsageImpossible: false };
}

/** The shape that every 200 must have before anything in it is believed. */
const ChatCompletion = z.object({
  model: z.string(),
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z.unknown().optional(),
});

const ResponsesAnswer = z.object({
  model: z.string(),
  status: z.enum(["completed", "incomplete"]),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  output: z.array(
    z.object({
      type: z.string(),
      content: z
        .array(z.object({ type: z.string(), text: z.string().nullish(), refusal: z.string().nullish() }))
        .nullish(),
    }),
  ),
  usage: z.unknown().optional(),
});

function fromChat(json: unknown): Completion | null {
  const { data } = ChatCompletion.safeParse(json);
  const choice = data?.choices[0];
  if (!data || !choice) return null;
  return {
    model: data.model,
    text: choice.message.content ?? "",
    // An empty refusal is none.
    refusal: choice.message.refusal || null,
    finishReason: choice.finish_reason ?? null,
    ...readUsage(data.usage),
  };
}

/** The reasons of the Responses API by the names that a chat completion has for them. */
const REASONS: Record<string, string> = { max_output_tokens: "length", content_filter: "content_filter" };

function fromResponses(json: unknown): Completion | null {
  const { data } = ResponsesAnswer.safeParse(json);
  // One that is finished and holds nothing is as little an answer as a chat completion without choices.
  if (!data || (data.status === "completed" && data.output.length === 0)) return null;
  const parts = data.output.filter(({ type }) => type === "message").flatMap(({ content }) => content ?? []);
  const reason = data.incomplete_details?.reason ?? "unknown";
  return {
    model: data.model,
    text: parts.map(({ text }) => text ?? "").join(""),
    refusal: parts.map(({ refusal }) => refusal ?? "").join("") || null,
    finishReason: data.status === "completed" ? "stop" : (REASONS[reason] ?? reason),
    ...readUsage(data.usage),
  };
}

/** The JSON of a body, also of one that was streamed without saying so; null when there is none. */
export function readJson(body: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return value;
  } catch {
    const isEvents = /^\s*(?:data|event|id|retry)?:/.test(Buffer.from(body.subarray(0, 32)).toString("latin1"));
    return isEvents ? foldEvents(body).whole : null;
  }
}

/** Reads the raw body of a 200, or null when it is no answer of a model: HTML, an error object, no choices. */
export function readCompletion(body: Uint8Array): Completion | null {
  const json = readJson(body);
  return fromChat(json) ?? fromResponses(json);
}
