import type { RefusedFile } from "@handbill/contracts";
import type { Kysely } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

export type NewAttachment = {
  name: string;
  mediaType: string;
  size: number;
  bytes: Buffer | null;
  refused: RefusedFile | null;
  contentId: string | null;
};

/** A file as it is handed out. */
export type KeptFile = { name: string; mediaType: string; bytes: Buffer };

/** Files that came with messages. */
export function createAttachmentRepository(db: Kysely<Tables>) {
  return {
    /** In the transaction that stores their message. */
    async insert(businessId: string, messageId: string, files: readonly NewAttachment[]): Promise<void> {
      for (const [position, file] of files.entries()) {
        await db
          .insertInto("messageAttachments")
          .values({ ...file, id: newId(), businessId, messageId, position })
          .execute();
      }
    },

    /** Undefined for what is not there or was refused, and for files of a conversation that was removed. */
    async file(business: OwnedBusiness, messageId: string, attachmentId: string): Promise<KeptFile | undefined> {
      const found = await db
        .selectFrom("messageAttachments")
        .innerJoin("messages", "messages.id", "messageAttachments.messageId")
        .innerJoin("conversations", "conversations.id", "messages.conversationId")
        .select(["messageAttachments.name", "messageAttachments.mediaType", "messageAttachments.bytes"])
        .where("messageAttachments.businessId", "=", business.id)
        .where("messageAttachments.messageId", "=", messageId)
        .where("messageAttachments.id", "=", attachmentId)
        .where("conversations.removedAt", "is", null)
        .executeTakeFirst();
      return found?.bytes ? { ...found, bytes: found.bytes } : undefined;
    },
  };
}
