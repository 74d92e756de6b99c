import type { ApiKeyScope } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { Timestamp } from "./column.ts";

/** A key for a program. The key itself is shown once and kept nowhere. */
export type ApiKeyTable = {
  id: string;
  userId: string;
  /** The only business it is for; null for all of its user's. */
  businessId: string | null;
  name: string;
  keyHash: string;
  lastFour: string;
  scopes: ApiKeyScope[];
  expiresAt: string | null;
  lastUsedAt: Generated<string | null>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
