import type { FilledTemplate, MessageAuthorKind, MessageChannel, ReplyDraft } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { withoutUndefined } from "./columns.ts";
import { announceJobs } from "./job-changes.ts";
import { inboxSignal, searchVector } from "./message-sql.ts";

export type NewEntry = {
  /** Where it is known before. */
  id?: string | undefined;
  conversationId: string;
  direction: "outbound" | "note";
  channel: MessageChannel;
  authorKind: MessageAuthorKind;
  authorId: string | null;
  fromName: string;
  toAddress: string;
  subject: string;
  body: string;
  inReplyTo: string | null;
  referenceIds: string[];
  contentId: string | null;
  language: string | null;
  searchConfig: string;
  /** What a draft of the AI rests on. */
  draft: ReplyDraft | null;
  template?: FilledTemplate | null;
};

/** What may still be changed or taken away: nothing of it has left. */
const OPEN = ["draft", "noted"] as const;
/** From which a person sends it, or sends it again. */
const SENDABLE = ["draft", "failed", "unknown", "cancelled"] as const;
/** Waits to be sent, and nothing has left. */
const HELD = ["held", "queued"] as const;

/** What would have gone out by itself and was taken back is a draft like any other one that a machine wrote. */
const inTheirHands = sql<MessageAuthorKind>`case when author_kind in ('faq', 'receipt') then 'ai' else author_kind end`;

/** What the people of a business write: notes, and replies until they are sent. */
export function createDraftRepository(db: Kysely<Tables>) {
  const announce = (business: OwnedBusiness) => announceJobs(db, [inboxSignal(business.id)]);

  return {
    /** The last message of the customer: what is answered, and where. */
    answered: (business: OwnedBusiness, conversationId: string) =>
      db
        .selectFrom("messages")
        .select(["id", "externalId", "referenceIds", "fromAddress", "replyTo", "fromName", "body", "at", "contentId"])
        .where("businessId", "=", business.id)
        .where("conversationId", "=", conversationId)
        .where("direction", "=", "inbound")
        .orderBy("isAutomatic")
        .orderBy("at", "desc")
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirst(),

    async insert(
      business: OwnedBusiness,
      { draft, template = null, id = newId(), ...entry }: NewEntry,
    ): Promise<string> {
      await db
        .insertInto("messages")
        .values({
          ...entry,
          id,
          businessId: business.id,
          status: entry.direction === "note" ? "noted" : "draft",
          draft: draft && JSON.stringify(draft),
          template: template && JSON.stringify(template),
          search: searchVector({ ...entry, businessId: business.id }),
        })
        .execute();
      await announce(business);
      return id;
    },

    /** Nobody else changes or sends it until the transaction ends. */
    lock: (business: OwnedBusiness, id: string) =>
      db
        .selectFrom("messages")
        .select(["id", "conversationId", "direction", "channel", "status", "subject", "body", "toAddress", "version"])
        .select(["externalId", "fromName", "searchConfig", "template"])
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .forUpdate()
        .executeTakeFirst(),

    /** Of a draft or a note that is locked. */
    async write(
      business: OwnedBusiness,
      id: string,
      change: { body?: string | undefined; subject?: string | undefined },
      searched: { body: string; subject: string; fromName: string; searchConfig: string },
    ): Promise<void> {
      await db
        .updateTable("messages")
        .set({
          ...withoutUndefined(change),
          search: searchVector({ ...searched, businessId: business.id }),
          version: sql`version + 1`,
          updatedAt: sql`now()`,
        })
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .where("status", "in", OPEN)
        .execute();
      await announce(business);
    },

    async remove(business: OwnedBusiness, id: string): Promise<void> {
      await db
        .deleteFrom("messages")
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .where("status", "in", OPEN)
        .execute();
      await announce(business);
    },

    /** From here on it goes out, once, unless it is taken back before; without a revision it changes nothing about whose turn it is. False where it is on its way or out already. */
    async hold(
      business: OwnedBusiness,
      id: string,
      held: { seconds: number; at: string | null; externalId: string; toAddress: string; revision: number | null },
    ): Promise<boolean> {
      const due = held.at === null ? sql<string>`now() + make_interval(secs => ${held.seconds})` : held.at;
      const row = await db
        .updateTable("messages")
        .set({
          status: "held",
          // Sent again by a person, it is theirs.
          authorKind: sql<MessageAuthorKind>`case when status = 'draft' then author_kind else ${inTheirHands} end`,
          holdUntil: due,
          nextAt: due,
          externalId: held.externalId,
          toAddress: held.toAddress,
          askedRevision: held.revision,
          askedAt: sql`now()`,
          triesBefore: sql`tries`,
          errorCode: null,
          errorDetail: null,
          version: sql`version + 1`,
          updatedAt: sql`now()`,
        })
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .where("status", "in", SENDABLE)
        .returning("id")
        .executeTakeFirst();
      await announce(business);
      return row !== undefined;
    },

    /** A draft again, where nothing has left; false where it is too late. */
    async takeBack(business: OwnedBusiness, id: string): Promise<boolean> {
      const row = await db
        .updateTable("messages")
        .set({ status: "draft", authorKind: inTheirHands, holdUntil: null, nextAt: null })
        .set({ version: sql`version + 1`, updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .where("status", "in", HELD)
        .returning("id")
        .executeTakeFirst();
      await announce(business);
      return row !== undefined;
    },
  };
}
