import type { IdempotencyKeyTable } from "./idempotency-key.ts";
import type { SigningKeyTable } from "./signing-key.ts";

/** The tables of the server's edge that we read ourselves; the other account tables belong to better-auth. */
export type AccountTables = { idempotencyKeys: IdempotencyKeyTable; signingKeys: SigningKeyTable };
