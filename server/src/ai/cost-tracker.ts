import type { AI_OUTCOMES, COST_SOURCES, ErrorCode, FieldError } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import { costOf, type Prices, type Rates, type TokenUsage } from "./prices.ts";

export type AiOutcome = (typeof AI_OUTCOMES)[number];

/**
 * How the cost of a call is known. `estimated`: the provider sent no usage. `reserved`: the call was cut off and may have been
 * charged, so all that was held back counts. `unknown_price`: the price table lacks the model, so 0 is recorded.
 */
export type CostSource = (typeof COST_SOURCES)[number];

/** One attempt to call the model, as recorded before a byte leaves. */
export type NewAiCall = {
  id: string;
  jobId: string;
  businessId: string;
  userId: string;
  campaignId: string | null;
  contentId: string | null;
  purpose: "strategy" | "content" | "reply" | "questions";
  /** Counts the attempts of the job from 1, those from before a crash included. */
  attempt: number;
  modelRequested: string;
  promptId: string;
  promptVersion: number;
  /** SHA-256 (hex) of the messages and the schema that were sent. */
  promptSha256: string;
  schemaName: string;
  schemaSha256: string;
  api: "chat" | "responses";
  streamed: boolean;
  /** The taking-up of the job that makes the call. */
  run: number;
  /** What looked unusual in the owner's texts; a sign, never a block. */
  guardFlags: string[];
  /** The messages as they are sent, as JSON. Kept only where the operator wants it, and for a limited time. */
  promptText: string;
  /** The most this attempt can cost; null when the price of the model is not known. */
  reservedNanoUsd: number | null;
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
  /** What a token was priced at, in pico-US-dollars; null where the price is not known. */
  rates: Rates | null;
  latencyMs: number;
  /** Until the first byte of the answer's body; null when none came. */
  firstByteMs: number | null;
  /** Names of the repairs the answer needed. */
  repairs: string[];
  /** What was wrong with the answer, at most ten. */
  issues: FieldError[];
  /** What looked unusual, before and after: the whole list. */
  guardFlags: string[];
  /**
   * The body of a 200, at most 1 MiB; null when none arrived. A streamed answer that came to its end is kept as the same answer in
   * one piece, a broken one as the events that came.
   */
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
  /**
   * Commits a row `started` with the reserved cost, before a byte leaves. Throws `ai_budget_exceeded` when a budget does not
   * hold that much, `ai_price_unknown` when there is a budget and no price, `job_cancelled` when the job was stopped or
   * another worker has taken it over.
   */
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
export type CallResult = Omit<
  AiCallSettlement,
  keyof TokenUsage | "usageSource" | "costNanoUsd" | "costSource" | "rates"
> & {
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
  rates: null,
  latencyMs: 0,
  firstByteMs: null,
  rawAnswer: null,
} as const satisfies Partial<Record<keyof AiCallSettlement, unknown>>;

/** How long a call waits for others to give back what they hold of the budget. */
const LONGEST_WAIT_MS = 8000;
const LOOK_AGAIN_MS = 250;

/** Tokens that a provider adds around the messages of a chat. */
const WRAPPING_TOKENS = 64;

/** The most one call can cost in nano-US-dollars. A token is at least one byte, so the bytes sent bound the input from above. */
export function worstCase(
  prices: Prices,
  model: string,
  { inputBytes, outputTokens }: { inputBytes: number; outputTokens: number },
): number | null {
  const inputTokens = inputBytes + WRAPPING_TOKENS;
  const rates = prices.rates(model, inputTokens);
  // No part of the input can be dearer than the dearest way to bill it.
  return rates && Number(costOf({ ...rates, input: dearestInput(rates) }, { ...NO_USAGE, inputTokens, outputTokens }));
}

const dearestInput = ({ input, cacheRead, cacheWrite }: Rates): number => Math.max(input, cacheRead, cacheWrite);

export type OpenCall = {
  /** Records how the attempt ended; returns its cost. A second call does nothing, so a clean-up may always call it. */
  settle(result: CallResult): Promise<number>;
};

export type CostTracker = ReturnType<typeof createCostTracker>;

/**
 * Money of the AI layer: the most an attempt can cost is reserved before a byte leaves, what it did cost is settled after.
 * Amounts are integers throughout, pico-dollars per token and nano-dollars per call.
 */
export function createCostTracker({ ledger, prices, clock }: { ledger: UsageLedger; prices: Prices; clock: Clock }) {
  /** By the model that answered; by the one that was asked where the table does not know the other. */
  const priced = (
    answered: string | null,
    requested: string,
    usage: MeasuredUsage,
  ): Pick<AiCallSettlement, "costNanoUsd" | "costSource" | "rates"> => {
    const rates = (answered && prices.rates(answered, usage.inputTokens)) || prices.rates(requested, usage.inputTokens);
    if (usage.source === "none") return { costNanoUsd: 0, costSource: "none", rates };
    if (!rates) return { costNanoUsd: 0, costSource: "unknown_price", rates };
    return {
      costNanoUsd: Number(costOf(rates, usage)),
      costSource: usage.source === "provider" ? "exact" : "estimated",
      rates,
    };
  };

  /** What is held back is mostly given back: a call is refused only when it still does not fit after a while. */
  const openOnceFree = async (call: NewAiCall, signal: AbortSignal): Promise<void> => {
    const until = clock.now() + LONGEST_WAIT_MS;
    for (;;) {
      try {
        return await ledger.open(call);
      } catch (error) {
        const isHeld = error instanceof AppError && error.code === "ai_budget_exceeded" && error.facts.retryAfter;
        if (!isHeld || clock.now() >= until || signal.aborted) throw error;
        await clock.sleep(LOOK_AGAIN_MS, signal).catch(() => undefined); // when aborted, the next look is the last
      }
    }
  };

  const settle = async (id: string, requested: string, { usage, ...result }: CallResult): Promise<number> => {
    const { source, ...tokens } = usage;
    const cost = priced(result.model, requested, usage);
    await ledger.settle(id, { ...result, ...tokens, ...cost, usageSource: source });
    return cost.costNanoUsd;
  };

  return {
    /** Opens an attempt; where calls under way hold what is left of a budget, it waits for them a while. */
    async open(
      call: Omit<NewAiCall, "reservedNanoUsd" | "priceVersion">,
      most: { inputBytes: number; outputTokens: number },
      signal: AbortSignal,
    ): Promise<OpenCall> {
      const reservedNanoUsd = worstCase(prices, call.modelRequested, most);
      await openOnceFree({ ...call, reservedNanoUsd, priceVersion: prices.version }, signal);
      let settled: Promise<number> | undefined;
      return {
        settle: (result) => {
          settled ??= settle(call.id, call.modelRequested, result);
          return settled;
        },
      };
    },

    earlier: (jobId: string): Promise<EarlierCall[]> => ledger.earlier(jobId),

    writeOff: (call: EarlierCall): Promise<void> => writeOff(ledger, call),
  };
}

/** Ends an attempt that a crash cut off. It may have been paid, so its whole reservation counts: as wasted, not as spent. */
export async function writeOff(
  ledger: Pick<UsageLedger, "settle">,
  { id, reservedNanoUsd }: Pick<EarlierCall, "id" | "reservedNanoUsd">,
): Promise<void> {
  await ledger.settle(id, {
    ...NOTHING_KNOWN,
    repairs: [],
    issues: [],
    guardFlags: [],
    usageSource: "estimated",
    costNanoUsd: reservedNanoUsd,
    costSource: "reserved",
  });
}
