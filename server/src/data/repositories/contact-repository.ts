import type { Contact, ContactChannel, ContactQuery, ContactSummary } from "@handbill/contracts";
import { FREQUENCY_DAYS, KEEP_REMOVED_DAYS } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { addressHash } from "../../core/addresses.ts";
import { contactExists } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { ContactTable } from "../models/contact.ts";
import type { Tables } from "../models/tables.ts";
import { withoutUndefined } from "./columns.ts";
import { consentNow, isReachable, selectContacts, suppressedNow, toContact } from "./contact-sql.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";

const BATCH = 500;
const MOST_TAGS = 200;

/** What the owner says of a person. `searchText` is what a search looks through. */
export type Person = Pick<Contact, "name" | "email" | "phone" | "language" | "timezone" | "country" | "tags"> & {
  searchText: string;
};

/** A contact as the gates see it. */
export type AudienceRow = Pick<
  ContactTable,
  "id" | "name" | "email" | "phone" | "language" | "timezone" | "country"
> & { tags: string[] } & {
  addressHash: string | null;
  basis: string | null;
  givenAt: string | null;
  confirmedAt: string | null;
  withdrawnAt: string | null;
  suppressed: string | null;
  /** Mailings of the last days that went there, or are on their way. */
  sentLately: number;
};

