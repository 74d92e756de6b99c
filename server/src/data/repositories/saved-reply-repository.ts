import type {
  InboxHours,
  InboxLimits,
  InboxSettingsChange,
  SavedReply,
  SavedReplyChange,
  SavedReplyCreate,
} from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { withoutUndefined } from "./columns.ts";

const WIRE = ["id", "name", "body", "language", "uses", "createdAt", "updatedAt"] as const;
const MOST = 500;

export type StoredInboxSettings = { signature: string; hours: InboxHours | null; limits: InboxLimits };

/** Texts that are used again and again, and how a business answers. */
export function createSavedReplyRepository(db: Kysely<Tables>) {
  const own = (business: OwnedBusiness) =>
    db.selectFrom("savedReplies").select(WIRE).where("businessId", "=", business.id);

  return {
    list: (business: OwnedBusiness): Promise<SavedReply[]> => own(business).orderBy("name").limit(MOST).execute(),

    find: (business: OwnedBusiness, id: string): Promise<SavedReply | undefined> =>
      own(business).where("id", "=", id).executeTakeFirst(),

    /** Undefined where another one has the name. */
    insert: (business: OwnedBusiness, reply: SavedReplyCreate): Promise<SavedReply | undefined> =>
      db
        .insertInto("savedReplies")
        .values({ ...reply, id: newId(), businessId: business.id })
        .onConflict((conflict) => conflict.doNothing())
        .returning(WIRE)
        .executeTakeFirst(),

    /** Whether another one has the name. */
    async isTaken(business: OwnedBusiness, id: string, name: string): Promise<boolean> {
      const row = await own(business)
        .where("id", "!=", id)
        .where(sql<boolean>`lower(name) = lower(${name})`)
        .executeTakeFirst();
      return row !== undefined;
    },

    update: (business: OwnedBusiness, id: string, change: SavedReplyChange): Promise<SavedReply | undefined> =>
      db
        .updateTable("savedReplies")
        .set({ ...withoutUndefined(change), updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .returning(WIRE)
        .executeTakeFirst(),

    async remove(business: OwnedBusiness, id: string): Promise<boolean> {
      const row = await db
        .deleteFrom("savedReplies")
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .returning("id")
        .executeTakeFirst();
      return row !== undefined;
    },

    /** It was taken once more. */
    async count(business: OwnedBusiness, id: string): Promise<void> {
      await db
        .updateTable("savedReplies")
        .set({ uses: sql`uses + 1` })
        .where("businessId", "=", business.id)
        .where("id", "=", id)
        .execute();
    },

    /** How a business answers; the usual where nothing was said. */
    async settings(businessId: string): Promise<StoredInboxSettings> {
      const row = await db
        .selectFrom("inboxSettings")
        .select(["signature", "hours", "limits"])
        .where("businessId", "=", businessId)
        .executeTakeFirst();
      return row ?? { signature: "", hours: null, limits: {} };
    },

    async saveSettings(business: OwnedBusiness, { signature, hours, limits }: InboxSettingsChange): Promise<void> {
      const change = {
        ...(signature !== undefined && { signature }),
        ...(hours !== undefined && { hours: hours && JSON.stringify(hours) }),
        ...(limits !== undefined && { limits: JSON.stringify(limits) }),
      };
      await db
        .insertInto("inboxSettings")
        .values({ businessId: business.id, ...change })
        .onConflict((conflict) => conflict.column("businessId").doUpdateSet({ ...change, updatedAt: sql`now()` }))
        .execute();
    },
  };
}
