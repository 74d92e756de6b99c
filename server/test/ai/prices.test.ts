import { readFileSync } from "node:fs";
import { calcPrice, findProvider } from "@pydantic/genai-prices";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { worstCase } from "../../src/ai/cost-tracker.ts";
import { DEFAULT_MODELS } from "../../src/ai/ai.ts";
import { costOf, readPrices, type Prices, type TokenUsage } from "../../src/ai/prices.ts";
import { exportPrices } from "../../../scripts/export-prices.mjs";

const costAt = (prices: Prices) => ({
  cost(model: string, tokens: TokenUsage): bigint | null {
    const rates = prices.rates(model, tokens.inputTokens);
    return rates && costOf(rates, tokens);
  },
});
const openai = costAt(readPrices({ baseUrl: "https://api.openai.com/v1", demo: false }));
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
  const groq = costAt(readPrices({ baseUrl: "https://api.groq.com/openai/v1", demo: false }));
  const cheapest = groq.cost("llama-3.1-8b-instant", usage(1, 0));
  expect(cheapest).toBe(50n);
  expect(openai.cost("gpt-5-nano", usage(1, 0, { cachedInputTokens: 1 }))).toBe(5n);
});

test("an unknown model and an unknown server have unknown prices", () => {
  expect(openai.cost("my-own-model", usage(1, 1))).toBeNull();
  const local = costAt(readPrices({ baseUrl: "http://localhost:11434/v1", demo: false }));
  expect(local.cost("gpt-5", usage(1, 1))).toBeNull();
});

test.each([
  "https://api.openai.com.evil.example/v1",
  "https://evil.example/https://api.openai.com",
  "http://api.openai.comx",
])("%s is not taken for the provider it sounds like", (baseUrl) => {
  expect(readPrices({ baseUrl, demo: false }).rates("gpt-5.4", 1)).toBeNull();
});

test("an address is known in capitals and with a port too", () => {
  for (const baseUrl of ["HTTPS://API.OPENAI.COM/v1", "https://api.openai.com:443/v1", "https://api.openai.com"]) {
    expect(readPrices({ baseUrl, demo: false }).rates("gpt-5.4", 1)).not.toBeNull();
  }
});

test("the demo model costs nothing", () => {
  const demo = costAt(readPrices({ baseUrl: "http://127.0.0.1:1/v1", demo: true }));
  expect(demo.cost("anything", usage(1e6, 1e6))).toBe(0n);
});

test("prices that the operator sets hold before those of the table, and are exact", () => {
  const own = costAt(
    readPrices({
      baseUrl: "https://api.openai.com/v1",
      demo: false,
      own: { "my-own-model": { input: 0.25, output: 2, cacheRead: 0.025 }, "gpt-5.4": { input: 1, output: 1 } },
    }),
  );
  expect(own.cost("my-own-model", usage(1000, 10, { cachedInputTokens: 400 }))).toBe(150_000n + 10_000n + 20_000n);
  expect(own.cost("gpt-5.4", usage(1000, 1000))).toBe(2_000_000n);
});

test("the most a call can cost is never less than what it does cost", () => {
  const prices = readPrices({ baseUrl: "https://api.openai.com/v1", demo: false });
  const models = ["gpt-5.4", "gpt-5.4-mini", "gpt-5.6-luna", "gpt-4o-mini", "o1-pro"];
  const size = fc.integer({ min: 0, max: 400_000 });
  fc.assert(
    fc.property(fc.constantFrom(...models), size, size, fc.nat(), fc.nat(), (model, bytes, most, some, part) => {
      const inputTokens = some % (bytes + 1);
      const tokens = usage(inputTokens, part % (most + 1), {
        cachedInputTokens: part % (inputTokens + 1),
        cacheWriteTokens: 0,
      });
      const written = { ...tokens, cacheWriteTokens: inputTokens - tokens.cachedInputTokens };
      const reserved = worstCase(prices, model, { inputBytes: bytes, outputTokens: most }) ?? -1;
      for (const one of [tokens, written]) {
        expect(Number(costAt(prices).cost(model, one))).toBeLessThanOrEqual(reserved);
      }
    }),
    { numRuns: 300 },
  );
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
