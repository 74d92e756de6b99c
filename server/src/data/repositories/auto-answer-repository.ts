import type { AutoAnswer, AutoAnswerQuery } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";
import { announceJobs } from "./job-changes.ts";
import { inboxSignal } from "./message-sql.ts";

/** A conversation that answers by itself, in which somebody wrote; of any business. */
export type DueConversation = { id: string; businessId: string; userId: string };

type Decision = Pick<
  AutoAnswer,
  "conversationId" | "outcome" | "messageId" | "faqId" | "sentence" | "detail" | "switchedOnBy"
>;

const WIRE = [
  "id",
  "conversationId",
  "outcome",
  "messageId",
  "faqId",
  "sentence",
  "detail",
  "switchedOnBy",
  "createdAt",
] as const;

/** Who has more to say says it now: several messages in a row are one turn. */
const QUIET_SECONDS = 15;

/** Answers that go out by themselves: what is to be decided, what was, and what comes back. */
export function createAutoAnswerRepository(db: Kysely<Tables>) {
  return {
    /** Where somebody wrote and said no more for a moment, of all businesses. */
    due: (limit: number): Promise<DueConversation[]> =>
      db
        .selectFrom("conversations")
        .innerJoin("businesses", "businesses.id", "conversations.businessId")
        .select(["conversations.id", "conversations.businessId", "businesses.userId"])
        .where(sql<boolean>`conversations.auto`) // as the index has it
        .where("conversations.removedAt", "is", null)
        .where("conversations.lastDirection", "=", "inbound")
        .where("businesses.deletedAt", "is", null)
        .where(sql<boolean>`conversations.auto_revision < conversations.revision`)
        .where(sql<boolean>`conversations.last_message_at < now() - make_interval(secs => ${sql.lit(QUIET_SECONDS)})`)
        .orderBy("conversations.lastMessageAt")
        .limit(limit)
        .execute(),

    /** Takes what was written up to now, once. Who switched it on and whose conversation it is; undefined where it was taken, or is off. */
    async take(
      business: OwnedBusiness,
      conversationId: string,
    ): Promise<{ autoBy: string | null; customer: string } | undefined> {
      const { rows } = await sql<{ autoBy: string | null; customer: string }>`
        update conversations c set auto_revision = revision
        where c.business_id = ${business.id} and c.id = ${conversationId} and c.auto and c.auto_revision < c.revision
          and c.removed_at is null
        returning c.auto_by, coalesce((select name from contacts where contacts.id = c.contact_id), '') as customer`.execute(
        db,
      );
      return rows[0];
    },

    /** Whether files came with these messages: what stands in them nobody has read. */
    async haveFiles(business: OwnedBusiness, messageIds: readonly string[]): Promise<boolean> {
      const row = await db
        .selectFrom("messageAttachments")
        .select("id")
        .where("businessId", "=", business.id)
        .where("messageId", "=", sql<string>`any(${[...messageIds]}::uuid[])`)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** How many went out, or wait to, in a day: in this conversation and in the whole business. */
    async ofToday(
      business: OwnedBusiness,
      conversationId: string,
    ): Promise<{ ofConversation: number; ofBusiness: number }> {
      const { rows } = await sql<{ ofConversation: number; ofBusiness: number }>`
        select count(*) filter (where conversation_id = ${conversationId})::integer as of_conversation,
          count(*)::integer as of_business
        from auto_answers where business_id = ${business.id} and outcome = 'held' and created_at > now() - interval '1 day'`.execute(
        db,
      );
      if (!rows[0]) throw new Error("a count gave no row");
      return rows[0];
    },

    async note(business: OwnedBusiness, decision: Decision): Promise<void> {
      await db
        .insertInto("autoAnswers")
        .values({ ...decision, id: newId(), businessId: business.id })
        .execute();
    },

    /** The latest decisions first. */
    async list(business: OwnedBusiness, { limit, cursor, conversationId }: AutoAnswerQuery): Promise<Page<AutoAnswer>> {
      const after = readCursor(cursor, "time", "id");
      const rows = await db
        .selectFrom("autoAnswers")
        .select(WIRE)
        .where("businessId", "=", business.id)
        .$if(conversationId !== undefined, (query) => query.where("conversationId", "=", conversationId ?? ""))
        .$if(after !== undefined, (query) =>
          query.where(sql<boolean>`(created_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
        )
        .orderBy("createdAt", "desc")
        .orderBy("id", "desc")
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit, (row) => [row.createdAt, row.id]);
    },

    /**
     * Takes back, of all businesses, what still waits and fits no more: its customer wrote again, or somebody switched it off. Nothing
     * of it has left; it was a copy of an approved answer. Call it in a transaction.
     */
    async withdraw(): Promise<void> {
      const { rows } = await sql<{ businessId: string }>`
        with overtaken as (
          select m.id from messages m join conversations c on c.id = m.conversation_id
          where m.status in ('held', 'queued') and m.author_kind = 'faq' and (not c.auto or c.revision <> m.asked_revision)
          for update of m skip locked),
        noted as (
          update auto_answers set outcome = 'withdrawn', updated_at = now(),
            detail = 'It was taken back before it left: the customer wrote again, or it was switched off.'
          from overtaken where auto_answers.message_id = overtaken.id)
        delete from messages using overtaken where messages.id = overtaken.id returning messages.business_id`.execute(
        db,
      );
      await announceJobs(db, [...new Set(rows.map(({ businessId }) => businessId))].map(inboxSignal));
    },
  };
}
