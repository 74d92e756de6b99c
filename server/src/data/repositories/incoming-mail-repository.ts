import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

/** What is known of mails before one more is taken: nobody is signed in. */
export function createIncomingMailRepository(db: Kysely<Tables>) {
  return {
    /** Addresses that a business sends by, in small letters: a mail from there was not written by a customer. */
    async ownAddresses(businessId: string): Promise<string[]> {
      const { rows } = await sql<{ address: string }>`
        select distinct lower(address) as address from connections
        cross join lateral (values (settings->>'fromAddress'), (settings->>'replyTo'), (settings->>'returnsAddress')) as own (address)
        where business_id = ${businessId} and kind = 'email' and address is not null`.execute(db);
      return rows.map(({ address }) => address);
    },

    /** How many messages came from an address within the last hour. */
    async countLately(businessId: string, address: string): Promise<number> {
      const { number } = await db
        .selectFrom("messages")
        .select(sql<number>`count(*)::integer`.as("number"))
        .where("businessId", "=", businessId)
        .where("at", ">", sql<string>`now() - interval '1 hour'`)
        .where("direction", "=", "inbound")
        .where(sql<string>`lower(from_address)`, "=", address.toLowerCase())
        .executeTakeFirstOrThrow();
      return number;
    },

    /** What a mail of this name said that came before. */
    said: (businessId: string, externalId: string) =>
      db
        .selectFrom("messages")
        .select(["subject", "body", "fromAddress"])
        .where("businessId", "=", businessId)
        .where("channel", "=", "email")
        .where("direction", "=", "inbound")
        .where("externalId", "=", externalId)
        .executeTakeFirst(),
  };
}
