import { randomBytes } from "node:crypto";
import type { ContactChannel, Sender } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { addressHash } from "../../core/addresses.ts";
import { newId } from "../../core/ids.ts";
import type { Tables } from "../models/tables.ts";

/** What a stranger may see of a business that writes to them. */
export type PublicBusiness = { id: string; name: string; language: string; sender: Sender; sample: boolean };

type Place = { channel: ContactChannel; addressHash: string };

/**
 * What people do themselves by a link in a mail or on the form: nobody is signed in, and a signed link says which business and which
 * address. Works for removed businesses too, as long as they are not erased: whoever leaves a list has left it.
 */
export function createSubscriptionRepository(db: Kysely<Tables>) {
  const contactAt = (businessId: string, place: Place) =>
    db
      .selectFrom("contacts")
      .select(["id", "name", "email", "phone", "language"])
      .where("businessId", "=", businessId)
      .where(place.channel === "email" ? "emailHash" : "phoneHash", "=", place.addressHash)
      .where("deletedAt", "is", null)
      .executeTakeFirst();

  return {
    contactAt,

    /** The id of a contact who entered themselves; undefined where another was quicker. */
    async insert(
      business: PublicBusiness,
      { name, email, searchText }: { name: string; email: string; searchText: string },
    ): Promise<string | undefined> {
      const row = await db
        .insertInto("contacts")
        .values({
          id: newId(),
          businessId: business.id,
          name,
          email,
          emailHash: addressHash(business.id, "email", email),
          language: business.language,
          source: "form",
          searchText,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      return row?.id;
    },

    /** The key by which a business signs its links; made when it is asked for first. */
    async keyOf(businessId: string): Promise<Buffer> {
      await db
        .insertInto("subscriptionKeys")
        .values({ businessId, key: randomBytes(32) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const row = await db
        .selectFrom("subscriptionKeys")
        .select("key")
        .where("businessId", "=", businessId)
        .executeTakeFirstOrThrow();
      return row.key;
    },

    /** The same for whoever comes with a link: a business without a key has signed nothing. */
    async signerOf(businessId: string): Promise<{ key: Buffer; business: PublicBusiness } | undefined> {
      const row = await db
        .selectFrom("businesses")
        .innerJoin("subscriptionKeys", "subscriptionKeys.businessId", "businesses.id")
        .select(["key", "id", "name", "language", "sender", "sample"])
        .where("id", "=", businessId)
        .executeTakeFirst();
      if (!row) return undefined;
      const { key, ...business } = row;
      return { key, business };
    },

    /** A business that takes new subscribers. */
    findPublic: (businessId: string): Promise<PublicBusiness | undefined> =>
      db
        .selectFrom("businesses")
        .select(["id", "name", "language", "sender", "sample"])
        .where("id", "=", businessId)
        .where("deletedAt", "is", null)
        .executeTakeFirst(),

    /** The state on a channel: of the list of those who said no first. */
    async stateOf(businessId: string, place: Place): Promise<{ reason: string; until: string | null } | undefined> {
      return db
        .selectFrom("suppressions")
        .select(["reason", "until"])
        .where("businessId", "=", businessId)
        .where("channel", "=", place.channel)
        .where("addressHash", "=", place.addressHash)
        .where(sql<boolean>`(until is null or until > now())`)
        .executeTakeFirst();
    },

    async withdraw(businessId: string, contactId: string, channel: ContactChannel): Promise<void> {
      await db
        .updateTable("consents")
        .set({ withdrawnAt: sql`now()`, updatedAt: sql`now()` })
        .where("businessId", "=", businessId)
        .where("contactId", "=", contactId)
        .where("channel", "=", channel)
        .where("withdrawnAt", "is", null)
        .execute();
    },

    /** A consent that the person gave themselves. One that waits to be confirmed becomes a confirmed one. */
    async give(
      businessId: string,
      contactId: string,
      channel: ContactChannel,
      { source, textVersion, confirmed }: { source: string; textVersion: string; confirmed: boolean },
    ): Promise<void> {
      await db
        .insertInto("consents")
        .values({
          id: newId(),
          businessId,
          contactId,
          channel,
          basis: confirmed ? "double_opt_in" : "consent",
          source,
          textVersion,
          givenAt: sql<string>`now()`,
          confirmedAt: confirmed ? sql<string>`now()` : null,
          withdrawnAt: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      if (!confirmed) return;
      await db
        .updateTable("consents")
        .set({ basis: "double_opt_in", confirmedAt: sql`now()`, updatedAt: sql`now()` })
        .where("businessId", "=", businessId)
        .where("contactId", "=", contactId)
        .where("channel", "=", channel)
        .where("withdrawnAt", "is", null)
        .where("confirmedAt", "is", null)
        .execute();
    },
  };
}
