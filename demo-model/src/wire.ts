/** What both APIs of the OpenAI wire format share: the answer of a model, errors, headers. */

export type Answer = {
  content: string | null;
  refusal: string | null;
  finishReason: "stop" | "length" | "content_filter" | "tool_calls";
  /** A call nobody asked for, instead of a text. */
  toolCall?: { name: string; arguments: string };
};

export type ApiError = { message: string; type: string; param: string | null; code: string | null };

/** A request that is refused before any model has seen it. */
export type Refused = ApiError & { status: number };

export const errorBody = ({ message, type, param, code }: ApiError): { error: ApiError } => ({
  error: { message, type, param, code },
});

export const refuse = (
  message: string,
  param: string | null = null,
  code: string | null = null,
  status = 400,
): Refused => ({ status, message, type: "invalid_request_error", param, code });

export const modelNotFound = (model: string): Refused =>
  refuse(`The model \`${model}\` does not exist or you do not have access to it.`, null, "model_not_found", 404);

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
