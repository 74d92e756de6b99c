import { type Business, type BusinessCreate, type BusinessUpdate, ROLE_PERMISSIONS } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { withoutUndefined } from "./columns.ts";
import { type Page, readCursor, toPage } from "./cursor.ts";

const WIRE = [
  "id",
  "name",
  "industry",
  "description",
  "audience",
  "location",
  "website",
  "language",
  "tone",
  "voice",
  "offers",
  "facts",
  "constraints",
  "channels",
  "timezone",
  "closedWeekdays",
  "closedDates",
  "sender",
  "sample",
  "createdAt",
  "updatedAt",
] as const satisfies (keyof Business)[];

/** Lists go into jsonb columns as JSON text; what is not named stays out of the statement. */
function toColumns({
  voice,
  offers,
  facts,
  constraints,
  channels,
  closedWeekdays,
  closedDates,
  sender,
  ...texts
}: BusinessUpdate) {
  return {
    ...withoutUndefined(texts),
    ...(voice && { voice: JSON.stringify(voice) }),
    ...(offers && { offers: JSON.stringify(offers) }),
    ...(facts && { facts: JSON.stringify(facts) }),
    ...(constraints && { constraints: JSON.stringify(constraints) }),
    ...(channels && { channels: JSON.stringify(channels) }),
    ...(closedWeekdays && { closedWeekdays: JSON.stringify(closedWeekdays) }),
    ...(closedDates && { closedDates: JSON.stringify(closedDates) }),
    ...(sender && { sender: JSON.stringify(sender) }),
  };
}

/** The brand exists in the type only: this is where a row that the query found for this user gets it. */
const own = (business: Business, userId: string): OwnedBusiness =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a brand exists in the type only
  ({ ...business, userId, role: "owner", permissions: ROLE_PERMISSIONS.owner }) as OwnedBusiness;

export function createBusinessRepository(db: Kysely<Tables>) {
  return {
    /** The one place where ownership is established. Undefined for strangers, as for what does not exist. */
    async findOwned(userId: string, businessId: string): Promise<OwnedBusiness | undefined> {
      const row = await db
        .selectFrom("businesses")
        .select(WIRE)
        .where("id", "=", businessId)
        .where("userId", "=", userId)
        .where("deletedAt", "is", null)
        .executeTakeFirst();
      return row && own(row, userId);
    },

    /** The same for a worker that goes on with what the owner asked for, even where the business was removed since. */
    async findForWork(userId: string, businessId: string): Promise<OwnedBusiness | undefined> {
      const row = await db
        .selectFrom("businesses")
        .select(WIRE)
        .where("id", "=", businessId)
        .where("userId", "=", userId)
        .executeTakeFirst();
      return row && own(row, userId);
    },

    findSample: (userId: string): Promise<Business | undefined> =>
      db
        .selectFrom("businesses")
        .select(WIRE)
        .where("userId", "=", userId)
        .where("sample", "=", true)
        .where("deletedAt", "is", null)
        .executeTakeFirst(),

    async list(userId: string, limit: number, cursor: string | undefined): Promise<Page<Business>> {
      const after = readCursor(cursor, "time", "id");
      const rows = await db
        .selectFrom("businesses")
        .select(WIRE)
        .where("userId", "=", userId)
        .where("deletedAt", "is", null)
        .$if(after !== undefined, (query) =>
          query.where(sql<boolean>`(created_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
        )
        .orderBy("createdAt", "desc")
        .orderBy("id", "desc")
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit, (row) => [row.createdAt, row.id]);
    },

    /** Undefined when the user has a sample business already and this would be a second one. */
    insert: (userId: string, profile: BusinessCreate, sample: boolean): Promise<Business | undefined> =>
      db
        .insertInto("businesses")
        .values({
          ...profile,
          id: newId(),
          userId,
          sample,
          voice: JSON.stringify(profile.voice),
          offers: JSON.stringify(profile.offers),
          facts: JSON.stringify(profile.facts),
          constraints: JSON.stringify(profile.constraints),
          channels: JSON.stringify(profile.channels),
          closedWeekdays: JSON.stringify(profile.closedWeekdays),
          closedDates: JSON.stringify(profile.closedDates),
          sender: JSON.stringify(profile.sender),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning(WIRE)
        .executeTakeFirst(),

    update: (business: OwnedBusiness, change: BusinessUpdate): Promise<Business | undefined> =>
      db
        .updateTable("businesses")
        .set({ ...toColumns(change), updatedAt: sql`now()` })
        .where("id", "=", business.id)
        .where("userId", "=", business.userId)
        .where("deletedAt", "is", null)
        .returning(WIRE)
        .executeTakeFirst(),

    async remove(business: OwnedBusiness): Promise<void> {
      await db
        .updateTable("businesses")
        .set({ deletedAt: sql`now()` })
        .where("id", "=", business.id)
        .where("userId", "=", business.userId)
        .execute();
    },

    /** Brings a removed business back; undefined when there is none of this user's. */
    restore: (userId: string, businessId: string): Promise<Business | undefined> =>
      db
        .updateTable("businesses")
        .set({ deletedAt: null })
        .where("id", "=", businessId)
        .where("userId", "=", userId)
        .where("deletedAt", "is not", null)
        .returning(WIRE)
        .executeTakeFirst(),
  };
}
