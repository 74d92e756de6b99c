import { createAi } from "../../../src/ai/ai.ts";
import { readPrices } from "../../../src/ai/prices.ts";
import type { EarlierCall } from "../../../src/ai/cost-tracker.ts";
import { createTestClock } from "./clocks.ts";
import { createTestLedger } from "./ledger.ts";
import { startModelServer, type Step } from "./model-server.ts";
import { runFor } from "./requests.ts";

type Setting = {
  earlier?: EarlierCall[];
  /** What a second reading of the earlier calls finds; the same, where nothing is said. */
  later?: EarlierCall[];
  demo?: boolean;
  model?: string;
  strategyModel?: string;
  fallbackModel?: string;
  api?: "chat" | "responses";
  /** How many calls the budget holds; all, where nothing is said. */
  opens?: number;
  signal?: AbortSignal;
};

/** The AI layer on a scripted model server, with a clock that skips waits and a ledger in memory. */
export async function aiWorld(
  steps: Step[],
  { earlier = [], later, demo = false, model = "gpt-5.4-mini", opens, signal, ...connecting }: Setting = {},
) {
  const server = await startModelServer(steps);
  const clock = createTestClock({ skipBelowMs: 4001 });
  const { ledger, rows, written, settled } = createTestLedger(earlier, opens, later);
  const connection = {
    baseUrl: server.baseUrl,
    apiKey: "sk-test",
    strategyModel: model,
    contentModel: model,
    demo,
    ...connecting,
  };
  const warnings: [message: string, facts: unknown][] = [];
  const ai = createAi({
    connection,
    // The server is local, but its answers are priced as if they came from OpenAI.
    prices: readPrices({ baseUrl: "https://api.openai.com/v1", demo }),
    ledger,
    clock,
    random: () => 0.5,
    identify: (userId) => `hash-of-${userId}`,
    warn: (message, facts) => void warnings.push([message, facts]),
  });
  return {
    ...ai,
    server,
    clock,
    rows,
    written,
    settled,
    warnings,
    run: runFor(signal),
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  };
}
