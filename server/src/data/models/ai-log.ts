import type { AiLog, ErrorCode, FieldError } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { GeneratedJson, Timestamp } from "./column.ts";

export type AiLogTable = {
  id: string;
  businessId: string;
  userId: string;
  jobId: string;
  /** The trace of the job, and of the request that asked for it; null for calls of early versions. */
  traceId: string | null;
  campaignId: string | null;
  contentId: string | null;
  purpose: AiLog["purpose"];
  attempt: number;
  outcome: AiLog["outcome"];
  errorCode: ErrorCode | null;
  providerRequestId: string | null;
  modelRequested: string;
  model: string | null;
  promptId: string;
  promptVersion: number;
  promptSha256: string;
  schemaName: Generated<string>;
  schemaSha256: Generated<string>;
  api: Generated<string>;
  streamed: Generated<boolean>;
  finishReason: string | null;
  httpStatus: number | null;
  inputTokens: Generated<number>;
  cachedInputTokens: Generated<number>;
  cacheWriteTokens: Generated<number>;
  outputTokens: Generated<number>;
  reasoningTokens: Generated<number>;
  usageSource: Generated<AiLog["usageSource"]>;
  priceVersion: string;
  costSource: Generated<AiLog["costSource"]>;
  /** Pico-US-dollars per token; all four null where the price is not known. */
  rateInput: number | null;
  rateCacheRead: number | null;
  rateCacheWrite: number | null;
  rateOutput: number | null;
  reservedNanoUsd: number;
  costNanoUsd: Generated<number>;
  latencyMs: number | null;
  firstByteMs: number | null;
  repairs: GeneratedJson<string[]>;
  issues: GeneratedJson<FieldError[]>;
  guardFlags: GeneratedJson<string[]>;
  rawAnswer: Uint8Array | null;
  answerSha256: string | null;
  /** The messages that were sent; only where the operator keeps them, until `promptExpiresAt`. */
  promptText: string | null;
  promptExpiresAt: string | null;
  businessMonth: Generated<string>;
  userMonth: Generated<string>;
  /** Place in the business's chain, given when the call is settled; null for rows older than the chain. */
  chainNumber: number | null;
  chainPrevious: string | null;
  chainHash: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
