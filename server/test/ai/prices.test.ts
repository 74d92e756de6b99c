import { readFileSync } from "node:fs";
import { calcPrice, findProvider } from "@pydantic/genai-prices";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { DEFAULT_MODELS } from "../../src/ai/ai.ts";
import { readPrices, type TokenUsage } from "../../src/ai/prices.ts";
import { exportPrices } from "../../../scripts/export-prices.mjs";

const openai = readPrices({ baseUrl: "https://api.openai.com/v1", demo: false });
const usage = (inputTokens: number, outputTokens: number, more: Partial<TokenUsage> = {}): TokenUsage => ({
  inputTokens,
  outputTokens,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  reasoningTokens: 0,
  ...more,
});

test.each([
  ["gpt-4o-mini", usage(1000, 500), 1000n * 150n + 500n * 600n],
  ["gpt-5-nano-2025-08-07", usage(1000, 500, { cachedInputTokens: 900 }), 100n * 50n + 900n * 5n + 500n * 400n],
  ["gpt-5.4", usage(300_000, 1000), 300_000n * 5000n + 1000n * 22_500n],
  ["gpt-5.4", usage(271_999, 1000), 271_999n * 2500n + 1000n * 15_000n],
  ["gpt-5.6-luna", usage(1000, 0, { cacheWriteTokens: 1000 }), 250n * 1000n],
  ["o1-pro", usage(10, 1, { cachedInputTokens: 10 }), 10n * 150_000n + 600_000n],
])("%s costs what its provider says, to the nano-dollar", (model, tokens, nano) => {
  expect(openai.cost(model, tokens)).toBe(nano);
});

test("reasoning is part of the output and never added to it", () => {
  expect(openai.cost("gpt-5.4", usage(0, 100, { reasoningTokens: 90 }))).toBe(openai.cost("gpt-5.4", usage(0, 100)));
});

test("a part of a nano-dollar is rounded up", () => {
  const groq = readPrices({ baseUrl: "https://api.groq.com/openai/v1", demo: false });
  const cheapest = groq.cost("llama-3.1-8b-instant", usage(1, 0));
  expect(cheapest).toBe(50n);
  expect(openai.cost("gpt-5-nano", usage(1, 0, { cachedInputTokens: 1 }))).toBe(5n);
});

test("an unknown model and an unknown server have unknown prices", () => {
  expect(openai.cost("my-own-model", usage(1, 1))).toBeNull();
  expect(readPrices({ baseUrl: "http://localhost:11434/v1", demo: false }).cost("gpt-5", usage(1, 1))).toBeNull();
});

test("the demo model costs nothing", () => {
  expect(readPrices({ baseUrl: "http://127.0.0.1:1/v1", demo: true }).cost("anything", usage(1e6, 1e6))).toBe(0n);
});

test("both default models have a price, and the one that writes is the cheaper", () => {
  const [strategy, content] = [DEFAULT_MODELS.strategyModel, DEFAULT_MODELS.contentModel].map((model) =>
    openai.cost(model, usage(1000, 1000)),
  );
  expect(content).toBeLessThan(strategy ?? 0n);
});

test("every price agrees with its source for any usage", () => {
  const models = (findProvider({ providerId: "openai" })?.models ?? [])
    .map(({ id }) => id)
    .filter((id) => openai.cost(id, usage(1, 1)) !== null && !/audio|realtime|image/.test(id));
  const tokens = fc.integer({ min: 0, max: 400_000 });
  fc.assert(
    fc.property(
      fc.constantFrom(...models),
      tokens,
      tokens,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (model, input, output, share) => {
        const cached = Math.floor(input * share);
        const ours = Number(openai.cost(model, usage(input, output, { cachedInputTokens: cached }))) / 1e9;
        const timestamp = new Date("2026-11-22");
        const theirs = calcPrice({ input_tokens: input, output_tokens: output, cache_read_tokens: cached }, model, {
          providerId: "openai",
          timestamp,
        });
        expect(ours).toBeCloseTo(theirs?.total_price ?? Number.NaN, 6);
      },
    ),
    { numRuns: 500 },
  );
});

test("the checked-in table is what the export makes of its source", () => {
  const table: unknown = JSON.parse(readFileSync(new URL("../../src/ai/prices.json", import.meta.url), "utf8"));
  const { checkedOn, version } = z.object({ checkedOn: z.string(), version: z.string() }).parse(table);
  expect(table).toEqual(exportPrices(checkedOn, version.replace("genai-prices ", "")));
});
