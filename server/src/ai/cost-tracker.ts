import type { AI_OUTCOMES, ErrorCode, FieldError } from "@handbill/contracts";

export type AiOutcome = (typeof AI_OUTCOMES)[number];

/** How the cost of a call is known. `estimated`: the provider sent no usage. `unknown_price`: the price table lacks the model, so 0 is recorded. */
export type CostSource = "exact" | "estimated" | "unknown_price" | "none";

/** One attempt to call the model, as recorded before a byte leaves. */
export type NewAiCall = {
  id: string;
  jobId: string;
  businessId: string;
  userId: string;
  campaignId: string;
  contentId: string | null;
  purpose: "strategy" | "content";
  /** Counts the attempts of the job from 1, those from before a crash included. */
  attempt: number;
  modelRequested: string;
  promptId: string;
  promptVersion: number;
  /** SHA-256 (hex) of the messages and the schema that were sent. */
  promptSha256: string;
  /** The most this attempt can cost. */
  reservedNanoUsd: number;
  priceVersion: string;
};

/** How an attempt ended. Given exactly once per opened call, with the raw answer whenever there is one. */
export type AiCallSettlement = {
  outcome: Exclude<AiOutcome, "started">;
  errorCode: ErrorCode | null;
  httpStatus: number | null;
  providerRequestId: string | null;
  finishReason: string | null;
  /** The model that answered, which may be another than the one asked. */
  model: string | null;
  /** All input tokens, cached ones included. */
  inputTokens: number;
  cachedInputTokens: number;
  cacheWriteTokens: number;
  /** All output tokens, reasoning included. */
  outputTokens: number;
  reasoningTokens: number;
  usageSource: "provider" | "estimated" | "none";
  costNanoUsd: number;
  costSource: CostSource;
  latencyMs: number;
  /** Names of the repairs the answer needed. */
  repairs: string[];
  /** What was wrong with the answer, at most ten. */
  issues: FieldError[];
  /** The body of a 200 byte for byte, at most 1 MiB; null when none arrived. */
  rawAnswer: Uint8Array | null;
};

/** An attempt of the same job from before a crash. */
export type EarlierCall = {
  id: string;
  attempt: number;
  outcome: AiOutcome;
  errorCode: string | null;
  model: string | null;
  modelRequested: string;
  inputTokens: number;
  outputTokens: number;
  costNanoUsd: number;
  reservedNanoUsd: number;
  latencyMs: number | null;
  rawAnswer: Uint8Array | null;
};

/** Where attempts are recorded. The data layer implements it; the composition root hands it over. */
export type UsageLedger = {
  /** Commits a row `started` with the reserved cost, before a byte leaves. */
  open(call: NewAiCall): Promise<void>;
  /** Commits how the attempt ended. Called exactly once for each opened call, as soon as the answer is there. */
  settle(id: string, settlement: AiCallSettlement): Promise<void>;
  /** The attempts of a job, oldest first, with the raw answer where one was paid. */
  earlier(jobId: string): Promise<EarlierCall[]>;
};
