import type { ConsentBasis, Contact } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { consentNow } from "./contact-sql.ts";

const PAGE = 1_000;

type NewContact = Pick<Contact, "name" | "email" | "phone" | "language" | "country" | "timezone" | "tags"> & {
  emailHash: string | null;
  phoneHash: string | null;
  consent: boolean;
  searchText: string;
};

type Proof = { basis: ConsentBasis; source: string; textVersion: string; at: string | null };

type Addresses = { emailHash: string | null; phoneHash: string | null };

/** A contact as a table has it, with the proof of its consent. */
export type ExportedContact = Pick<
  Contact,
  "id" | "name" | "email" | "phone" | "language" | "country" | "timezone" | "tags" | "source" | "createdAt"
> & {
  emailConsent: string;
  smsConsent: string;
  consentBasis: string | null;
  consentSource: string | null;
  consentText: string | null;
  consentAt: string | null;
};

/** Many contacts at once. */
export function createContactTableRepository(db: Kysely<Tables>) {
  return {
    /** The hashes of those addresses that contacts have. */
    async known(business: OwnedBusiness, wanted: readonly Addresses[]): Promise<Set<string>> {
      const emails = wanted.flatMap(({ emailHash }) => emailHash ?? []);
      const phones = wanted.flatMap(({ phoneHash }) => phoneHash ?? []);
      const { rows } = await sql<{ hash: string }>`
        select email_hash as hash from contacts
        where business_id = ${business.id} and deleted_at is null and email_hash = any(${emails}::text[])
        union all
        select phone_hash from contacts
        where business_id = ${business.id} and deleted_at is null and phone_hash = any(${phones}::text[])`.execute(db);
      return new Set(rows.map(({ hash }) => hash));
    },

    /** Enters contacts, and the yes of those who said it; one that somebody else enters at the same moment is left to them. */
    async add(business: OwnedBusiness, contacts: readonly NewContact[], proof: Proof): Promise<void> {
      if (contacts.length === 0) return;
      const lines = JSON.stringify(contacts.map((contact) => Object.assign({ id: newId() }, contact)));
      await sql`
        with line as materialized (
          select * from jsonb_to_recordset(${lines}::jsonb) as line (id uuid, name text, email text, "emailHash" text, phone text,
            "phoneHash" text, language text, country text, timezone text, tags jsonb, consent boolean, "searchText" text)
        ), entered as (
          insert into contacts (id, business_id, name, email, email_hash, phone, phone_hash, language, country, timezone, tags,
            source, search_text)
          select id, ${business.id}, name, email, "emailHash", phone, "phoneHash", language, country, timezone, tags, 'import',
            "searchText" from line
          on conflict do nothing returning id
        )
        insert into consents (id, business_id, contact_id, channel, basis, source, text_version, given_at, confirmed_at)
        select gen_random_uuid(), ${business.id}, id, 'email', ${proof.basis}, ${proof.source}, ${proof.textVersion}, moment, moment
        from entered join line using (id), ${momentOf(proof)} where consent`.execute(db);
    },

    /** A first yes for mails. Who ever said anything of it, yes or no, is not spoken for by a table. */
    async giveFirst(business: OwnedBusiness, emailHashes: readonly string[], proof: Proof): Promise<void> {
      if (emailHashes.length === 0) return;
      await sql`
        insert into consents (id, business_id, contact_id, channel, basis, source, text_version, given_at, confirmed_at)
        select gen_random_uuid(), ${business.id}, contact.id, 'email', ${proof.basis}, ${proof.source}, ${proof.textVersion},
          moment, moment
        from ${momentOf(proof)},
          unnest(${[...emailHashes]}::text[]) as wanted (hash)
          cross join lateral (
            select id from contacts
            where business_id = ${business.id} and deleted_at is null and email_hash = wanted.hash limit 1) as contact
          left join lateral (
            select true as said from consents where contact_id = contact.id and channel = 'email' limit 1) as earlier on true
        where said is null
        on conflict do nothing`.execute(db);
    },

    /** Everybody, in the order in which they were entered, some at a time. */
    async *everybody(business: OwnedBusiness): AsyncGenerator<ExportedContact> {
      for (let after = FIRST; ;) {
        const { rows } = await sql<ExportedContact>`
          select contacts.id, name, email, phone, language, country, timezone, tags, contacts.source, contacts.created_at,
            ${consentNow("email")} as email_consent, ${consentNow("sms")} as sms_consent,
            consent.basis as consent_basis, consent.source as consent_source, consent.text_version as consent_text,
            consent.given_at as consent_at
          from contacts left join lateral (
            select basis, source, text_version, given_at from consents
            where contact_id = contacts.id and channel = 'email'
            order by (withdrawn_at is null) desc, given_at desc limit 1) as consent on true
          where contacts.business_id = ${business.id} and deleted_at is null and contacts.id > ${after}
          order by contacts.id limit ${sql.lit(PAGE)}`.execute(db);
        yield* rows;
        const last = rows.at(-1);
        if (!last || rows.length < PAGE) return;
        after = last.id;
      }
    },
  };
}

/** When the yes was said; never in the future. */
const momentOf = ({ at }: Proof) => sql`(select least(coalesce(${at}::timestamptz, now()), now()) as moment) as given`;

/** Before all ids. */
const FIRST = "00000000-0000-0000-0000-000000000000";
