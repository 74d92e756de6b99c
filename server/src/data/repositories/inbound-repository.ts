import { KEEP_REMOVED_DAYS, type MessageChannel } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { ConversationTable } from "../models/message.ts";
import type { Tables } from "../models/tables.ts";
import { announceJobs } from "./job-changes.ts";
import { inboxSignal, searchVector } from "./message-sql.ts";

/** A mail about the same thing that comes later is about something else. */
const SAME_SUBJECT_DAYS = 30;

export type InboundBusiness = { id: string; name: string; language: string };
/** A conversation in which a message has its place. */
export type Thread = Pick<ConversationTable, "id" | "contactId" | "contentId" | "language">;
/** A mail of a mailing that is answered. */
export type AnsweredDelivery = { id: string; contactId: string | null; contentId: string; campaignId: string };

type NewConversation = Pick<
  ConversationTable,
  | "contactId"
  | "channel"
  | "subject"
  | "subjectKey"
  | "status"
  | "language"
  | "lastDirection"
  | "contentId"
  | "campaignId"
  | "replyToken"
> & { labels?: string[] };

export type NewInbound = {
  conversationId: string;
  channel: MessageChannel;
  externalId: string;
  fromName: string;
  fromAddress: string;
  replyTo: string | null;
  toAddress: string;
  subject: string;
  body: string;
  quoted: string;
  html: string | null;
  inReplyTo: string | null;
  referenceIds: string[];
  contentId: string | null;
  isAutomatic: boolean;
  language: string | null;
  searchConfig: string;
  at: string;
};