/** Whom the business may write to. */
export function createContactRepository(db: Kysely<Tables>) {
  const find = async (business: OwnedBusiness, id: string): Promise<Contact | undefined> => {
    const row = await selectContacts(db, business).where("id", "=", id).executeTakeFirst();
    return row && toContact(row);
  };

  return {
    find,

    /** By what its addresses are known elsewhere. */
    addressOf: (business: OwnedBusiness, id: string) =>
      db
        .selectFrom("contacts")
        .select(["emailHash", "phoneHash"])
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .where("deletedAt", "is", null)
        .executeTakeFirst(),

    async list(
      business: OwnedBusiness,
      { limit, cursor, tag, show }: Omit<ContactQuery, "q">,
      words: readonly string[],
    ): Promise<Page<Contact>> {
      const after = readCursor(cursor, "time", "id");
      let query = selectContacts(db, business);
      for (const word of words) query = query.where(sql<boolean>`strpos(search_text, ${word}) > 0`);
      if (tag !== "") query = query.where(sql<boolean>`tags @> ${JSON.stringify([tag])}::jsonb`);
      if (show !== undefined) query = query.where(SHOWN[show]);
      if (after) query = query.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
      const rows = await query
        .orderBy("createdAt", "desc")
        .orderBy("id", "desc")
        .limit(limit + 1)
        .execute();
      return toPage(rows.map(toContact), limit, (row) => [row.createdAt, row.id]);
    },

    async summary(business: OwnedBusiness): Promise<ContactSummary> {
      const counts = await db
        .selectFrom("contacts")
        .select([
          sql<number>`count(*)::integer`.as("total"),
          sql<number>`count(*) filter (where ${isReachable})::integer`.as("reachable"),
          sql<number>`count(*) filter (where ${SHOWN.suppressed})::integer`.as("suppressed"),
          sql<number>`count(*) filter (where ${consentNow("email")} = 'pending')::integer`.as("pending"),
          sql<boolean>`exists (select from connections where connections.business_id = ${business.id}
            and kind = 'email' and off_reason is null)`.as("canMail"),
        ])
        .where("businessId", "=", business.id)
        .where("deletedAt", "is", null)
        .executeTakeFirstOrThrow();
      const { rows: tags } = await sql<{ tag: string; count: number }>`
        select tag, count(*)::integer as count
        from contacts, jsonb_array_elements_text(tags) as tag
        where business_id = ${business.id} and deleted_at is null
        group by tag order by count(*) desc, tag limit ${sql.lit(MOST_TAGS)}`.execute(db);
      return { ...counts, tags };
    },

    /** The id of the new contact; undefined where another has the address or the number. */
    async insert(business: OwnedBusiness, person: Person, source: Contact["source"]): Promise<string | undefined> {
      const { tags, searchText, ...plain } = person;
      const row = await db
        .insertInto("contacts")
        .values({
          ...plain,
          searchText,
          id: newId(),
          businessId: business.id,
          emailHash: plain.email === null ? null : addressHash(business.id, "email", plain.email),
          phoneHash: plain.phone === null ? null : addressHash(business.id, "sms", plain.phone),
          tags: JSON.stringify(tags),
          source,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      return row?.id;
    },

    /** Throws `contact_exists` where another contact has the address. */
    async update(business: OwnedBusiness, id: string, change: Partial<Person>): Promise<Contact | undefined> {
      await db
        .updateTable("contacts")
        .set({ ...columnsOf(business, change), updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .where("deletedAt", "is", null)
        .execute()
        .catch(sayWhoHasIt);
      return find(business, id);
    },

    async remove(business: OwnedBusiness, id: string): Promise<boolean> {
      const row = await db
        .updateTable("contacts")
        .set({ deletedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .where("deletedAt", "is", null)
        .returning("id")
        .executeTakeFirst();
      return row !== undefined;
    },

    async restore(business: OwnedBusiness, id: string): Promise<Contact | undefined> {
      await db
        .updateTable("contacts")
        .set({ deletedAt: null })
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .where("deletedAt", "is not", null)
        .execute()
        .catch(sayWhoHasIt);
      return find(business, id);
    },

    /** Erases some contacts whose time is over, with what they said yes to. How many there were. */
    async erase(): Promise<number> {
      const rows = await db
        .deleteFrom("contacts")
        .where("id", "in", (some) =>
          some
            .selectFrom("contacts as removed")
            .select("removed.id")
            .where(sql<boolean>`removed.deleted_at < now() - make_interval(days => ${sql.lit(KEEP_REMOVED_DAYS)})`)
            .limit(BATCH)
            .forUpdate()
            .skipLocked(),
        )
        .returning("id")
        .execute();
      const ids = rows.map(({ id }) => id);
      // That a mail went out stays, and to whom does not.
      if (ids.length > 0) {
        await db.updateTable("deliveries").set({ name: "", email: "" }).where("contactId", "in", ids).execute();
      }
      return rows.length;
    },

    /** Everybody, as the gates see them, in the order in which they were entered. */
    async audience(business: OwnedBusiness, channel: ContactChannel): Promise<AudienceRow[]> {
      const { rows } = await sql<AudienceRow>`
        select contacts.id, name, email, phone, language, timezone, country, tags,
          ${channel === "email" ? sql`email_hash` : sql`phone_hash`} as address_hash,
          basis, given_at, confirmed_at, withdrawn_at, ${suppressedNow(channel)} as suppressed, ${sentLately(channel)} as sent_lately
        from contacts left join lateral (
          select basis, given_at, confirmed_at, withdrawn_at from consents
          where contact_id = contacts.id and channel = ${channel}
          order by (withdrawn_at is null) desc, given_at desc limit 1) as consent on true
        where contacts.business_id = ${business.id} and deleted_at is null
        order by contacts.id`.execute(db);
      return rows;
    },
  };
}

/** Text messages are not sent yet, so none was. */
const sentLately = (channel: ContactChannel) =>
  channel === "sms"
    ? sql`0`
    : sql`(select count(*)::integer from deliveries
        where deliveries.contact_id = contacts.id and deliveries.business_id = contacts.business_id
          and deliveries.status in ('queued', 'sending', 'accepted', 'unknown')
          and deliveries.created_at > now() - make_interval(days => ${sql.lit(FREQUENCY_DAYS)}))`;

const SHOWN = {
  reachable: isReachable,
  no_consent: sql<boolean>`${consentNow("email")} in ('no', 'withdrawn') and ${consentNow("sms")} in ('no', 'withdrawn')`,
  pending: sql<boolean>`(${consentNow("email")} = 'pending' or ${consentNow("sms")} = 'pending')`,
  suppressed: sql<boolean>`(${suppressedNow("email")} is not null or ${suppressedNow("sms")} is not null)`,
};

/** Two contacts with one address would be written to twice. */
function sayWhoHasIt(error: unknown): never {
  if (Reflect.get(Object(error), "code") === "23505") throw contactExists();
  throw error;
}

/** Addresses go with their hashes, lists into jsonb columns as JSON text; what is not named stays out of the statement. */
const columnsOf = (business: OwnedBusiness, { tags, ...person }: Partial<Person>) => ({
  ...withoutUndefined(person),
  ...(tags && { tags: JSON.stringify(tags) }),
  ...(person.email !== undefined && { emailHash: person.email && addressHash(business.id, "email", person.email) }),
  ...(person.phone !== undefined && { phoneHash: person.phone && addressHash(business.id, "sms", person.phone) }),
});
