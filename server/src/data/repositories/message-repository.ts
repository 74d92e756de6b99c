import type { Message, MessageAttachment, MessageQuery } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";

const PLAIN = [
  "messages.id",
  "conversationId",
  "direction",
  "messages.channel",
  "messages.status",
  "authorKind",
  "authorId",
  "fromName",
  "fromAddress",
  "replyTo",
  "toAddress",
  "messages.subject",
  "body",
  "quoted",
  "messages.contentId",
  "isAutomatic",
  "messages.language",
  "sentiment",
  "sentimentSource",
  "at",
  "holdUntil",
  "sentAt",
  "deliveredAt",
  "readAt",
  "errorCode",
  "errorDetail",
  "draft",
  "version",
  "messages.createdAt",
  "messages.updatedAt",
] as const;

const ATTACHMENTS = sql<MessageAttachment[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', file.id, 'name', file.name, 'mediaType', file.media_type, 'size', file.size,
    'refused', file.refused, 'contentId', file.content_id) order by file.position), '[]')
  from message_attachments as file where file.message_id = messages.id)`;

const selectMessages = (db: Kysely<Tables>, business: OwnedBusiness) =>
  db
    .selectFrom("messages")
    .innerJoin("conversations", "conversations.id", "messages.conversationId")
    .select(PLAIN)
    .select([
      sql<boolean>`html is not null`.as("hasHtml"),
      sql<boolean>`messages.status = 'draft' and draft is not null and (draft->>'revision')::bigint <> revision`.as(
        "isStale",
      ),
      ATTACHMENTS.as("attachments"),
      sql<Message["template"]>`case when template is null then null else
        jsonb_build_object('name', template->'name', 'language', template->'language') end`.as("template"),
    ])
    .where("messages.businessId", "=", business.id)
    .where("conversations.removedAt", "is", null);

/** The messages of conversations, as the people of a business see them. */
export function createMessageRepository(db: Kysely<Tables>) {
  /** The newest first, without what came as HTML. */
  const newest = async (
    business: OwnedBusiness,
    { limit, cursor, direction, channel, status }: MessageQuery,
    conversationId?: string,
  ): Promise<Page<Message>> => {
    const after = readCursor(cursor, "time", "id");
    const rows = await selectMessages(db, business)
      .select(sql<null>`null`.as("html"))
      .$if(conversationId !== undefined, (query) => query.where("conversationId", "=", conversationId ?? ""))
      .$if(direction !== undefined, (query) => query.where("direction", "=", direction ?? "inbound"))
      .$if(channel !== undefined, (query) => query.where("messages.channel", "=", channel ?? "email"))
      .$if(status !== undefined, (query) => query.where("messages.status", "=", status ?? "received"))
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(at, messages.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
      )
      .orderBy("at", "desc")
      .orderBy("messages.id", "desc")
      .limit(limit + 1)
      .execute();
    return toPage(rows, limit, ({ at, id }) => [at, id]);
  };

  return {
    ofConversation: (
      business: OwnedBusiness,
      conversationId: string,
      { limit, cursor }: Pick<MessageQuery, "limit" | "cursor">,
    ): Promise<Page<Message>> => newest(business, { limit, cursor }, conversationId),

    /** Of all conversations. */
    list: (business: OwnedBusiness, wanted: MessageQuery): Promise<Page<Message>> => newest(business, wanted),

    find: (business: OwnedBusiness, id: string): Promise<Message | undefined> =>
      selectMessages(db, business).select("html").where("messages.id", "=", id).executeTakeFirst(),
  };
}
