import { createAi } from "../../../src/ai/ai.ts";
import { readPrices } from "../../../src/ai/prices.ts";
import type { EarlierCall } from "../../../src/ai/cost-tracker.ts";
import { createTestClock } from "./clocks.ts";
import { createTestLedger } from "./ledger.ts";
import { startModelServer, type Step } from "./model-server.ts";
import { runFor } from "./requests.ts";

type Setting = { earlier?: EarlierCall[]; demo?: boolean; model?: string; signal?: AbortSignal };

/** The AI layer on a scripted model server, with a clock that skips waits and a ledger in memory. */
export async function aiWorld(
  steps: Step[],
  { earlier = [], demo = false, model = "gpt-5.4-mini", signal }: Setting = {},
) {
  const server = await startModelServer(steps);
  const clock = createTestClock({ skipBelowMs: 4001 });
  const { ledger, rows, written, settled } = createTestLedger(earlier);
  const connection = { baseUrl: server.baseUrl, apiKey: "sk-test", strategyModel: model, contentModel: model, demo };
  const ai = createAi({
    connection,
    // The server is local, but its answers are priced as if they came from OpenAI.
    prices: readPrices({ baseUrl: "https://api.openai.com/v1", demo }),
    ledger,
    clock,
    random: () => 0.5,
    identify: (userId) => `hash-of-${userId}`,
  });
  return {
    ...ai,
    server,
    clock,
    rows,
    written,
    settled,
    run: runFor(signal),
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  };
}
