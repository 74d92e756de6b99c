import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import type { AiLogTable } from "../models/ai-log.ts";

/**
 * What a link of the chain vouches for: everything that is fixed once a call is settled. The order is part of the format and so
 * is never changed. The raw answer and the prompt are in it by their hashes, so that forgetting them breaks nothing.
 */
export const CHAINED = [
  "id",
  "businessId",
  "userId",
  "jobId",
  "campaignId",
  "contentId",
  "purpose",
  "attempt",
  "outcome",
  "errorCode",
  "httpStatus",
  "providerRequestId",
  "finishReason",
  "modelRequested",
  "model",
  "promptId",
  "promptVersion",
  "promptSha256",
  "schemaName",
  "schemaSha256",
  "api",
  "streamed",
  "inputTokens",
  "cachedInputTokens",
  "cacheWriteTokens",
  "outputTokens",
  "reasoningTokens",
  "usageSource",
  "priceVersion",
  "costSource",
  "rateInput",
  "rateCacheRead",
  "rateCacheWrite",
  "rateOutput",
  "reservedNanoUsd",
  "costNanoUsd",
  "latencyMs",
  "firstByteMs",
  "repairs",
  "issues",
  "guardFlags",
  "answerSha256",
  "businessMonth",
  "userMonth",
  "createdAt",
] as const satisfies (keyof AiLogTable)[];

export type ChainedCall = Pick<Selectable<AiLogTable>, (typeof CHAINED)[number]>;

/** Stands before the first call of a business. */
export const CHAIN_START = "";

/** JSON with the keys of objects in order: a database may hand them back in another. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  );
}

/** SHA-256 (hex) of a settled call and of the hash before it. */
export const linkHash = (previous: string, number: number, call: ChainedCall): string =>
  createHash("sha256")
    .update(JSON.stringify([previous, number, ...CHAINED.map((name) => canonical(call[name]))]))
    .digest("hex");
