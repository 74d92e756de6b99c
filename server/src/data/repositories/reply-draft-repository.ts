import type { Fields, Message, MessageChannel } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { JobInput } from "../models/job.ts";
import type { Tables } from "../models/tables.ts";
import { ACTIVE } from "./job-changes.ts";

/** A conversation as a reply needs it, with what it answers. */
export type AnsweredConversation = {
  id: string;
  channel: MessageChannel;
  subject: string;
  revision: number;
  campaignId: string | null;
  customer: string;
  campaignName: string | null;
  topic: string | null;
  fields: Fields | null;
  /** The day where the business is. */
  today: string;
};

/** What was said in it: drafts, notes and what a machine wrote are not. */
export type SaidMessage = Pick<Message, "id" | "at" | "body" | "fromAddress" | "replyTo"> & {
  direction: "inbound" | "outbound";
  /** When it came in; null for what we wrote. */
  receivedAt: string | null;
  /** When somebody asked for it to be sent; null for what came in. */
  askedAt: string | null;
};

/** More is not read: a reply rests on what was said lately. */
const MOST_SAID = 80;
const SAID = sql<boolean>`(direction = 'inbound' and not is_automatic
  or direction = 'outbound' and status in ('held', 'queued', 'sending', 'accepted', 'delivered', 'read', 'unknown'))`;

/** What drafting a reply takes beside what reading the inbox does. */
export function createReplyDraftRepository(db: Kysely<Tables>) {
  return {
    /** The conversation of a message, and what the message is; undefined where somebody removed it. */
    place: (business: OwnedBusiness, messageId: string) =>
      db
        .selectFrom("messages")
        .innerJoin("conversations", "conversations.id", "messages.conversationId")
        .select(["messages.id", "messages.direction", "messages.status", "messages.body", "messages.conversationId"])
        .where("messages.businessId", "=", business.id)
        .where("messages.id", "=", messageId)
        .where("conversations.removedAt", "is", null)
        .executeTakeFirst(),

    async conversation(business: OwnedBusiness, conversationId: string): Promise<AnsweredConversation | undefined> {
      return db
        .selectFrom("conversations")
        .leftJoin("contacts", "contacts.id", "conversations.contactId")
        .leftJoin("campaigns", "campaigns.id", "conversations.campaignId")
        .leftJoin("contents", "contents.id", "conversations.contentId")
        .select(["conversations.id", "conversations.channel", "conversations.subject", "conversations.revision"])
        .select(["conversations.campaignId", "campaigns.name as campaignName", "contents.topic", "contents.fields"])
        .select([
          sql<string>`coalesce(contacts.name, '')`.as("customer"),
          sql<string>`to_char(now() at time zone ${business.timezone}, 'YYYY-MM-DD')`.as("today"),
        ])
        .where("conversations.businessId", "=", business.id)
        .where("conversations.id", "=", conversationId)
        .where("conversations.removedAt", "is", null)
        .executeTakeFirst();
    },

    /** How far it is, held until the transaction ends: nobody writes or sends in it meanwhile. */
    async holdRevision(business: OwnedBusiness, conversationId: string): Promise<number | undefined> {
      const row = await db
        .selectFrom("conversations")
        .select("revision")
        .where("businessId", "=", business.id)
        .where("id", "=", conversationId)
        .where("removedAt", "is", null)
        .forUpdate()
        .executeTakeFirst();
      return row?.revision;
    },

    /** What was said, the newest last. */
    async said(business: OwnedBusiness, conversationId: string): Promise<SaidMessage[]> {
      const rows = await db
        .selectFrom("messages")
        .select(["id", "at", "body", "fromAddress", "replyTo", "receivedAt", "askedAt"])
        .select(sql<SaidMessage["direction"]>`direction`.as("direction"))
        .where("businessId", "=", business.id)
        .where("conversationId", "=", conversationId)
        .where(SAID)
        .orderBy("at", "desc")
        .orderBy("id", "desc")
        .limit(MOST_SAID)
        .execute();
      return rows.toReversed();
    },

    /** The job that drafts a reply in a conversation: there is one at most. */
    running: (conversationId: string): Promise<{ id: string; input: JobInput } | undefined> =>
      db
        .selectFrom("jobs")
        .select(["id", "input"])
        .where("conversationId", "=", conversationId)
        .where("status", "in", ACTIVE)
        .executeTakeFirst(),

    /** Takes away the drafts of the AI that nobody has touched; what a person changed stays. */
    async clear(business: OwnedBusiness, conversationId: string): Promise<void> {
      await db
        .deleteFrom("messages")
        .where("businessId", "=", business.id)
        .where("conversationId", "=", conversationId)
        .where("status", "=", "draft")
        .where("authorKind", "=", "ai")
        .where("version", "=", 1)
        .execute();
    },

    /** How the customer felt in these messages, as the model reads it. */
    async feel(business: OwnedBusiness, messageIds: string[], sentiment: string): Promise<void> {
      await db
        .updateTable("messages")
        .set({ sentiment, sentimentSource: "ai" })
        .where("businessId", "=", business.id)
        .where("id", "=", sql<string>`any(${messageIds}::uuid[])`)
        .execute();
    },
  };
}
