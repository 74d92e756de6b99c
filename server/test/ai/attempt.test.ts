import { expect, test } from "vitest";
import { createAiClient } from "../../src/ai/ai-client.ts";
import { createAttempt } from "../../src/ai/attempt.ts";
import { createCostTracker } from "../../src/ai/cost-tracker.ts";
import { readPrices } from "../../src/ai/prices.ts";
import { contentDraft, render } from "../../src/ai/prompt-builder.ts";
import { createTestClock } from "./support/clocks.ts";
import { createTestLedger } from "./support/ledger.ts";
import { answer, startModelServer } from "./support/model-server.ts";
import { contentRequest, facebookAnswer, runFor } from "./support/requests.ts";

test("a fault of our own closes the row and keeps the answer that was paid", async () => {
  await using server = await startModelServer([answer(facebookAnswer())]);
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
  expect(settled()).toMatchObject([
    { outcome: "failed", errorCode: "internal", httpStatus: 200, inputTokens: 1000, guardFlags: ["override"] },
  ]);
  expect(settled()[0]?.rawAnswer).not.toBeNull();
});
