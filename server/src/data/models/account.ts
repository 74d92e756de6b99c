import type { Generated } from "kysely";
import type { Timestamp } from "./column.ts";

/** A mail of the installation itself that is still to be sent. What it says, and to whom, is sealed. */
export type AccountMailTable = {
  id: string;
  sealed: string;
  attempts: Generated<number>;
  /** When it is tried the next time; a sender that takes it puts this off, so that nobody else does. */
  nextAt: Timestamp;
  createdAt: Timestamp;
};

export type TokenPurpose = "confirm" | "reset" | "change";

/** What somebody has who read a mail of ours. Only a hash of it is kept, and it is good once. */
export type AccountTokenTable = {
  id: string;
  userId: string;
  purpose: TokenPurpose;
  tokenHash: string;
  /** The address that it proves. */
  email: string;
  expiresAt: string;
  createdAt: Timestamp;
};

/** A session; better-auth makes and prolongs it. */
export type SessionTable = {
  id: string;
  userId: string;
  expiresAt: string;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  ipAddress: string | null;
  userAgent: string | null;
};

/** A way into an account: the password (`credential`), or an account elsewhere, told by its issuer. */
export type AccountTable = {
  id: string;
  userId: string;
  providerId: string;
  accountId: string;
  password: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
