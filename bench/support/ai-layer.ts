import assert from "node:assert/strict";
import OpenAI from "openai";
import type { ContentWriter } from "../../server/src/ai/content-writer.ts";
import { createAi } from "../../server/src/ai/ai.ts";
import type { UsageLedger } from "../../server/src/ai/cost-tracker.ts";
import { readPrices } from "../../server/src/ai/prices.ts";
import { systemClock } from "../../server/src/core/clock.ts";
import { type BenchTask, quietRun } from "./content-task.ts";

export const MODEL = "gpt-5.4-mini";
export const NONCE = "0123456789abcdef0123456789abcdef";
const KEY = "sk-bench";

/** Takes everything and keeps nothing: what a database adds is measured by itself. */
const forgetful: UsageLedger = {
  open: async () => undefined,
  settle: async () => undefined,
  earlier: async () => [],
};

/** The whole AI layer as the product puts it together, but for the ledger; and for the nonce, so that its requests are the same to the byte. */
export function layerOn(baseUrl: string, stream: boolean): ContentWriter {
  const connection = { baseUrl, apiKey: KEY, strategyModel: MODEL, contentModel: MODEL, demo: false, stream };
  return createAi({
    connection,
    ledger: forgetful,
    clock: systemClock,
    random: Math.random,
    nonce: () => NONCE,
    prices: readPrices({ baseUrl: "https://api.openai.com/v1", demo: false }),
    identify: () => "f".repeat(64),
  }).writer;
}

/** The least that anybody does who calls a model for JSON: the SDK, and `JSON.parse` of what the model wrote. */
export function bareOn(baseUrl: string, body: string): () => Promise<unknown> {
  const sdk = new OpenAI({ baseURL: baseUrl, apiKey: KEY, maxRetries: 0 });
  const parameters: OpenAI.ChatCompletionCreateParams = JSON.parse(body);
  return async () => {
    const answer = await sdk.chat.completions.create(parameters);
    if ("choices" in answer) return JSON.parse(answer.choices[0]?.message.content ?? "");
    let text = "";
    for await (const chunk of answer) text += chunk.choices[0]?.delta.content ?? "";
    return JSON.parse(text);
  };
}

/** Fails where there is something to mend or to doubt: then more than the success path would be measured. */
export async function requireSuccess(writer: ContentWriter, { request }: BenchTask): Promise<void> {
  const { claims, receipt } = await writer.write(request, quietRun("first"));
  assert.deepEqual(
    { claims, repairs: receipt.repairs, attempts: receipt.attempts },
    { claims: [], repairs: [], attempts: 1 },
  );
}
