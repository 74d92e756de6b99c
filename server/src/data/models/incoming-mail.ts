import type { RefusedFile } from "@handbill/contracts";
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
