import type { ContactChannel, DuplicateGroup } from "@handbill/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { ContactMergeTable, MergedPerson, MovedParts } from "../models/contact-merge.ts";
import type { Tables } from "../models/tables.ts";
import { selectContacts, toContact } from "./contact-sql.ts";

const MOST_GROUPS = 50;
const MOST_IN_A_GROUP = 10;

type NewMerge = MovedParts & { keptId: string; otherId: string; before: MergedPerson; after: MergedPerson };
type Found = { reason: DuplicateGroup["reason"]; ids: string[] };

/** One mailbox under several names: what follows a plus, and the dots of Gmail. */
const mailbox = sql`case when lower(email) ~ '@(gmail|googlemail)\\.com$'
  then replace(split_part(split_part(lower(email), '@', 1), '+', 1), '.', '') || '@gmail.com'
  else split_part(split_part(lower(email), '@', 1), '+', 1) || '@' || split_part(lower(email), '@', 2) end`;

/** Contacts that are one person. */
export function createContactMergeRepository(db: Kysely<Tables>) {
  return {
    /** Those that may be one person: with one mailbox, or with one name where they do not have two different addresses of a kind. */
    async duplicates(business: OwnedBusiness): Promise<DuplicateGroup[]> {
      const { rows } = await sql<Found>`
        with there as (select id, name, email, phone, created_at from contacts
          where business_id = ${business.id} and deleted_at is null)
        select 'same_mailbox' as reason, (array_agg(id order by created_at, id))[1:${sql.lit(MOST_IN_A_GROUP)}]::text[] as ids
        from there where email is not null group by ${mailbox} having count(*) > 1
        union all
        select 'same_name', (array_agg(id order by created_at, id))[1:${sql.lit(MOST_IN_A_GROUP)}]::text[]
        from there where trim(name) <> ''
        group by lower(regexp_replace(trim(name), '\\s+', ' ', 'g'))
        having count(*) > 1 and count(distinct ${mailbox}) <= 1 and count(distinct phone) <= 1
          and not (count(email) = count(*) and count(distinct ${mailbox}) = 1)
        limit ${sql.lit(MOST_GROUPS)}`.execute(db);
      const all = rows.flatMap(({ ids }) => ids);
      if (all.length === 0) return [];
      const contacts = (await selectContacts(db, business).where("id", "in", all).execute()).map(toContact);
      return rows.map(({ reason, ids }) => ({
        reason,
        contacts: ids.flatMap((id) => contacts.find((contact) => contact.id === id) ?? []),
      }));
    },

    /** Nobody else changes these until the transaction ends. */
    async lock(business: OwnedBusiness, ids: readonly string[]): Promise<void> {
      await db
        .selectFrom("contacts")
        .select("id")
        .where("businessId", "=", business.id)
        .where("id", "in", [...ids])
        .orderBy("id")
        .forUpdate()
        .execute();
    },

    /** What was said for an address goes along with it: the history of a channel moves, where the other has none of its own. */
    async takeConsents(
      business: OwnedBusiness,
      keptId: string,
      otherId: string,
      channel: ContactChannel,
    ): Promise<{ ended: string[]; moved: string[] }> {
      const ended = await db
        .updateTable("consents")
        .set({ withdrawnAt: sql`now()`, updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("contactId", "=", keptId)
        .where("channel", "=", channel)
        .where("withdrawnAt", "is", null)
        .returning("id")
        .execute();
      const moved = await db
        .updateTable("consents")
        .set({ contactId: keptId, updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("contactId", "=", otherId)
        .where("channel", "=", channel)
        .returning("id")
        .execute();
      return { ended: idsOf(ended), moved: idsOf(moved) };
    },

    /** What the other wrote was written by the same person. */
    async takeConversations(business: OwnedBusiness, keptId: string, otherId: string): Promise<string[]> {
      const rows = await db
        .updateTable("conversations")
        .set({ contactId: keptId, updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("contactId", "=", otherId)
        .returning("id")
        .execute();
      return idsOf(rows);
    },

    /** What was sent to the other was sent to the same person: it counts for how often they were written to. */
    async takeDeliveries(business: OwnedBusiness, keptId: string, otherId: string): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        update deliveries set contact_id = ${keptId}, updated_at = now()
        where business_id = ${business.id} and contact_id = ${otherId} and not exists (
          select from deliveries own where own.mailing_id = deliveries.mailing_id and own.contact_id = ${keptId})
        returning id`.execute(db);
      return idsOf(rows);
    },

    /** Keeps what is needed to undo it. */
    async note(business: OwnedBusiness, { before, after, ...merge }: NewMerge): Promise<void> {
      const people = { before: JSON.stringify(before), after: JSON.stringify(after) };
      await db
        .insertInto("contactMerges")
        .values({ ...merge, ...people, id: newId(), businessId: business.id })
        .execute();
    },

    /** How a contact was merged into another, for one transaction to undo. */
    of: (business: OwnedBusiness, otherId: string) =>
      db
        .selectFrom("contactMerges")
        .selectAll()
        .where("businessId", "=", business.id)
        .where("otherId", "=", otherId)
        .forUpdate()
        .executeTakeFirst(),

    /** Gives back to the other what went over with it, as far as it is still there; what was withdrawn since stays withdrawn. */
    async giveBack(business: OwnedBusiness, merge: Selectable<ContactMergeTable>): Promise<void> {
      const { id, keptId, otherId } = merge;
      const back = async (table: "consents" | "conversations" | "deliveries", ids: readonly string[]) => {
        await sql`update ${sql.table(table)} set contact_id = ${otherId}, updated_at = now()
          where business_id = ${business.id} and contact_id = ${keptId} and id = any(${[...ids]}::uuid[])`.execute(db);
      };
      await back("consents", merge.consents);
      await back("conversations", merge.conversations);
      await back("deliveries", merge.deliveries);
      await sql`update consents set withdrawn_at = null, updated_at = now()
        where business_id = ${business.id} and contact_id = ${keptId} and id = any(${merge.endedConsents}::uuid[])`.execute(
        db,
      );
      await db.deleteFrom("contactMerges").where("businessId", "=", business.id).where("id", "=", id).execute();
    },
  };
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
