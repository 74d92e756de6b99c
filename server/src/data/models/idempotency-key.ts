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
  state: "running" | "done";
  status: number | null;
  headers: JSONColumnType<Record<string, string>> | null;
  body: string | null;
  jobId: string | null;
  resource: string | null;
  createdAt: Generated<string>;
  claimedAt: Generated<string>;
};
