import { digestOf } from "./seed.ts";
import { countTokens } from "./tokens.ts";

/** The shapes of the OpenAI chat-completions wire format. */

export const MODELS = [{ alias: "handbill-demo", snapshot: "handbill-demo-2026-11" }] as const;

export const MODEL_IDS: readonly string[] = MODELS.flatMap(({ alias, snapshot }) => [alias, snapshot]);

/** 1 November 2026: answers carry no clock, so that the same request gets the same bytes. */
const CREATED = 1_793_491_200;

export type Answer = {
  content: string | null;
  refusal: string | null;
  finishReason: "stop" | "length" | "content_filter";
};

export type ApiError = { message: string; type: string; param: string | null; code: string | null };

export const errorBody = ({ message, type, param, code }: ApiError): { error: ApiError } => ({
  error: { message, type, param, code },
});

/** Beginnings of 1,024 tokens and more are read from the cache the second time, in steps of 128. */
const cachedTokens = (promptTokens: number, seenBefore: boolean): number =>
  seenBefore && promptTokens >= 1024 ? Math.floor((promptTokens - 1) / 128) * 128 : 0;

export function usageOf(prompt: string, answer: Answer, seenBefore: boolean): Record<string, unknown> {
  const promptTokens = countTokens(prompt);
  const completionTokens = answer.content || answer.refusal ? countTokens(answer.content ?? answer.refusal ?? "") : 0;
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens(promptTokens, seenBefore), audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

export function completionBody(
  request: string,
  model: string,
  answer: Answer,
  usage: Record<string, unknown>,
): Record<string, unknown> {
  return {
    id: `chatcmpl-${digestOf(29, request)}`,
    object: "chat.completion",
    created: CREATED,
    model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: answer.content, refusal: answer.refusal, annotations: [] },
        logprobs: null,
        finish_reason: answer.finishReason,
      },
    ],
    usage,
    service_tier: "default",
    system_fingerprint: `fp_${digestOf(10, model)}`,
  };
}

export const modelList = (): Record<string, unknown> => ({
  object: "list",
  data: MODEL_IDS.map((id) => modelOf(id)),
});

export const modelOf = (id: string): Record<string, unknown> => ({
  id,
  object: "model",
  created: CREATED,
  owned_by: "handbill",
});

/** Headers every answer carries. */
export function commonHeaders(requestId: string, milliseconds: number): Record<string, string> {
  return {
    "x-request-id": requestId,
    "openai-processing-ms": String(Math.round(milliseconds)),
    "openai-version": "2020-10-01",
    "openai-organization": "demo",
    "x-ratelimit-limit-requests": "5000",
    "x-ratelimit-remaining-requests": "4999",
    "x-ratelimit-reset-requests": "12ms",
    "x-ratelimit-limit-tokens": "4000000",
    "x-ratelimit-remaining-tokens": "3999000",
    "x-ratelimit-reset-tokens": "15ms",
  };
}
