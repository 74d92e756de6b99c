import type { Contact } from "@handbill/contracts";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

type ChannelName = "email" | "sms";

/** Nothing goes to an address on the list; a pause ends by itself. */
export const suppressedNow = (channel: ChannelName): RawBuilder<string | null> => sql`(
  select reason from suppressions where suppressions.business_id = contacts.business_id and channel = ${sql.lit(channel)}
    and address_hash = ${channel === "email" ? sql`contacts.email_hash` : sql`contacts.phone_hash`}
    and (until is null or until > now()))`;

/** How things stand: the consent that is open, or the last that was. */
export const consentNow = (channel: ChannelName): RawBuilder<Contact["consent"]["email"]> => sql`coalesce((
  select case when withdrawn_at is not null then 'withdrawn' when confirmed_at is null then 'pending' else 'yes' end
  from consents where contact_id = contacts.id and channel = ${sql.lit(channel)}
  order by (withdrawn_at is null) desc, given_at desc limit 1), 'no')`;

const PLAIN = [
  "id",
  "name",
  "email",
  "phone",
  "language",
  "timezone",
  "country",
  "tags",
  "source",
  "createdAt",
  "updatedAt",
] as const satisfies (keyof Contact)[];

/** Contacts of the business that are there, as the owner sees them. */
export const selectContacts = (db: Kysely<Tables>, business: OwnedBusiness) =>
  db
    .selectFrom("contacts")
    .select(PLAIN)
    .select([
      consentNow("email").as("emailConsent"),
      consentNow("sms").as("smsConsent"),
      suppressedNow("email").as("emailSuppressed"),
      suppressedNow("sms").as("smsSuppressed"),
    ])
    .where("contacts.businessId", "=", business.id)
    .where("contacts.deletedAt", "is", null);

type Row = Awaited<ReturnType<ReturnType<typeof selectContacts>["executeTakeFirstOrThrow"]>>;

export const toContact = ({ emailConsent, smsConsent, emailSuppressed, smsSuppressed, ...plain }: Row): Contact => ({
  ...plain,
  consent: { email: emailConsent, sms: smsConsent },
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the column has no other values
  suppressed: { email: emailSuppressed, sms: smsSuppressed } as Contact["suppressed"],
});

/** With consent for mails, an address, and nothing in the way. */
export const isReachable = sql<boolean>`email_hash is not null
  and ${consentNow("email")} = 'yes' and ${suppressedNow("email")} is null`;
