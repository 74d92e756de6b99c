import { type Invitation, INVITATION_DAYS, type InvitationCreate } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import { newId } from "../../core/ids.ts";
import type { OwnedBusiness } from "../models/business.ts";
import type { Tables } from "../models/tables.ts";
import type { InvitationOutcome } from "../models/team.ts";

/** What whoever has the link may know: the token is what lets them in, so no business was asked for. */
export type LinkedInvitation = Invitation & {
  businessId: string;
  businessName: string;
  invitedById: string;
  isOver: boolean;
  outcome: InvitationOutcome | null;
};

/** Invitations to a business. The database knows the hash of a token, never the token. */
export function createInvitationRepository(db: Kysely<Tables>) {
  const shown = db
    .selectFrom("businessInvitations")
    .innerJoin("users", "users.id", "businessInvitations.invitedBy")
    .select(["businessInvitations.id", "businessInvitations.email", "businessInvitations.role"])
    .select("users.name as invitedBy")
    .select(["businessInvitations.createdAt", "businessInvitations.expiresAt"]);

  const end = (outcome: InvitationOutcome) =>
    db
      .updateTable("businessInvitations")
      .set({ endedAt: sql`now()`, outcome })
      .where("endedAt", "is", null);

  return {
    /** Those that can still be accepted. */
    open: (business: OwnedBusiness): Promise<Invitation[]> =>
      shown
        .where("businessInvitations.businessId", "=", business.id)
        .where("businessInvitations.endedAt", "is", null)
        .where("businessInvitations.expiresAt", ">", sql<string>`now()`)
        .orderBy("businessInvitations.createdAt", "desc")
        .execute(),

    /** How many were made within a day, whatever became of them. */
    async lately(business: OwnedBusiness): Promise<number> {
      const { number } = await db
        .selectFrom("businessInvitations")
        .select(sql<number>`count(*)::int`.as("number"))
        .where("businessId", "=", business.id)
        .where("createdAt", ">", sql<string>`now() - interval '1 day'`)
        .executeTakeFirstOrThrow();
      return number;
    },

    /** In place of an earlier one for the same address, whose link then leads nowhere. */
    async insert(business: OwnedBusiness, { email, role }: InvitationCreate, tokenHash: Buffer): Promise<Invitation> {
      await end("replaced").where("businessId", "=", business.id).where("email", "=", email).execute();
      const id = newId();
      await db
        .insertInto("businessInvitations")
        .values({
          id,
          businessId: business.id,
          email,
          role,
          tokenHash,
          invitedBy: business.userId,
          expiresAt: sql<string>`now() + make_interval(days => ${INVITATION_DAYS}::integer)`,
        })
        .execute();
      return shown.where("businessInvitations.id", "=", id).executeTakeFirstOrThrow();
    },

    /** By the token of its link; of a business that was removed there is none. */
    findLinked: (tokenHash: Buffer): Promise<LinkedInvitation | undefined> =>
      shown
        .innerJoin("businesses", "businesses.id", "businessInvitations.businessId")
        .select(["businessInvitations.businessId", "businesses.name as businessName", "businessInvitations.outcome"])
        .select("businessInvitations.invitedBy as invitedById")
        .select(sql<boolean>`expires_at <= now()`.as("isOver"))
        .where("businessInvitations.tokenHash", "=", tokenHash)
        .where("businesses.deletedAt", "is", null)
        .executeTakeFirst(),

    /** False where it was ended before. */
    async end(businessId: string, id: string, outcome: InvitationOutcome): Promise<boolean> {
      const { numUpdatedRows } = await end(outcome)
        .where("businessId", "=", businessId)
        .where("id", "=", id)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Of somebody who may invite nobody any more: they know these links, and could come back by them. */
    async withdrawOf(business: OwnedBusiness, userId: string): Promise<void> {
      await end("withdrawn").where("businessId", "=", business.id).where("invitedBy", "=", userId).execute();
    },
  };
}
