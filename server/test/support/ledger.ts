import { sql } from "kysely";
import type { MeasuredUsage } from "../../src/ai/cost-tracker.ts";
import { createCostTracker, NO_USAGE } from "../../src/ai/cost-tracker.ts";
import type { Prices } from "../../src/ai/prices.ts";
import { type Clock, systemClock } from "../../src/core/clock.ts";
import { newId } from "../../src/core/ids.ts";
import { createStore, type Store } from "../../src/data/store.ts";
import type { Tables } from "../../src/data/models/tables.ts";
import type { Database } from "../../src/infrastructure/database.ts";

/** A nano-dollar a token, in and out. */
const PLAIN_PRICES: Prices = {
  version: "test",
  rates: (model) => (model === "unpriced" ? null : { input: 1000, cacheRead: 1000, cacheWrite: 1000, output: 1000 }),
};

export type Spender = { businessId: string; userId: string };

/** A user with a business, straight into the tables. */
export async function makeSpender({ db }: Database<Tables>, userId = newId()): Promise<Spender> {
  const businessId = newId();
  await sql`
    insert into users (id, name, email, email_verified, created_at, updated_at)
    values (${userId}, 'Ada', ${`${userId}@example.com`}, false, now(), now()) on conflict do nothing`.execute(db);
  await sql`
    insert into businesses (id, user_id, name, industry, description, audience, location, language, tone, voice, offers,
      facts, constraints, channels, timezone)
    values (${businessId}, ${userId}, 'Padaria', '', '', '', '', 'pt', '', '[]', '[]', '[]', '[]', '[]', 'Europe/Lisbon')`.execute(
    db,
  );
  return { businessId, userId };
}

export const storeOn = ({ db }: Database<Tables>, settings?: Parameters<typeof createStore>[2]): Store =>
  createStore(db, async () => {}, settings);

const usage = (inputTokens: number, outputTokens: number): MeasuredUsage => ({
  ...NO_USAGE,
  inputTokens,
  outputTokens,
  source: "provider",
});

/** Makes calls as the AI layer does, without a model: `most` is what is held back, in nano-dollars. */
export function callsOn(store: Store, clock: Clock = systemClock) {
  const costs = createCostTracker({ ledger: store.aiLedger, prices: PLAIN_PRICES, clock });
  return {
    open: ({ businessId, userId }: Spender, most: number, model = "priced", signal = new AbortController().signal) =>
      costs.open(
        {
          id: newId(),
          jobId: newId(),
          businessId,
          userId,
          campaignId: newId(),
          contentId: null,
          purpose: "content",
          attempt: 1,
          run: 1,
          modelRequested: model,
          promptId: "test",
          promptVersion: 1,
          promptSha256: "",
          schemaName: "test",
          schemaSha256: "",
          api: "chat",
          streamed: false,
          guardFlags: [],
          promptText: "[]",
        },
        // The tokens that a chat adds around its messages come on top.
        { inputBytes: 0, outputTokens: most - 64 },
        signal,
      ),
    /** What an answer that cost so much settles with. */
    costing: (cost: number) => ({
      outcome: "ok" as const,
      errorCode: null,
      httpStatus: 200,
      providerRequestId: "req_1",
      finishReason: "stop",
      model: "priced",
      usage: usage(Math.floor(cost / 2), cost - Math.floor(cost / 2)),
      latencyMs: 12,
      firstByteMs: 3,
      repairs: ["json"],
      issues: [{ path: "text", message: "Too long.", actual: 300, limit: 280 }],
      guardFlags: [],
      rawAnswer: Buffer.from("{}"),
    }),
  };
}
