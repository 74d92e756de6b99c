import type { Clock } from "../core/clock.ts";
import { createAiClient } from "./ai-client.ts";
import { type ContentWriter, createContentWriter } from "./content-writer.ts";
import { createCostTracker, type UsageLedger } from "./cost-tracker.ts";
import { createGeneration } from "./generation.ts";
import { type Prices, readPrices } from "./prices.ts";
import { createRetryHandler } from "./retry-handler.ts";
import { type LanguageCheck, loadLanguageCheck } from "./rules/language.ts";
import { createStrategist, type Strategist } from "./strategist.ts";

/** Used when a key is given and no model is named: a strong one to plan, a cheaper one to write. Both are in the price table. */
export const DEFAULT_MODELS = { strategyModel: "gpt-5.4", contentModel: "gpt-5.4-mini" } as const;

export type AiNeeds = {
  connection: {
    /** With its version, as `https://api.openai.com/v1`. */
    baseUrl: string;
    apiKey: string;
    strategyModel: string;
    contentModel: string;
    /** True for the built-in demo model: it costs nothing and says so. */
    demo: boolean;
  };
  ledger: UsageLedger;
  clock: Clock;
  /** From 0 up to 1; only spreads waits. */
  random(): number;
  /** What tokens cost; by default the price table's row for the address. */
  prices?: Prices;
  /** A keyed hash of the user's id: the provider can tell users apart without knowing them. */
  identify(userId: string): string;
};

export type Ai = {
  strategist: Strategist;
  writer: ContentWriter;
  models: { strategyModel: string; contentModel: string; demo: boolean };
};

/** The demo model answers in the languages it has and says so itself when it has not the right one. */
const anyLanguage: LanguageCheck = () => null;

/** Puts the AI layer together. Nothing is sent until an ability is used. */
export function createAi({
  connection,
  ledger,
  clock,
  random,
  identify,
  prices = readPrices(connection),
}: AiNeeds): Ai {
  const { demo, strategyModel, contentModel } = connection;
  let language: Promise<LanguageCheck> | undefined;
  const loadLanguage = (): Promise<LanguageCheck> => {
    language ??= demo ? Promise.resolve(anyLanguage) : loadLanguageCheck();
    return language;
  };
  const client = createAiClient(connection);
  const costs = createCostTracker({ ledger, prices, clock });
  const retry = createRetryHandler({ clock, random });
  const generate = createGeneration({ client, costs, retry, clock, demo, identify, loadLanguage });
  return {
    strategist: createStrategist({ generate, model: strategyModel }),
    writer: createContentWriter({ generate, model: contentModel }),
    models: { strategyModel, contentModel, demo },
  };
}
