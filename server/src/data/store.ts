import type { Kysely } from "kysely";
import type { Tables } from "./models/tables.ts";
import { createAiLogRepository } from "./repositories/ai-log-repository.ts";
import { createBusinessRepository } from "./repositories/business-repository.ts";
import { createCampaignRepository } from "./repositories/campaign-repository.ts";
import { createContentRepository } from "./repositories/content-repository.ts";
import { createIdempotencyRepository } from "./repositories/idempotency-repository.ts";
import { createJobRepository, type EnqueueJobs } from "./repositories/job-repository.ts";

const bind = (db: Kysely<Tables>, enqueue: EnqueueJobs) => ({
  businesses: createBusinessRepository(db),
  campaigns: createCampaignRepository(db),
  contents: createContentRepository(db),
  jobs: createJobRepository(db, enqueue),
  aiLogs: createAiLogRepository(db),
  idempotencyKeys: createIdempotencyRepository(db),
});

export type Repositories = ReturnType<typeof bind>;
export type Store = ReturnType<typeof createStore>;

/** All repositories of business data. Inside `transaction` they share one transaction, and so does the queue. */
export function createStore(db: Kysely<Tables>, enqueue: EnqueueJobs) {
  return {
    ...bind(db, enqueue),
    transaction: <T>(work: (tx: Repositories) => Promise<T>): Promise<T> =>
      db.transaction().execute((tx) => work(bind(tx, enqueue))),
  };
}
