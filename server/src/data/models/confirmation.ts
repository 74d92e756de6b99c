import type { Generated } from "kysely";
import type { Timestamp } from "./column.ts";

export type ConfirmationMailStatus = "queued" | "sending" | "sent" | "failed" | "unknown" | "expired";

/** A mail that asks somebody whether an address is theirs: on record before it leaves, and sent once. */
export type ConfirmationMailTable = {
  id: string;
  businessId: string;
  contactId: string;
  addressHash: string;
  status: ConfirmationMailStatus;
  /** What went wrong the last time. */
  reason: string | null;
  attempts: Generated<number>;
  nextAt: Timestamp;
  leaseUntil: string | null;
  settledAt: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
