import { expect, test } from "vitest";
import { createAiClient } from "../../src/ai/ai-client.ts";
import { createAttempt } from "../../src/ai/attempt.ts";
import { createCostTracker } from "../../src/ai/cost-tracker.ts";
import { readPrices } from "../../src/ai/prices.ts";
import { contentDraft, render } from "../../src/ai/prompt-builder.ts";
import { createTestClock } from "./support/clocks.ts";
import { createTestLedger } from "./support/ledger.ts";
import { answer, startModelServer, type Step } from "./support/model-server.ts";
import { contentRequest, facebookAnswer, runFor } from "./support/requests.ts";

/** One attempt whose check throws, at a server that answers once; what the ledger holds afterwards. */
async function brokenAttempt(reply: Step) {
  await using server = await startModelServer([reply]);
  const clock = createTestClock();
  const { ledger, settled } = createTestLedger();
  const prices = readPrices({ baseUrl: "https://api.openai.com/v1", demo: false });
  const ask = createAttempt({
    client: createAiClient({ baseUrl: server.baseUrl, apiKey: "sk-test", clock }),
    costs: createCostTracker({ ledger, prices, clock }),
    clock,
    api: "chat",
    identify: () => "someone",
  });
  const draft = contentDraft(contentRequest());
  const limits = { deadlineMs: 25_000, perTryMs: 15_000, maxOutputTokens: 4000 };
  const order = {
    draft,
    limits,
    model: "gpt-5.4-mini",
    ownTexts: [],
    check() {
      throw new TypeError("a bug");
    },
  };
  const run = runFor();

  const asked = ask(order, {
    run,
    attempt: 1,
    model: order.model,
    prompt: render(draft, "0", { corrections: [], short: false }),
    nonce: "0",
    outputFactor: 1,
    effort: "low",
    stream: true,
    without: new Set(),
    language: () => null,
    guardFlags: ["override"],
    signal: run.signal,
  });

  await expect(asked).rejects.toThrow(TypeError);
  return settled();
}

test("a fault of our own closes the row and keeps the answer that was paid", async () => {
  const rows = await brokenAttempt(answer(facebookAnswer()));
  expect(rows).toMatchObject([
    { outcome: "failed", errorCode: "internal", httpStatus: 200, inputTokens: 1000, guardFlags: ["override"] },
  ]);
  expect(rows[0]?.rawAnswer).not.toBeNull();
});

test("a count of the provider that cannot be true is not believed there either", async () => {
  const usage = { prompt_tokens: 2_000_000_000, completion_tokens: 2_000_000_000 };
  const [row] = await brokenAttempt(answer(facebookAnswer(), { usage }));
  expect(row).toMatchObject({ usageSource: "estimated", guardFlags: ["override", "usage_impossible"] });
  expect(row?.inputTokens).toBeLessThan(20_000);
});
