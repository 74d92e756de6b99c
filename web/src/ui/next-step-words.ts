import type { ErrorCode } from "@handbill/contracts";

type AiErrorCode = Extract<ErrorCode, `ai_${string}`>;

/** What an owner can do about a failed generation, beside trying again. Every failure of the writer has its sentence. */
const nextStep: Record<AiErrorCode, string> & Partial<Record<ErrorCode, string>> = {
  ai_timeout: "Try again, or ask for something shorter.",
  ai_rate_limited: "What you asked for is kept meanwhile.",
  ai_unavailable: "What you asked for is kept meanwhile. You can also write by hand.",
  ai_quota_exhausted: "Add credit to your account at the AI provider, then try again.",
  ai_config: "Check the AI settings in .env, then start Handbill again.",
  ai_model_unavailable: "Check the model names in .env, then start Handbill again.",
  ai_unreachable: "Check that this computer is online, then try again.",
  ai_upstream_error: "Try again in a moment, or write it yourself.",
  ai_bad_response: "Try again. If it happens often, another model may do better.",
  ai_invalid_output: "Try again, or say in your own words what it should be like.",
  ai_truncated: "Try again, or ask for something shorter.",
  ai_empty: "Try again, or say in your own words what it should be like.",
  ai_refused: "Change the request, or write it yourself.",
  ai_content_filtered: "Change the request, or write it yourself.",
  ai_output_blocked: "Change the request, or write it yourself.",
  ai_input_too_large: "Shorten your profile or your notes, then try again.",
  ai_budget_exceeded: "Raise it and the work goes on, or write by hand.",
  ai_price_unknown:
    "A limit can only be kept for a model whose price is known. Set its price in AI_PRICES, choose another model, or remove the limit.",
  claims_unconfirmed: "Open it, look at what is marked, and confirm what is true.",
};

/** The next step after an error of this code; undefined where there is none to name. */
export const nextStepAfter = (code: string): string | undefined =>
  Object.entries(nextStep).find(([known]) => known === code)?.[1];
