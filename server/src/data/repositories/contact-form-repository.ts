import type { ContactFormUpdate } from "@handbill/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { ContactFormTable, FormEntryTable } from "../models/contact-form.ts";
import type { Tables } from "../models/tables.ts";
import { withoutUndefined } from "./columns.ts";
import type { PublicBusiness } from "./subscription-repository.ts";

export type ContactFormRow = Omit<Selectable<ContactFormTable>, "businessId" | "createdAt">;
/** A form that everybody can write by, and whose it is. */
export type OpenForm = { form: Omit<ContactFormRow, "updatedAt">; business: PublicBusiness & { userId: string } };

type Marks = Pick<FormEntryTable, "network" | "address" | "said">;
/** What came by a form within the last day. */
export type FormCounts = {
  networkSoon: number;
  networkDay: number;
  hour: number;
  day: number;
  /** Other addresses that said the same. */
  sameWords: number;
  /** The same words of the same address: a second press. */
  isDouble: boolean;
  /** The same of what was taken for the work of a program. */
  isQuietDouble: boolean;
  receiptsToAddress: number;
  receiptsHour: number;
};

const FIELDS = [
  "isOn",
  "title",
  "intro",
  "thanks",
  "language",
  "name",
  "phone",
  "subject",
  "asksConsent",
  "sendsReceipt",
  "sites",
] as const satisfies (keyof ContactFormRow)[];
const SOON_MINUTES = 10;
const BATCH = 5_000;

const within = (span: string) => sql`created_at > now() - ${sql.lit(span)}::interval`;

/** The form by which everybody can write to a business, and what is remembered of what came by it. */
export function createContactFormRepository(db: Kysely<Tables>) {
  return {
    find: (business: OwnedBusiness): Promise<ContactFormRow | undefined> =>
      db
        .selectFrom("contactForms")
        .select([...FIELDS, "updatedAt"])
        .where("businessId", "=", business.id)
        .executeTakeFirst(),

    async save(business: OwnedBusiness, change: ContactFormUpdate): Promise<ContactFormRow> {
      const set = withoutUndefined(change);
      return db
        .insertInto("contactForms")
        .values({ ...set, businessId: business.id })
        .onConflict((conflict) => conflict.column("businessId").doUpdateSet({ ...set, updatedAt: sql`now()` }))
        .returning([...FIELDS, "updatedAt"])
        .executeTakeFirstOrThrow();
    },

    /** For everybody: undefined where it is off, or nobody's. The sample business hears of nobody. */
    async findOpen(businessId: string): Promise<OpenForm | undefined> {
      const row = await db
        .selectFrom("contactForms")
        .innerJoin("businesses", "businesses.id", "contactForms.businessId")
        .select(FIELDS.map((name) => `contactForms.${name}` as const))
        .select(["businesses.id", "businesses.userId", "businesses.sender", "businesses.sample"])
        .select(["businesses.name as ofName", "businesses.language as ofLanguage"])
        .where("contactForms.businessId", "=", businessId)
        .where("isOn", "=", true)
        .where("deletedAt", "is", null)
        .where("sample", "=", false)
        .executeTakeFirst();
      if (!row) return undefined;
      const { id, userId, sender, sample, ofName, ofLanguage, ...form } = row;
      return { form, business: { id, userId, sender, sample, name: ofName, language: ofLanguage } };
    },

    /** Counts what came lately, in the transaction in which no other entry of this business is taken. */
    async lately(businessId: string, { network, address, said }: Marks): Promise<FormCounts> {
      const soon = within(`${SOON_MINUTES} minutes`);
      const { rows } = await sql<FormCounts>`
        select count(*) filter (where network = ${network} and ${soon})::integer as network_soon,
          count(*) filter (where network = ${network})::integer as network_day,
          count(*) filter (where ${within("1 hour")})::integer as hour, count(*)::integer as day,
          count(distinct address) filter (where said = ${said} and address <> ${address})::integer as same_words,
          count(*) filter (where said = ${said} and address = ${address} and not is_quiet) > 0 as is_double,
          count(*) filter (where said = ${said} and address = ${address} and is_quiet) > 0 as is_quiet_double,
          count(*) filter (where has_receipt and address = ${address})::integer as receipts_to_address,
          count(*) filter (where has_receipt and ${within("1 hour")})::integer as receipts_hour
        from form_entries where business_id = ${businessId} and ${within("1 day")}`.execute(db);
      if (!rows[0]) throw new Error("a count gave no row");
      return rows[0];
    },

    async note(businessId: string, entry: Marks & { isQuiet: boolean; hasReceipt: boolean }): Promise<void> {
      await db
        .insertInto("formEntries")
        .values({ ...entry, id: newId(), businessId })
        .execute();
    },

    /** Nothing is asked about entries of the day before yesterday. */
    async forget(): Promise<void> {
      await sql`
        delete from form_entries where id in (select id from form_entries
          where created_at < now() - interval '2 days' order by created_at limit ${sql.lit(BATCH)})`.execute(db);
    },
  };
}
