import type { CheckedConnection, Connection, PublishAttempt, Publication } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { Json, NullableJson, Timestamp } from "./column.ts";

export type ConnectionTable = Pick<Connection, "kind" | "name" | "offReason"> & {
  id: string;
  businessId: string;
  channels: Json<Connection["channels"]>;
  settings: Json<Record<string, unknown>>;
  /** Sealed: without the key of this server it is noise. */
  secrets: string;
  hints: Json<Record<string, string>>;
  checkResult: NullableJson<CheckedConnection>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

export type PublicationTable = Pick<
  Publication,
  "kind" | "connectionName" | "contentVersion" | "approvedHash" | "state" | "errorKind" | "detail" | "url"
> & {
  id: string;
  businessId: string;
  contentId: string;
  connectionId: string | null;
  userId: string;
  /** As it is sent, to the letter. */
  fields: Json<Record<string, unknown>>;
  attempts: Generated<number>;
  nextAttemptAt: string | null;
  /** Whoever has not settled the try by then does so no more. */
  sendingUntil: string | null;
  externalId: string | null;
  decidedBy: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  endedAt: string | null;
};

export type PublishAttemptTable = Omit<PublishAttempt, "outcome" | "startedAt"> & {
  businessId: string;
  publicationId: string;
  outcome: Generated<PublishAttempt["outcome"]>;
  startedAt: Timestamp;
};
