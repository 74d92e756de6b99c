import type { FaqChange, FaqContent, FaqEntry, FaqSource } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { withoutUndefined } from "./columns.ts";
import { ACTIVE } from "./job-changes.ts";

type NewEntry = Pick<FaqEntry, "question" | "answer" | "language" | "status"> &
  Partial<Pick<FaqEntry, "facts" | "topic" | "angle" | "messageIds" | "askedCount">> & { keys?: string[] };
type Change = FaqChange & Partial<Pick<FaqEntry, "askedCount" | "messageIds">>;

/** With the words by which it is known again. */
export type KnownQuestion = FaqEntry & { keys: string[] };
type Heard = { messageId: string; person: string; language: string; text: string };

const WIRE = [
  "id",
  "question",
  "answer",
  "language",
  "status",
  "facts",
  "topic",
  "angle",
  "contentId",
  "askedCount",
  "messageIds",
  "createdAt",
  "updatedAt",
] as const;

/** What was asked three months ago is asked no more, and of a mailbox that overflows the newest are enough. */
const HEARD_DAYS = 90;
const MOST_HEARD = 1000;
const LONGEST = 2000;
/** An excerpt, and a bit to cut it at. */
const SHOWN = 400;

/** Questions that come again and again, and their answers. */
export function createFaqRepository(db: Kysely<Tables>) {
  const own = (business: OwnedBusiness) => db.selectFrom("faqEntries").where("businessId", "=", business.id);

  return {
    /** Those that most people asked first. */
    list: (business: OwnedBusiness, status?: FaqEntry["status"]): Promise<KnownQuestion[]> =>
      own(business)
        .select([...WIRE, "keys"])
        .$if(status !== undefined, (query) => query.where("status", "=", status ?? "approved"))
        .orderBy("askedCount", "desc")
        .orderBy("id")
        .execute(),

    /** For whoever adds entries, or answers by them: one at a time for a business, until the transaction ends. */
    async oneAtATime(business: OwnedBusiness): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`faq ${business.id}`}, 0))`.execute(db);
    },

    add: (business: OwnedBusiness, entry: NewEntry): Promise<FaqEntry> =>
      db
        .insertInto("faqEntries")
        .values({ ...entry, id: newId(), businessId: business.id })
        .returning(WIRE)
        .executeTakeFirstOrThrow(),

    find: (business: OwnedBusiness, id: string): Promise<FaqEntry | undefined> =>
      own(business).select(WIRE).where("id", "=", id).executeTakeFirst(),

    change: (business: OwnedBusiness, id: string, change: Change): Promise<FaqEntry | undefined> =>
      db
        .updateTable("faqEntries")
        .set({ ...withoutUndefined(change), updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .returning(WIRE)
        .executeTakeFirst(),

    async remove(business: OwnedBusiness, id: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom("faqEntries")
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    /** What was found in messages that are all erased goes with them, unless its owner made it theirs. */
    async forgetErased(business: OwnedBusiness): Promise<void> {
      await sql`
        delete from faq_entries where business_id = ${business.id} and status <> 'approved' and asked_count > 0
          and not exists (select from messages where messages.id = any(faq_entries.message_ids))`.execute(db);
    },

    /** The messages in which it was asked, as far as they are still there; the newest first. */
    sources: (business: OwnedBusiness, messageIds: readonly string[]): Promise<FaqSource[]> =>
      db
        .selectFrom("messages")
        .innerJoin("conversations", "conversations.id", "messages.conversationId")
        .select(["messages.id as messageId", "messages.conversationId", "messages.at"])
        .select([
          sql<string>`coalesce(nullif(messages.from_name, ''), messages.from_address)`.as("fromName"),
          sql<string>`left(messages.body, ${sql.lit(SHOWN)})`.as("excerpt"),
        ])
        .where("messages.businessId", "=", business.id)
        .where("messages.id", "=", sql<string>`any(${[...messageIds]}::uuid[])`)
        .where("conversations.removedAt", "is", null)
        .orderBy("messages.at", "desc")
        .orderBy("messages.id", "desc")
        .execute(),

    /** Puts a content about a question into a campaign, for somebody to write. Its id. */
    async placeContent(
      business: OwnedBusiness,
      faqId: string,
      {
        campaignId,
        channel,
        topic,
        angle,
        scheduledOn,
      }: Omit<FaqContent, "topic" | "angle"> & {
        topic: string;
        angle: string;
      },
    ): Promise<string> {
      const id = newId();
      await db
        .insertInto("contents")
        .values({
          id,
          businessId: business.id,
          campaignId,
          channel,
          topic,
          angle,
          callToAction: "",
          scheduledOn: scheduledOn ?? null,
          status: "placeholder",
        })
        .execute();
      await db
        .updateTable("faqEntries")
        .set({ contentId: id, updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("id", "=", faqId)
        .execute();
      return id;
    },

    /** What people asked lately, the newest first: not what machines wrote. */
    heard: (business: OwnedBusiness): Promise<Heard[]> =>
      db
        .selectFrom("messages")
        .innerJoin("conversations", "conversations.id", "messages.conversationId")
        .select(["messages.id as messageId", sql<string>`left(messages.body, ${sql.lit(LONGEST)})`.as("text")])
        .select([
          sql<string>`coalesce(conversations.contact_id, conversations.id)::text`.as("person"),
          sql<string>`coalesce(messages.language, ${business.language})`.as("language"),
        ])
        .where("messages.businessId", "=", business.id)
        .where("messages.direction", "=", "inbound")
        .where("messages.isAutomatic", "=", false)
        .where("conversations.removedAt", "is", null)
        .where(sql<boolean>`messages.at > now() - make_interval(days => ${sql.lit(HEARD_DAYS)})`)
        .where(sql<boolean>`messages.body ~ '[?？؟]'`)
        .orderBy("messages.at", "desc")
        .orderBy("messages.id", "desc")
        .limit(MOST_HEARD)
        .execute(),

    /** The job that looks for questions: there is one at most. Call it after `oneAtATime`. */
    running: (business: OwnedBusiness): Promise<{ id: string } | undefined> =>
      db
        .selectFrom("jobs")
        .select("id")
        .where("businessId", "=", business.id)
        .where("kind", "=", "questions")
        .where("status", "in", ACTIVE)
        .executeTakeFirst(),

    /** Businesses that people wrote to in the last day, some at a time. */
    heardLately: (after: string, limit: number): Promise<{ id: string; userId: string }[]> =>
      db
        .selectFrom("businesses")
        .select(["id", "userId"])
        .where("deletedAt", "is", null)
        .where(sql<boolean>`not sample`)
        .where(sql<boolean>`id > ${after}::uuid`)
        .where(
          sql<boolean>`exists (select from messages where messages.business_id = businesses.id
            and at > now() - interval '1 day' and direction = 'inbound' and not is_automatic)`,
        )
        .orderBy("id")
        .limit(limit)
        .execute(),

    /** Whether it is time to look by ourselves again: true once in a day, for one process. */
    async isTime(business: OwnedBusiness): Promise<boolean> {
      const { rows } = await sql`
        insert into inbox_settings (business_id, questions_at) values (${business.id}, now())
        on conflict (business_id) do update set questions_at = now()
          where inbox_settings.questions_at is null or inbox_settings.questions_at < now() - interval '23 hours'
        returning business_id`.execute(db);
      return rows.length > 0;
    },
  };
}
