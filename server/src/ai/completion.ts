import { z } from "zod";
import { NO_USAGE, type MeasuredUsage } from "./cost-tracker.ts";

const count = z.int().nonnegative();
const Usage = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count.nullish(), cache_write_tokens: count.nullish() }).nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: count.nullish() }).nullish(),
});

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

/** A model's answer as the provider wrapped it. */
export type Completion = {
  model: string;
  text: string;
  refusal: string | null;
  finishReason: string | null;
  /** `source` is `none` where the provider sent no usage, or an impossible one. */
  usage: MeasuredUsage;
};

/** Cached, cache-write and reasoning tokens are parts of the totals; a usage in which a part exceeds its whole is not believed. */
function readUsage(value: unknown): MeasuredUsage {
  const parsed = Usage.safeParse(value);
  if (!parsed.success) return NO_USAGE;
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = parsed.data;
  const cachedInputTokens = parsed.data.prompt_tokens_details?.cached_tokens ?? 0;
  const cacheWriteTokens = parsed.data.prompt_tokens_details?.cache_write_tokens ?? 0;
  const reasoningTokens = parsed.data.completion_tokens_details?.reasoning_tokens ?? 0;
  const totals = { inputTokens, outputTokens, source: "provider" as const };
  const believable = cachedInputTokens + cacheWriteTokens <= inputTokens && reasoningTokens <= outputTokens;
  if (!believable) return { ...NO_USAGE, ...totals };
  return { ...totals, cachedInputTokens, cacheWriteTokens, reasoningTokens };
}

/** Reads the raw body of a 200, or null when it is not a chat completion: HTML, an error object, no choices. */
export function readCompletion(body: Uint8Array): Completion | null {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
  const parsed = ChatCompletion.safeParse(json);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || !choice) return null;
  return {
    model: parsed.data.model,
    text: choice.message.content ?? "",
    refusal: choice.message.refusal ?? null,
    finishReason: choice.finish_reason ?? null,
    usage: readUsage(parsed.data.usage),
  };
}
