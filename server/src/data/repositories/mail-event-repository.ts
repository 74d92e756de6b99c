import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { Tables } from "../models/tables.ts";

export type MailEventKind = "delivered" | "bounce" | "complaint" | "unsubscribe" | "reply";

/** What became of mails, among the events that results are counted from. */
export function createMailEventRepository(db: Kysely<Tables>) {
  return {
    /** Once for each mail and kind, however often it is said. In the transaction that changes the mail: one is not there without the other. */
    async note(kind: MailEventKind, deliveryId: string): Promise<void> {
      await sql`
        with told as (
          select deliveries.id, deliveries.business_id, mailings.content_id, contents.campaign_id,
            ${kind}::text || ':' || deliveries.id::text as key
          from deliveries join mailings on mailings.id = deliveries.mailing_id
          join contents on contents.id = mailings.content_id
          where deliveries.id = ${deliveryId}
        ), claimed as (
          insert into event_keys (business_id, key, event_id, body_hash)
          select business_id, key, ${newId()}::uuid, '' from told
          on conflict (business_id, key) do nothing
          returning event_id
        )
        insert into events (id, business_id, occurred_at, kind, content_id, campaign_id, delivery_id, source, dedupe_key)
        select claimed.event_id, told.business_id, now(), ${kind}, told.content_id, told.campaign_id, told.id, 'mail', told.key
        from told cross join claimed`.execute(db);
    },

    /** Whoever leaves does so because of the last mail that reached them; where there was none, nothing is counted. */
    async noteLeaving(businessId: string, contactId: string): Promise<void> {
      const last = await db
        .selectFrom("deliveries")
        .select("id")
        .where("businessId", "=", businessId)
        .where("contactId", "=", contactId)
        .where("status", "in", ["accepted", "unknown"])
        .orderBy("settledAt", (order) => order.desc().nullsLast())
        .limit(1)
        .executeTakeFirst();
      if (last) await this.note("unsubscribe", last.id);
    },
  };
}
