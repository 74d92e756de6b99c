import type { Business, BusinessProfile, BusinessUpdate } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
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
  "sample",
  "createdAt",
  "updatedAt",
] as const satisfies (keyof Business)[];

const LISTS = ["voice", "offers", "facts", "constraints", "channels"] as const;

/** Lists go into jsonb columns as JSON text. */
function toColumns<T extends Partial<BusinessProfile>>(profile: T) {
  const lists = LISTS.filter((name) => profile[name] !== undefined).map((name) => [
    name,
    JSON.stringify(profile[name]),
  ]);
  return { ...profile, ...Object.fromEntries(lists) } as Omit<T, (typeof LISTS)[number]> &
    Record<(typeof LISTS)[number], string>;
}

export function createBusinessRepository(db: Kysely<Tables>) {
  const own = (business: Business, userId: string) => ({ ...business, userId }) as OwnedBusiness;

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
      const after = readCursor(cursor, 2);
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
    insert: (userId: string, profile: BusinessProfile, sample: boolean): Promise<Business | undefined> =>
      db
        .insertInto("businesses")
        .values({ id: newId(), userId, sample, ...toColumns(profile) })
        .onConflict((conflict) => conflict.doNothing())
        .returning(WIRE)
        .executeTakeFirst(),

    update: (business: OwnedBusiness, change: BusinessUpdate): Promise<Business | undefined> =>
      db
        .updateTable("businesses")
        .set({ ...toColumns(withoutUndefined(change)), updatedAt: sql`now()` })
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

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Drops keys that are present but undefined, which an update would otherwise write as null. */
export const withoutUndefined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Defined<T>;
