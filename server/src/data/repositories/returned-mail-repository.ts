import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

/** How a report names the mail it is about, the surest first. */
export type MailNames = { deliveryId: string | null; messageId: string | null; email: string | null };

export type ReturnedNote = { kind: "bounce" | "complaint"; status: string | null; isLasting: boolean };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HOURS_KEPT = 1;

/** Mails that came back, and the reports that said so. */
export function createReturnedMailRepository(db: Kysely<Tables>) {
  /** Of several names the surest decides; an address means the last mail to it. */
  const find = (businessId: string, { deliveryId, messageId, email }: MailNames) => {
    const id = deliveryId !== null && UUID.test(deliveryId) ? deliveryId : null;
    return db
      .selectFrom("deliveries")
      .select(["id", "status"])
      .where("businessId", "=", businessId)
      .where("status", "in", ["sending", "accepted", "unknown"])
      .where((row) =>
        row.or([
          row("id", "=", id),
          row("messageId", "=", messageId),
          row(sql<string>`lower(email)`, "=", email === null ? null : email.toLowerCase()),
        ]),
      )
      .orderBy(sql`(id = ${id}) is true`, "desc")
      .orderBy(sql`(message_id = ${messageId}) is true`, "desc")
      .orderBy("createdAt", "desc")
      .limit(1)
      .executeTakeFirst();
  };

  return {
    /**
     * Notes at the mail what came back of it; undefined where we never sent such a mail. What came back had been taken, so nobody is in
     * doubt about it any more. A complaint outweighs a bounce, and what lasts what passes.
     */
    async note(
      businessId: string,
      names: MailNames,
      { kind, status, isLasting }: ReturnedNote,
    ): Promise<{ id: string; email: string; wasUnknown: boolean } | undefined> {
      const found = await find(businessId, names);
      if (found === undefined) return undefined;
      const row = await db
        .updateTable("deliveries")
        .set({
          status: sql`case when status = 'unknown' then 'accepted' else status end`,
          reason: sql`case when status = 'unknown' then null else reason end`,
          returned: sql`case when returned = 'complaint' then returned else ${kind}::text end`,
          returnedStatus: sql`coalesce(${status}::text, returned_status)`,
          returnedLasting: sql`coalesce(returned_lasting, false) or ${isLasting}`,
          returnedAt: sql`coalesce(returned_at, now())`,
          updatedAt: sql`now()`,
        })
        .where("id", "=", found.id)
        .returning(["id", "email"])
        .executeTakeFirst();
      return row && { ...row, wasUnknown: found.status === "unknown" };
    },

    /** Notes that a report was taken; false where it was before. In the transaction in which it takes effect. */
    async claimReport(businessId: string, reportId: string): Promise<boolean> {
      const row = await db
        .insertInto("takenReports")
        .values({ businessId, reportId })
        .onConflict((conflict) => conflict.doNothing())
        .returning("reportId")
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Forgets reports that are too old to be taken anyway. */
    async forgetReports(): Promise<void> {
      await db
        .deleteFrom("takenReports")
        .where("createdAt", "<", sql<string>`now() - make_interval(hours => ${HOURS_KEPT})`)
        .execute();
    },
  };
}
