import type { Member, Role } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import { announceTeam } from "./team-signal.ts";

/** Who works on a business. */
export function createTeamRepository(db: Kysely<Tables>) {
  const members = (businessId: string) =>
    db
      .selectFrom("businessMembers")
      .innerJoin("users", "users.id", "businessMembers.userId")
      .innerJoin("businesses", "businesses.id", "businessMembers.businessId")
      .select(["businessMembers.userId", "users.name", "users.email", "businessMembers.role"])
      .select(sql<boolean>`businesses.user_id = business_members.user_id`.as("pays"))
      .select("businessMembers.createdAt as joinedAt")
      .where("businessMembers.businessId", "=", businessId);

  return {
    /** What this user is there; undefined for a stranger. One row by its key. */
    async roleOf(userId: string, businessId: string): Promise<Role | undefined> {
      const row = await db
        .selectFrom("businessMembers")
        .select("role")
        .where("businessId", "=", businessId)
        .where("userId", "=", userId)
        .executeTakeFirst();
      return row?.role;
    },

    /** Everybody: a team is bounded by MAX_MEMBERS. */
    list: (business: OwnedBusiness): Promise<Member[]> =>
      members(business.id).orderBy("joinedAt").orderBy("businessMembers.userId").execute(),

    find: (business: OwnedBusiness, userId: string): Promise<Member | undefined> =>
      members(business.id).where("businessMembers.userId", "=", userId).executeTakeFirst(),

    /** Whether somebody else owns it too, whose account is not about to be deleted. */
    async hasOtherOwner(business: OwnedBusiness, userId: string): Promise<boolean> {
      const { rows } = await sql`
        select from business_members join users on users.id = business_members.user_id
        where business_id = ${business.id} and role = 'owner' and users.id <> ${userId} and deletion_asked_at is null
        limit 1`.execute(db);
      return rows.length > 0;
    },

    /** From here on nobody else changes this team, until the transaction ends. What was read before may be over. */
    async hold(businessId: string): Promise<void> {
      await db.selectFrom("businesses").select("id").where("id", "=", businessId).forNoKeyUpdate().executeTakeFirst();
    },

    async add(businessId: string, userId: string, role: Role): Promise<void> {
      await db.insertInto("businessMembers").values({ businessId, userId, role }).execute();
      await announceTeam(db, businessId);
    },

    async setRole(business: OwnedBusiness, userId: string, role: Role): Promise<void> {
      await db
        .updateTable("businessMembers")
        .set({ role, updatedAt: sql`now()` })
        .where("businessId", "=", business.id)
        .where("userId", "=", userId)
        .execute();
      await announceTeam(db, business.id);
    },

    /** What was theirs to answer is nobody's again. */
    async remove(business: OwnedBusiness, userId: string): Promise<void> {
      await db
        .updateTable("conversations")
        .set({ assigneeId: null })
        .where("businessId", "=", business.id)
        .where("assigneeId", "=", userId)
        .execute();
      // Last: for whoever leaves, nothing of the business is there any more behind this statement.
      await db
        .deleteFrom("businessMembers")
        .where("businessId", "=", business.id)
        .where("userId", "=", userId)
        .execute();
      await announceTeam(db, business.id);
    },

    /** From now on it counts against this person's AI ceiling. */
    async setPayer(business: OwnedBusiness, userId: string): Promise<void> {
      await db.updateTable("businesses").set({ userId }).where("id", "=", business.id).execute();
    },
  };
}
