import {
  type Business,
  type BusinessCreate,
  type BusinessUpdate,
  KEEP_DELETED_DAYS,
  type Role,
  ROLE_PERMISSIONS,
} from "@handbill/contracts";
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

const OF_BUSINESS = WIRE.map((column) => `businesses.${column}` as const);

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

type Row = Omit<Business, "role" | "permissions">;

const withRole = <Found extends Row>(row: Found, role: Role): Found & Pick<Business, "role" | "permissions"> => ({
  ...row,
  role,
  permissions: [...ROLE_PERMISSIONS[role]],
});

/** The brand exists in the type only: this is where a row that the query found for this user gets it. */
const own = ({ role, ...row }: Row & { payerId: string; role: Role }, userId: string): OwnedBusiness =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a brand exists in the type only
  ({ ...withRole(row, role), userId }) as OwnedBusiness;

/** Work goes on for whoever has left since; more than to look is not theirs any more. */
const NO_MEMBER: Role = "viewer";

export function createBusinessRepository(db: Kysely<Tables>) {
  const ofMember = (userId: string) =>
    db
      .selectFrom("businessMembers")
      .innerJoin("businesses", "businesses.id", "businessMembers.businessId")
      .select(OF_BUSINESS)
      .select(["businesses.userId as payerId", "businessMembers.role"])
      .where("businessMembers.userId", "=", userId);

  const forWork = (userId: string, businessId: string) =>
    db
      .selectFrom("businesses")
      .leftJoin("businessMembers", (join) =>
        join.onRef("businessMembers.businessId", "=", "businesses.id").on("businessMembers.userId", "=", userId),
      )
      .select(OF_BUSINESS)
      .select(["businesses.userId as payerId", sql<Role>`coalesce(business_members.role, ${NO_MEMBER})`.as("role")])
      .where("businesses.id", "=", businessId);

  return {
    /** The one place where ownership is established. Undefined for strangers, as for what does not exist. */
    async findOwned(userId: string, businessId: string): Promise<OwnedBusiness | undefined> {
      const row = await ofMember(userId)
        .where("businessMembers.businessId", "=", businessId)
        .where("businesses.deletedAt", "is", null)
        .executeTakeFirst();
      return row && own(row, userId);
    },

    /**
     * For a worker that goes on with what somebody asked for who was allowed to then: also where they left since, or the business
     * was removed. Not for what is asked now.
     */
    async findForWork(userId: string, businessId: string): Promise<OwnedBusiness | undefined> {
      const row = await forWork(userId, businessId).executeTakeFirst();
      return row && own(row, userId);
    },

    /** The same for what ends when the business is removed: nothing goes out for it any more. */
    async findStanding(userId: string, businessId: string): Promise<OwnedBusiness | undefined> {
      const row = await forWork(userId, businessId).where("businesses.deletedAt", "is", null).executeTakeFirst();
      return row && own(row, userId);
    },

    async findSample(userId: string): Promise<Business | undefined> {
      const row = await ofMember(userId)
        .where("businesses.userId", "=", userId)
        .where("businesses.sample", "=", true)
        .where("businesses.deletedAt", "is", null)
        .executeTakeFirst();
      return row && own(row, userId);
    },

    async list(userId: string, limit: number, cursor: string | undefined): Promise<Page<Business>> {
      const after = readCursor(cursor, "time", "id");
      const rows = await ofMember(userId)
        .where("businesses.deletedAt", "is", null)
        .$if(after !== undefined, (query) =>
          query.where(
            sql<boolean>`(businesses.created_at, businesses.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
          ),
        )
        .orderBy("businesses.createdAt", "desc")
        .orderBy("businesses.id", "desc")
        .limit(limit + 1)
        .execute();
      const mine = rows.map((row) => own(row, userId));
      return toPage(mine, limit, (row) => [row.createdAt, row.id]);
    },

    /** Undefined when the user has a sample business already and this would be a second one. */
    async insert(userId: string, profile: BusinessCreate, sample: boolean): Promise<Business | undefined> {
      const row = await db
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
        .executeTakeFirst();
      return row && withRole(row, "owner");
    },

    async update(business: OwnedBusiness, change: BusinessUpdate): Promise<Business | undefined> {
      const row = await db
        .updateTable("businesses")
        .set({ ...toColumns(change), updatedAt: sql`now()` })
        .where("id", "=", business.id)
        .where("deletedAt", "is", null)
        .returning(WIRE)
        .executeTakeFirst();
      return row && withRole(row, business.role);
    },

    async remove(business: OwnedBusiness): Promise<void> {
      await db
        .updateTable("businesses")
        .set({ deletedAt: sql`now()` })
        .where("id", "=", business.id)
        .execute();
    },

    /** Brings a removed business back; undefined when there is none that this user owns. */
    async restore(userId: string, businessId: string): Promise<Business | undefined> {
      const row = await db
        .updateTable("businesses")
        .from("businessMembers")
        .set({ deletedAt: null })
        .where("businesses.id", "=", businessId)
        .where(sql<boolean>`businesses.deleted_at >= now() - make_interval(days => ${sql.lit(KEEP_DELETED_DAYS)})`)
        .whereRef("businessMembers.businessId", "=", "businesses.id")
        .where("businessMembers.userId", "=", userId)
        .where("businessMembers.role", "=", "owner")
        .returning(OF_BUSINESS)
        .executeTakeFirst();
      return row && withRole(row, "owner");
    },
  };
}
