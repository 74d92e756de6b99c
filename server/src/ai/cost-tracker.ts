import type { AI_OUTCOMES, ErrorCode, FieldError } from "@handbill/contracts";
import type { Prices, TokenUsage } from "./prices.ts";

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

/** What is known of an answer's tokens before they are priced. */
export type MeasuredUsage = TokenUsage & { source: AiCallSettlement["usageSource"] };

export const NO_USAGE: MeasuredUsage = {
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  source: "none",
};

/** What an ended attempt knows of itself; its price is worked out here. */
export type CallResult = Omit<AiCallSettlement, keyof TokenUsage | "usageSource" | "costNanoUsd" | "costSource"> & {
  usage: MeasuredUsage;
};

const NOTHING_KNOWN = {
  outcome: "lost",
  errorCode: "job_interrupted",
  httpStatus: null,
  providerRequestId: null,
  finishReason: null,
  model: null,
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  latencyMs: 0,
  rawAnswer: null,
} as const satisfies Partial<Record<keyof AiCallSettlement, unknown>>;

export type OpenCall = {
  /** Records how the attempt ended; returns its cost. A second call does nothing, so a clean-up may always call it. */
  settle(result: CallResult): Promise<number>;
};

export type CostTracker = ReturnType<typeof createCostTracker>;

/**
 * Money of the AI layer: the most an attempt can cost is reserved before a byte leaves, what it did cost is settled after.
 * Amounts are integers throughout, pico-dollars per token and nano-dollars per call.
 */
export function createCostTracker({ ledger, prices }: { ledger: UsageLedger; prices: Prices }) {
  const priced = (models: (string | null)[], usage: MeasuredUsage): { costNanoUsd: number; costSource: CostSource } => {
    if (usage.source === "none") return { costNanoUsd: 0, costSource: "none" };
    const cost = models.map((model) => model && prices.cost(model, usage)).find((one) => typeof one === "bigint");
    if (cost === undefined) return { costNanoUsd: 0, costSource: "unknown_price" };
    return { costNanoUsd: Number(cost), costSource: usage.source === "provider" ? "exact" : "estimated" };
  };

  const settle = async (id: string, requested: string, { usage, ...result }: CallResult): Promise<number> => {
    const { source, ...tokens } = usage;
    const cost = priced([result.model, requested], usage);
    await ledger.settle(id, { ...result, ...tokens, ...cost, usageSource: source });
    return cost.costNanoUsd;
  };

  return {
    /** Opens an attempt. A token is at least one byte, so the bytes sent bound the input from above. */
    async open(
      call: Omit<NewAiCall, "reservedNanoUsd" | "priceVersion">,
      most: { inputBytes: number; outputTokens: number },
    ): Promise<OpenCall> {
      const worst = { ...NO_USAGE, inputTokens: most.inputBytes, outputTokens: most.outputTokens };
      const reserved = prices.cost(call.modelRequested, worst) ?? 0n;
      await ledger.open({ ...call, reservedNanoUsd: Number(reserved), priceVersion: prices.version });
      let settled: Promise<number> | undefined;
      return {
        settle: (result) => {
          settled ??= settle(call.id, call.modelRequested, result);
          return settled;
        },
      };
    },

    earlier: (jobId: string): Promise<EarlierCall[]> => ledger.earlier(jobId),

    /** Ends an attempt that a crash cut off. It may have been paid, so its whole reservation counts as spent. */
    async writeOff(call: EarlierCall): Promise<void> {
      await ledger.settle(call.id, {
        ...NOTHING_KNOWN,
        repairs: [],
        issues: [],
        usageSource: "estimated",
        costNanoUsd: call.reservedNanoUsd,
        costSource: "estimated",
      });
    },
  };
}
