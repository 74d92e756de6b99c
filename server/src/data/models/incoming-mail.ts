import type { RefusedFile } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { Timestamp } from "./column.ts";

export type MessageAttachmentTable = {
  id: string;
  businessId: string;
  messageId: string;
  position: number;
  name: string;
  mediaType: string;
  size: number;
  /** Null where it was refused. */
  bytes: Buffer | null;
  refused: RefusedFile | null;
  contentId: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

export type InboxMailboxTable = {
  connectionId: string;
  businessId: string;
  /** Which mailbox it is: another one is read from its own beginning. */
  place: Generated<string>;
  uidValidity: number | null;
  lastUid: Generated<number>;
  /** Times in a row that it could not be read. */
  failures: Generated<number>;
  problem: string | null;
  messages: Generated<number>;
  refused: Generated<number>;
  lastRefusal: string | null;
  nextAt: Timestamp;
  checkedAt: string | null;
  lastMessageAt: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
