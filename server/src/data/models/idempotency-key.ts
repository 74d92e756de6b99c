import type { Generated, JSONColumnType } from "kysely";

/** What a POST with an Idempotency-Key was answered, or that it is still being worked on. */
export type IdempotencyKeyTable = {
  userId: string;
  method: string;
  path: string;
  key: string;
  /** Names one attempt: a request that was taken over can no longer write. */
  claimId: string;
  fingerprint: string;
  /** `forgotten`: the answer is gone, and the key stays taken for ever because it started work that was paid for. */
  state: "running" | "done" | "forgotten";
  status: number | null;
  headers: JSONColumnType<Record<string, string>> | null;
  body: string | null;
  jobId: string | null;
  resource: string | null;
  createdAt: Generated<string>;
  claimedAt: Generated<string>;
};
