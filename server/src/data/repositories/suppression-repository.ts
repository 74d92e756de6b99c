import type { ContactChannel, LiftedSuppression, Suppression, SuppressionReason } from "@handbill/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { SuppressionTable } from "../models/contact.ts";
import type { Tables } from "../models/tables.ts";

export type Place = { channel: ContactChannel; addressHash: string };

type Listed = Selectable<SuppressionTable>;

/** Later words of the person, or of the owner, replace a pause; a complaint and a bounce stay what they are. */
export function createSuppressionRepository(db: Kysely<Tables>) {
  return {
    list: (business: OwnedBusiness, limit = 200): Promise<Suppression[]> =>
      db
        .selectFrom("suppressions")
        .select(["addressHash as key", "channel", "hint", "reason", "detail", "createdAt as at", "until"])
        .where("businessId", "=", business.id)
        .where(sql<boolean>`(until is null or until > now())`)
        .orderBy("createdAt", "desc")
        .limit(limit)
        .execute(),

    /** Why nothing is sent there now; undefined where nothing is in the way. Asked once more before every single send. */
    async reasonFor(businessId: string, { channel, addressHash }: Place): Promise<SuppressionReason | undefined> {
      const row = await db
        .selectFrom("suppressions")
        .select("reason")
        .where("businessId", "=", businessId)
        .where("channel", "=", channel)
        .where("addressHash", "=", addressHash)
        .where(sql<boolean>`(until is null or until > now())`)
        .executeTakeFirst();
      return row?.reason;
    },

    /** Nothing is sent there from now on. A second time changes nothing but a pause. */
    async add(
      businessId: string,
      { channel, addressHash }: Place,
      {
        hint,
        reason,
        detail,
        pauseDays,
      }: { hint: string; reason: SuppressionReason; detail: string; pauseDays?: number },
    ): Promise<void> {
      const until = pauseDays === undefined ? null : sql<string>`now() + make_interval(days => ${pauseDays})`;
      await db
        .insertInto("suppressions")
        .values({ businessId, channel, addressHash, hint, reason, detail, until })
        .onConflict((conflict) =>
          conflict
            .columns(["businessId", "channel", "addressHash"])
            .doUpdateSet({ reason, detail, until, updatedAt: sql`now()` })
            .where("suppressions.reason", "in", ["paused", "unsubscribed"]),
        )
        .execute();
    },

    /** What is listed about an address. Nobody else changes it until the transaction ends. */
    findLocked: (business: OwnedBusiness, { channel, addressHash }: Place) =>
      db
        .selectFrom("suppressions")
        .selectAll()
        .where("businessId", "=", business.id)
        .where("channel", "=", channel)
        .where("addressHash", "=", addressHash)
        .forUpdate()
        .executeTakeFirst(),

    /** Keeps what the owner said when an address was taken off the list. */
    async noteLift(
      business: OwnedBusiness,
      { channel, addressHash, hint, reason, detail, createdAt }: Listed,
      { proof, liftedBy }: { proof: string; liftedBy: string },
    ): Promise<void> {
      const listed = { channel, addressHash, hint, reason, detail, listedAt: createdAt };
      await db
        .insertInto("suppressionLifts")
        .values({ ...listed, id: newId(), businessId: business.id, proof, liftedBy })
        .execute();
    },

    /** The latest that were taken off the list. */
    lifted: (business: OwnedBusiness, limit = 200): Promise<LiftedSuppression[]> =>
      db
        .selectFrom("suppressionLifts")
        .select(["id", "channel", "hint", "reason", "listedAt", "proof", "createdAt as at"])
        .where("businessId", "=", business.id)
        .orderBy("createdAt", "desc")
        .orderBy("id", "desc")
        .limit(limit)
        .execute(),

    /** Takes an address off the list, where it stands there for one of these reasons. */
    async lift(businessId: string, place: Place, reasons: readonly SuppressionReason[]): Promise<boolean> {
      const row = await db
        .deleteFrom("suppressions")
        .where("businessId", "=", businessId)
        .where("channel", "=", place.channel)
        .where("addressHash", "=", place.addressHash)
        .where("reason", "in", [...reasons])
        .returning("reason")
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
