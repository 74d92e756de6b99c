import type { Consent, ConsentBasis, ContactChannel } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";

export type GivenConsent = {
  basis: ConsentBasis;
  source: string;
  textVersion: string;
  /** Now, unless it was given before. */
  at: string | null;
  /** False while the person has to prove that the address is theirs. */
  confirmed: boolean;
};

/** What contacts said yes to, and when they took it back. Nothing is ever overwritten. */
export function createConsentRepository(db: Kysely<Tables>) {
  return {
    history: (business: OwnedBusiness, contactId: string): Promise<Consent[]> =>
      db
        .selectFrom("consents")
        .select(["id", "channel", "basis", "source", "textVersion", "givenAt as at", "confirmedAt", "withdrawnAt"])
        .where("businessId", "=", business.id)
        .where("contactId", "=", contactId)
        .orderBy("givenAt", "desc")
        .orderBy("id", "desc")
        .limit(200)
        .execute(),

    /** Gives a consent, unless one is open on this channel. */
    async give(
      business: OwnedBusiness,
      contactId: string,
      channel: ContactChannel,
      { basis, source, textVersion, at, confirmed }: GivenConsent,
    ): Promise<void> {
      const givenAt = at === null ? sql<string>`now()` : sql<string>`least(${at}::timestamptz, now())`;
      await db
        .insertInto("consents")
        .values({
          id: newId(),
          businessId: business.id,
          contactId,
          channel,
          basis,
          source,
          textVersion,
          givenAt,
          confirmedAt: confirmed ? givenAt : null,
          withdrawnAt: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    /** Takes back what is open on a channel. */
    async withdraw(business: OwnedBusiness, contactId: string, channel: ContactChannel): Promise<void> {
      await db
        .updateTable("consents")
        .set({ withdrawnAt: sql`now()`, updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("contactId", "=", contactId)
        .where("channel", "=", channel)
        .where("withdrawnAt", "is", null)
        .execute();
    },
  };
}