/** What people write to a business, as it comes in: nobody is signed in. Call all of it in one transaction. */
export function createInboundRepository(db: Kysely<Tables>) {
  const threads = (businessId: string) =>
    db
      .selectFrom("conversations")
      .select(["conversations.id", "conversations.contactId", "conversations.contentId", "conversations.language"])
      .where("conversations.businessId", "=", businessId)
      .where("conversations.removedAt", "is", null)
      .orderBy("conversations.lastMessageAt", "desc")
      .orderBy("conversations.id", "desc")
      .limit(1);

  return {
    /** The business, for one transaction at a time; undefined where it is not there any more. */
    async oneAtATime(businessId: string): Promise<InboundBusiness | undefined> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${inboxSignal(businessId)}, 0))`.execute(db);
      return db
        .selectFrom("businesses")
        .select(["id", "name", "language"])
        .where("id", "=", businessId)
        .where("deletedAt", "is", null)
        .executeTakeFirst();
    },

    /** A message that is there already. */
    known: (businessId: string, channel: MessageChannel, externalId: string) =>
      db
        .selectFrom("messages")
        .innerJoin("conversations", "conversations.id", "messages.conversationId")
        .select(["messages.id as messageId", "messages.conversationId", "conversations.contactId"])
        .where("messages.businessId", "=", businessId)
        .where("messages.channel", "=", channel)
        .where("messages.externalId", "=", externalId)
        .executeTakeFirst(),

    /** The conversation of a message that is named; the first name counts most. */
    async threadOfMessages(
      businessId: string,
      channel: MessageChannel,
      externalIds: readonly string[],
    ): Promise<Thread | undefined> {
      if (externalIds.length === 0) return undefined;
      return db
        .selectFrom("messages")
        .innerJoin("conversations", "conversations.id", "messages.conversationId")
        .select(["conversations.id", "conversations.contactId", "conversations.contentId", "conversations.language"])
        .where("messages.businessId", "=", businessId)
        .where("messages.channel", "in", channel === "email" ? ["email", "form"] : [channel])
        .where("messages.externalId", "=", sql<string>`any(${[...externalIds]}::text[])`)
        .where("conversations.removedAt", "is", null)
        .orderBy(sql`array_position(${[...externalIds]}::text[], messages.external_id)`)
        .limit(1)
        .executeTakeFirst();
    },

    threadOfToken: (businessId: string, token: string): Promise<Thread | undefined> =>
      threads(businessId).where("replyToken", "=", token).executeTakeFirst(),

    /** What somebody wrote last about a content. */
    threadOfContent: (businessId: string, contactId: string, contentId: string): Promise<Thread | undefined> =>
      threads(businessId)
        .where("contactId", "=", contactId)
        .where("contentId", "=", contentId)
        .where("channel", "=", "email")
        .executeTakeFirst(),

    threadOfSubject: (businessId: string, contactId: string, subjectKey: string): Promise<Thread | undefined> =>
      threads(businessId)
        .where("contactId", "=", contactId)
        .where("channel", "=", "email")
        .where("subjectKey", "=", subjectKey)
        .where(sql<boolean>`last_message_at > now() - make_interval(days => ${sql.lit(SAME_SUBJECT_DAYS)})`)
        .executeTakeFirst(),

    /** Where there are no subjects, all of one person on a channel is one conversation. */
    threadOfContact: (businessId: string, contactId: string, channel: MessageChannel): Promise<Thread | undefined> =>
      threads(businessId).where("contactId", "=", contactId).where("channel", "=", channel).executeTakeFirst(),

    /** The same for somebody who is known by nothing but the address they write from. */
    async threadOfWriter(businessId: string, channel: MessageChannel, address: string): Promise<Thread | undefined> {
      return db
        .selectFrom("conversations")
        .select(["id", "contactId", "contentId", "language"])
        .where("businessId", "=", businessId)
        .where("channel", "=", channel)
        .where("contactId", "is", null)
        .where("removedAt", "is", null)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom("messages")
              .select("messages.id")
              .whereRef("messages.conversationId", "=", "conversations.id")
              .where("messages.fromAddress", "=", address),
          ),
        )
        .orderBy("lastMessageAt", "desc")
        .limit(1)
        .executeTakeFirst();
    },

    /** The mail of a mailing that is named; its reader where they are still there. */
    async deliveryOf(businessId: string, messageIds: readonly string[]): Promise<AnsweredDelivery | undefined> {
      if (messageIds.length === 0) return undefined;
      const { rows } = await sql<AnsweredDelivery>`
        select deliveries.id, contacts.id as contact_id, contents.id as content_id, contents.campaign_id
        from deliveries join mailings on mailings.id = deliveries.mailing_id
        join contents on contents.id = mailings.content_id
        left join contacts on contacts.id = deliveries.contact_id and contacts.deleted_at is null
        where deliveries.business_id = ${businessId} and deliveries.message_id = any(${[...messageIds]}::text[])
        limit 1`.execute(db);
      return rows[0];
    },

    /** Somebody who wrote for the first time. They said yes to nothing. */
    async insertContact(
      businessId: string,
      person: {
        name: string;
        email: string | null;
        emailHash: string | null;
        phone: string | null;
        phoneHash: string | null;
        searchText: string;
      },
    ): Promise<string> {
      const id = newId();
      await db
        .insertInto("contacts")
        .values({ ...person, id, businessId, source: "message" })
        .execute();
      return id;
    },

    async begin(businessId: string, conversation: NewConversation): Promise<Thread> {
      const id = newId();
      await db
        .insertInto("conversations")
        .values({ ...conversation, id, businessId, excerpt: "" })
        .execute();
      return { id, ...conversation };
    },

    /**
     * Puts the message into its conversation. Its time is never in the future, nor so long ago that nobody would find it, nor before what
     * was said to its writer last: whoever said that had not read it, and a clock may be slow.
     */
    async add(businessId: string, message: NewInbound): Promise<{ messageId: string; at: string }> {
      const { at, ...row } = message;
      const saidLast = sql`(select max(at) from messages
        where conversation_id = ${row.conversationId} and direction = 'outbound' and sent_at is not null)`;
      const time = sql<string>`least(now(), greatest(${at}::timestamptz, now() - make_interval(days => ${sql.lit(KEEP_REMOVED_DAYS)}), ${saidLast}))`;
      const added = await db
        .insertInto("messages")
        .values({
          ...row,
          id: newId(),
          businessId,
          direction: "inbound",
          status: "received",
          authorKind: "contact",
          search: searchVector({ ...row, businessId }),
          at: time,
          receivedAt: sql<string>`now()`,
        })
        .returning(["id", "at"])
        .executeTakeFirstOrThrow();
      await noteConfig(db, businessId, row.searchConfig);
      return { messageId: added.id, at: added.at };
    },

    /** A person wrote: it is to be read, whatever was done with the conversation before. */
    async reopen(
      conversationId: string,
      heard: { at: string; excerpt: string; contactId: string | null; language: string | null },
    ): Promise<void> {
      await db
        .updateTable("conversations")
        .set({
          status: "open",
          snoozedUntil: null,
          unreadCount: sql`unread_count + 1`,
          revision: sql`revision + 1`,
          lastMessageAt: sql`case when revision = 0 then ${heard.at}::timestamptz else greatest(last_message_at, ${heard.at}::timestamptz) end`,
          lastDirection: "inbound",
          excerpt: heard.excerpt,
          contactId: sql`coalesce(contact_id, ${heard.contactId}::uuid)`,
          language: sql`coalesce(${heard.language}::text, language)`,
          updatedAt: sql`now()`,
        })
        .where("id", "=", conversationId)
        .execute();
    },

    /** A machine wrote: it shows in a conversation of its own, and changes nothing about one of people. */
    async noteQuietly(conversationId: string, heard: { at: string; excerpt: string }): Promise<void> {
      await db
        .updateTable("conversations")
        .set({ excerpt: heard.excerpt, lastMessageAt: heard.at })
        .where("id", "=", conversationId)
        .where("revision", "=", 0)
        .execute();
    },

    /** Tells everyone who looks at the conversations of a business, when the transaction commits. */
    announce: (businessId: string): Promise<void> => announceJobs(db, [inboxSignal(businessId)]),
  };
}

/** In which languages there is something to find: each is noted once. */
async function noteConfig(db: Kysely<Tables>, businessId: string, config: string): Promise<void> {
  await sql`
    insert into inbox_settings (business_id, search_configs) values (${businessId}, array[${config}]::text[])
    on conflict (business_id) do update set search_configs = array_append(inbox_settings.search_configs, ${config}::text)
    where not (${config}::text = any(inbox_settings.search_configs))`.execute(db);
}
