import {
  type ConversationChange,
  COUNTED_TO,
  type ConversationCounts,
  type ConversationHead,
  type ConversationQuery,
  KEEP_REMOVED_DAYS,
  WHATSAPP_WINDOW_HOURS,
} from "@handbill/contracts";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { withoutUndefined } from "./columns.ts";
import { HEARD } from "./chat-repository.ts";
import { CONVERSATION, conditionsOf, type ConversationRow, headline, searchQuery } from "./conversation-sql.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";
import { announceJobs } from "./job-changes.ts";
import { inboxSignal } from "./message-sql.ts";

/** As far as anybody wants to know. */
const count = (condition: RawBuilder<unknown>) => sql`(select count(*)::integer from (
  select 1 from conversations c where ${condition} and c.removed_at is null limit ${sql.lit(COUNTED_TO)}) as counted)`;

/** Erased at once: few enough that nobody waits for it. */
const BATCH = 200;
/** Above this a word is common. */
const COMMON = 1_500;

/** Conversations as the people of a business see them. */
export function createConversationRepository(db: Kysely<Tables>) {
  const announce = (business: OwnedBusiness): Promise<void> => announceJobs(db, [inboxSignal(business.id)]);

  return {
    announce,

    /** The newest first; with words, those in which a message has all of them. */
    async list(
      business: OwnedBusiness,
      { limit, cursor, q: _q, ...filter }: ConversationQuery,
      words: readonly string[],
    ): Promise<Page<ConversationRow>> {
      const after = readCursor(cursor, "time", "id");
      const behind = after ? sql`and (c.last_message_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;
      const where = sql`c.business_id = ${business.id} and ${conditionsOf({ ...filter, userId: business.userId })} ${behind}`;
      const order = sql`order by c.last_message_at desc, c.id desc limit ${limit + 1}`;
      const { rows } =
        words.length === 0
          ? await sql<ConversationRow>`
              select ${CONVERSATION}, null as headline from conversations c left join contacts p on p.id = c.contact_id
              where ${where} ${order}`.execute(db)
          : await find(business, words, where, order);
      return toPage(rows, limit, (row) => [row.lastMessageAt, row.id]);
    },

    async counts(business: OwnedBusiness): Promise<ConversationCounts> {
      const own = sql`c.business_id = ${business.id}`;
      const awake = sql`(c.snoozed_until is null or c.snoozed_until <= now())`;
      const { rows } = await sql<ConversationCounts>`select
        ${count(sql`${own} and c.status = 'open' and ${awake}`)} as open,
        ${count(sql`${own} and c.unread_count > 0`)} as unread,
        ${count(sql`${own} and c.status = 'waiting' and ${awake}`)} as waiting,
        ${count(sql`${own} and c.assignee_id = ${business.userId} and c.status <> 'done'`)} as mine,
        ${count(sql`${own} and c.snoozed_until > now()`)} as snoozed`.execute(db);
      if (!rows[0]) throw new Error("a select without a table gave no row");
      return rows[0];
    },

    async find(
      business: OwnedBusiness,
      id: string,
    ): Promise<(ConversationRow & Pick<ConversationHead, "answers" | "window">) | undefined> {
      const { rows } = await sql<ConversationRow & Pick<ConversationHead, "answers" | "window">>`
        select ${CONVERSATION}, null as headline,
          case when c.channel <> 'whatsapp' then null else jsonb_build_object('until',
            (select to_char((max(at) + make_interval(hours => ${sql.lit(WHATSAPP_WINDOW_HOURS)})) at time zone 'UTC',
              'YYYY-MM-DD"T"HH24:MI:SS"Z"') from messages where conversation_id = c.id and ${HEARD})) end as "window",
          case when c.content_id is null and c.campaign_id is null then null else jsonb_build_object(
            'campaignId', c.campaign_id, 'campaignName', coalesce(campaigns.name, ''),
            'contentId', c.content_id, 'topic', coalesce(contents.topic, '')) end as answers
        from conversations c left join contacts p on p.id = c.contact_id
        left join campaigns on campaigns.id = c.campaign_id left join contents on contents.id = c.content_id
        where c.business_id = ${business.id} and c.id = ${id} and c.removed_at is null`.execute(db);
      return rows[0];
    },

    /** Nobody else writes into it until the transaction ends. */
    lock: (business: OwnedBusiness, id: string) =>
      db
        .selectFrom("conversations")
        .select(["id", "contactId", "channel", "subject", "status", "language", "replyToken", "contentId", "revision"])
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .where("removedAt", "is", null)
        .forUpdate()
        .executeTakeFirst(),

    /** False where it is not there. The last word counts. */
    async change(business: OwnedBusiness, id: string, { isUnread, ...work }: ConversationChange): Promise<boolean> {
      const row = await db
        .updateTable("conversations")
        .set({
          ...withoutUndefined(work),
          // What was written before somebody switched it on stays with them.
          ...(work.auto === true && { autoBy: business.userId, autoRevision: sql<number>`revision` }),
          ...(isUnread !== undefined && { unreadCount: isUnread ? sql<number>`greatest(unread_count, 1)` : 0 }),
          updatedAt: sql`now()`,
        })
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .where("removedAt", "is", null)
        .returning("id")
        .executeTakeFirst();
      await announce(business);
      return row !== undefined;
    },

    /** Takes a conversation away; it can be brought back for a month. */
    remove: (business: OwnedBusiness, id: string) => setRemoved(business, id, true),

    restore: (business: OwnedBusiness, id: string) => setRemoved(business, id, false),

    /** What somebody wrote goes where they go, and comes back with them. Before the contact itself does. */
    async removeOf(business: OwnedBusiness, contactId: string): Promise<void> {
      await db
        .updateTable("conversations")
        .set({ removedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("contactId", "=", contactId)
        .where("removedAt", "is", null)
        .execute();
      await announce(business);
    },

    async restoreOf(business: OwnedBusiness, contactId: string): Promise<void> {
      await sql`update conversations c set removed_at = null from contacts p
        where p.business_id = ${business.id} and p.id = ${contactId} and c.contact_id = p.id and c.removed_at = p.deleted_at`.execute(
        db,
      );
      await announce(business);
    },

    /** Erases some whose time is over, of all businesses. How many there were. */
    async erase(): Promise<number> {
      const { rows } = await sql`
        delete from conversations where id in (select id from conversations
          where removed_at < now() - make_interval(days => ${sql.lit(KEEP_REMOVED_DAYS)})
          limit ${sql.lit(BATCH)} for update skip locked) returning id`.execute(db);
      return rows.length;
    },
  };

  async function setRemoved(business: OwnedBusiness, id: string, isRemoved: boolean): Promise<boolean> {
    const row = await db
      .updateTable("conversations")
      .set({ removedAt: isRemoved ? sql<string>`now()` : null })
      .where("businessId", "=", business.id)
      .where("id", "=", id)
      .where("removedAt", isRemoved ? "is" : "is not", null)
      .where(sql<boolean>`not exists (select from contacts where contacts.id = contact_id and deleted_at is not null)`)
      .returning("id")
      .executeTakeFirst();
    await announce(business);
    return row !== undefined;
  }

  /** By the words of the messages: the conversations first, and the best place of each for those that are shown. */
  async function find(
    business: OwnedBusiness,
    words: readonly string[],
    where: RawBuilder<unknown>,
    order: RawBuilder<unknown>,
  ): Promise<{ rows: ConversationRow[] }> {
    const settings = await db
      .selectFrom("inboxSettings")
      .select("searchConfigs")
      .where("businessId", "=", business.id)
      .executeTakeFirst();
    const { rows: queries } = await sql<{ query: string | null }>`
      select ${searchQuery(business.id, words, settings?.searchConfigs ?? [])}::text as query`.execute(db);
    const query = queries[0]?.query;
    if (!query) return { rows: [] };
    const asked = sql`${query}::tsquery`;
    const found = (await isCommon(asked))
      ? sql`conversations c cross join lateral (select id as message_id from messages
          where messages.conversation_id = c.id and search @@ ${asked} order by at desc, id desc limit 1) as found`
      : sql`(select conversation_id, (array_agg(id order by id desc))[1] as message_id from messages
          where search @@ ${asked} group by conversation_id) as found join conversations c on c.id = found.conversation_id`;
    return sql<ConversationRow>`
      select shown.*, (select ${headline(asked)} from messages m where m.id = shown.message_id) as headline from (
        select ${CONVERSATION}, found.message_id
        from ${found} left join contacts p on p.id = c.contact_id
        where ${where} ${order}) as shown
      order by last_message_at desc, id desc`.execute(db);
  }

  /** In so many messages that looking at the conversations one by one finds a page of them sooner. */
  async function isCommon(asked: RawBuilder<unknown>): Promise<boolean> {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from (select 1 from messages where search @@ ${asked} limit ${sql.lit(COMMON)}) as counted`.execute(
      db,
    );
    return rows[0]?.count === COMMON;
  }
}
