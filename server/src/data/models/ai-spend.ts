import type { Generated } from "kysely";
import type { Timestamp } from "./column.ts";

/** What an owner (a business or a user) may spend on AI in a month. No row: no limit. */
export type AiLimitTable = { ownerId: string; limitNanoUsd: number; updatedAt: Timestamp };

/** What an owner has spent in a month, and what is held back for calls under way. */
export type AiSpendTable = {
  ownerId: string;
  /** As `2026-11`: of the business in its time zone, of a user in UTC. */
  month: string;
  spentNanoUsd: Generated<number>;
  reservedNanoUsd: Generated<number>;
  /** Calls that were cut off: perhaps paid, and not the owner's to bear. */
  wastedNanoUsd: Generated<number>;
};

/** A job whose calls no budget bears. */
export type AiWaiverTable = { jobId: string; businessId: string; createdAt: Timestamp };

/** The end of a business's chain of settled calls; held while a call is added to it. */
export type AiChainTable = { businessId: string; length: number; lastHash: string };
