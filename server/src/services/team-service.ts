import { type Member, type Permission, type Role, ROLE_PERMISSIONS } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { notPermitted, requirePermission } from "./permissions.ts";

type Needs = { store: Store; businesses: BusinessService };
export type TeamService = ReturnType<typeof createTeamService>;

/**
 * Changes a team while nobody else does: who acts is looked up again once it is theirs alone, since they may have lost the right
 * while they waited.
 */
export const changingTeam = <T>(
  store: Store,
  userId: string,
  businessId: string,
  change: (tx: Repositories, business: OwnedBusiness) => Promise<T>,
): Promise<T> =>
  store.transaction(async (tx) => {
    await tx.team.hold(businessId);
    const business = await tx.businesses.findOwned(userId, businessId);
    if (!business) throw notFound("Business");
    return change(tx, business);
  });

const required = async (tx: Repositories, business: OwnedBusiness, userId: string): Promise<Member> => {
  const member = await tx.team.find(business, userId);
  if (!member) throw notFound("Member");
  return member;
};

/** Whoever pays stays an owner, and so does the last one who is not about to delete their account. */
const requireOwnerBesides = async (tx: Repositories, business: OwnedBusiness, member: Member): Promise<void> => {
  if (member.pays) throw lastOwner(await tx.team.list(business));
  if (member.role === "owner" && !(await tx.team.hasOtherOwner(business, member.userId))) throw lastToStay();
};

/** Ends a membership: at the next request nothing of the business is theirs any more, and what they watch ends. */
const end = async (tx: Repositories, business: OwnedBusiness, member: Member): Promise<void> => {
  await requireOwnerBesides(tx, business, member);
  const { userId, role } = member;
  const action = userId === business.userId ? "member.left" : "member.removed";
  await tx.audit.append(business, { action, target: userId, details: { role } });
  await tx.invitations.withdrawOf(business, userId);
  await tx.team.remove(business, userId);
};

/** Who works on a business, and as what. */
export function createTeamService({ store, businesses }: Needs) {
  return {
    /**
     * Throws `not_found` for a stranger, and `not_permitted` for a member whose role does not give all of these.
     */
    async requirePermissions(userId: string, businessId: string, needed: readonly Permission[]): Promise<void> {
      const role = await store.team.roleOf(userId, businessId);
      if (role === undefined) throw notFound("Business");
      const missing = needed.find((permission) => !ROLE_PERMISSIONS[role].includes(permission));
      if (missing) throw notPermitted(role, missing);
    },

    async list(userId: string, businessId: string): Promise<Member[]> {
      return store.team.list(await businesses.requireOwned(userId, businessId));
    },

    /** Another role from the next request on. Whoever pays stays an owner, so there always is one. */
    changeRole: (userId: string, businessId: string, memberId: string, role: Role): Promise<Member> =>
      changingTeam(store, userId, businessId, async (tx, business) => {
        requirePermission(business, "manage");
        const member = await required(tx, business, memberId);
        if (role !== "owner") await requireOwnerBesides(tx, business, member);
        await tx.team.setRole(business, memberId, role);
        const details = { from: member.role, to: role };
        await tx.audit.append(business, { action: "member.role_changed", target: memberId, details });
        if (!ROLE_PERMISSIONS[role].includes("manage")) await tx.invitations.withdrawOf(business, memberId);
        return required(tx, business, memberId);
      }),

    remove: (userId: string, businessId: string, memberId: string): Promise<void> =>
      changingTeam(store, userId, businessId, async (tx, business) => {
        requirePermission(business, "manage");
        await end(tx, business, await required(tx, business, memberId));
      }),

    leave: (userId: string, businessId: string): Promise<void> =>
      changingTeam(store, userId, businessId, async (tx, business) =>
        end(tx, business, await required(tx, business, userId)),
      ),

    /** Makes a member an owner, against whose AI ceiling the business counts from now on. Whoever did before may leave then. */
    handOver: (userId: string, businessId: string, memberId: string): Promise<Member> =>
      changingTeam(store, userId, businessId, async (tx, business) => {
        requirePermission(business, "manage");
        const member = await required(tx, business, memberId);
        await tx.team.setRole(business, member.userId, "owner");
        await tx.team.setPayer(business, member.userId);
        const details = { from: member.role, to: "owner", pays: true };
        await tx.audit.append(business, { action: "member.role_changed", target: memberId, details });
        return required(tx, business, memberId);
      }),
  };
}

const lastToStay = () =>
  new AppError(
    "conflict",
    "The other owners of this business are deleting their accounts, so it needs this one. Make somebody else an owner first.",
  );

/** There is never a business without an owner, and none that counts against somebody who is not there. */
function lastOwner(members: readonly Member[]): AppError {
  const isAlone = members.filter(({ role }) => role === "owner").length === 1;
  return new AppError(
    "conflict",
    isAlone
      ? "This is the last owner of the business. Hand the business over to somebody else first."
      : "The AI of this business counts against this owner's budget. Hand the business over to another owner first.",
  );
}
