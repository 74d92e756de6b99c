import { randomBytes } from "node:crypto";
import type { Clock } from "../core/clock.ts";
import { createAiClient } from "./ai-client.ts";
import { createAttempt } from "./attempt.ts";
import { attemptInSpan } from "./attempt-span.ts";
import { createBreaker } from "./breaker.ts";
import type { FailureKind } from "./classify.ts";
import { type ContentReview, createContentReview } from "./content-review.ts";
import { type ContentWriter, createContentWriter } from "./content-writer.ts";
import { createCostTracker, type UsageLedger } from "./cost-tracker.ts";
import { createUsageWatch, type Warn } from "./estimate-usage.ts";
import { createGeneration } from "./generation.ts";
import { type CircuitWatch, createGuardedAsk } from "./guarded-ask.ts";
import { createPassageWriter, type PassageWriter } from "./passage-writer.ts";
import { type Prices, readPrices } from "./prices.ts";
import { createQuestionNamer, type QuestionNamer } from "./question-namer.ts";
import { createReplyWriter, type ReplyWriter } from "./reply-writer.ts";
import { createRetryBudget } from "./retry-budget.ts";
import { createRetryHandler } from "./retry-handler.ts";
import { anyLanguage, type LanguageCheck, loadLanguageCheck } from "./rules/language.ts";
import { createStrategist, type Strategist } from "./strategist.ts";
import type { Api } from "./wire/model-request.ts";

/** Used when a key is given and no model is named: a strong one to plan, a cheaper one to write. Both are in the price table. */
export const DEFAULT_MODELS = { strategyModel: "gpt-5.4", contentModel: "gpt-5.4-mini" } as const;

export type AiNeeds = {
  connection: {
    /** With its version, as `https://api.openai.com/v1`. */
    baseUrl: string;
    apiKey: string;
    strategyModel: string;
    contentModel: string;
    /** Asked instead where the server says that it does not have one of them; by default none is. */
    fallbackModel?: string | null;
    /** Which form of the wire the server speaks; nearly all speak `chat`, the default. */
    api?: Api;
    /** Whether answers are streamed: then a stalled one is noticed and a text is seen while it is written. By default they are. */
    stream?: boolean;
    /** True for the built-in demo model: it costs nothing and says so. */
    demo: boolean;
  };
  ledger: UsageLedger;
  clock: Clock;
  /** From 0 up to 1; only spreads waits. */
  random(): number;
  /** Marks the data block of one request; nobody may be able to guess the next one. */
  nonce?(): string;
  /** What tokens cost; by default the price table's row for the address. */
  prices?: Prices;
  /** A keyed hash of the user's id: the provider can tell users apart without knowing them. */
  identify(userId: string): string;
  /** Told what the operator should know: an account without credit, a provider that keeps failing. Never any text of a user. */
  warn?: Warn;
  /** Told when a model's server is left alone, and when it answers well; by default nobody is. */
  circuit?: CircuitWatch;
};

export type Ai = {
  strategist: Strategist;
  writer: ContentWriter;
  passages: PassageWriter;
  replies: ReplyWriter;
  questions: QuestionNamer;
  /** Looks at texts of people by the same rules. */
  reviewer: ContentReview;
  models: { strategyModel: string; contentModel: string; demo: boolean };
};

/** Puts the AI layer together. Nothing is sent until an ability is used. */
export function createAi({
  connection,
  ledger,
  clock,
  random,
  identify,
  prices = readPrices(connection),
  nonce = () => randomBytes(16).toString("hex"),
  warn = () => undefined,
  circuit = { opened: () => undefined, well: () => undefined },
}: AiNeeds): Ai {
  const { demo, strategyModel, contentModel } = connection;
  let language: Promise<LanguageCheck> | undefined;
  const loadLanguage = (): Promise<LanguageCheck> => {
    language ??= demo ? Promise.resolve(anyLanguage) : loadLanguageCheck();
    return language;
  };
  const { baseUrl, apiKey, api = "chat", stream = true, fallbackModel = null } = connection;
  const client = createAiClient({ baseUrl, apiKey, clock });
  const costs = createCostTracker({ ledger, prices, clock });
  const ask = createGuardedAsk({
    ask: attemptInSpan(createAttempt({ client, costs, clock, api, identify }), new URL(baseUrl)),
    breaker: createBreaker<FailureKind>({ clock }),
    usageWatch: createUsageWatch({ clock, warn }),
    server: new URL(baseUrl).host,
    warn,
    circuit,
  });
  const generate = createGeneration({
    ask,
    costs,
    retry: createRetryHandler({ clock, random }),
    budget: createRetryBudget({ clock }),
    clock,
    demo,
    fallbackModel,
    stream,
    nonce,
    loadLanguage,
  });
  return {
    strategist: createStrategist({ generate, model: strategyModel }),
    writer: createContentWriter({ generate, model: contentModel }),
    passages: createPassageWriter({ generate, model: contentModel, loadLanguage }),
    replies: createReplyWriter({ generate, model: contentModel }),
    questions: createQuestionNamer({ generate, model: contentModel }),
    reviewer: createContentReview({ loadLanguage }),
    models: { strategyModel, contentModel, demo },
  };
}
