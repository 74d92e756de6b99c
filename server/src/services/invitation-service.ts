import { createHash, randomBytes } from "node:crypto";
import {
  type Invitation,
  type InvitationCreate,
  type InvitationRead,
  MAX_INVITATIONS_A_DAY,
  MAX_MEMBERS,
  type NewInvitation,
} from "@handbill/contracts";
import { acting, actAs, actAsNobody } from "../core/acting.ts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { LinkedInvitation } from "../data/repositories/invitation-repository.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { AccountMails } from "./accounts/account-mails.ts";
import type { BusinessService } from "./business-service.ts";
import { requirePermission } from "./permissions.ts";
import { changingTeam } from "./team-service.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  mails: Pick<AccountMails, "isOn" | "send">;
  publicUrl: string;
};
export type InvitationService = ReturnType<typeof createInvitationService>;

const TOKEN_BYTES = 32;

/** As random as the hash is long: a slow hash would only slow down requests. */
const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Its link may be known to somebody else: what it leads to is said to nobody but who has it. */
const linked = async (tx: Repositories, token: string): Promise<LinkedInvitation> => {
  const invitation = await tx.invitations.findLinked(hashOf(token));
  if (!invitation) throw notFound("Invitation");
  if (invitation.outcome) throw over(invitation.outcome);
  if (invitation.isOver) throw over("expired");
  return invitation;
};

/** Invitations to work on a business: for one person each, by a link that leads in once. */
export function createInvitationService({ store, businesses, mails, publicUrl }: Needs) {
  /**
   * Once the team is held: the invitation may have ended, and its maker may be no owner any more. On behalf of nobody, since whoever
   * has the link is no member yet.
   */
  const answering = <T>(
    token: string,
    answer: (tx: Repositories, invitation: LinkedInvitation) => Promise<T>,
  ): Promise<T> =>
    actAsNobody(() =>
      store.transaction(async (tx) => {
        await tx.team.hold((await linked(tx, token)).businessId);
        return answer(tx, await linked(tx, token));
      }),
    );

  return {
    async list(userId: string, businessId: string): Promise<Invitation[]> {
      const business = await businesses.requireOwned(userId, businessId);
      requirePermission(business, "manage");
      return store.invitations.open(business);
    },

    /**
     * Its link is in this answer and, where the installation sends mail, in one to the address. An earlier one for the same address
     * leads nowhere any more.
     */
    async create(userId: string, businessId: string, { email, role }: InvitationCreate): Promise<NewInvitation> {
      const token = randomBytes(TOKEN_BYTES).toString("base64url");
      const link = `${publicUrl}/invite#${token}`;
      const { invitation, business } = await changingTeam(store, userId, businessId, async (tx, owned) => {
        requirePermission(owned, "manage");
        const wish = { email: email.toLowerCase(), role };
        await requireRoom(tx, owned, wish.email);
        const made = await tx.invitations.insert(owned, wish, hashOf(token));
        await tx.audit.append(owned, { action: "member.invited", target: made.id, details: { role } });
        return { invitation: made, business: owned };
      });
      const { name, language } = business;
      const { email: to, invitedBy: inviter } = invitation;
      await mails.send({ kind: "invitation", to, language, inviter, business: name, link });
      return { ...invitation, link, isMailed: mails.isOn };
    },

    withdraw: (userId: string, businessId: string, invitationId: string): Promise<void> =>
      changingTeam(store, userId, businessId, async (tx, business) => {
        requirePermission(business, "manage");
        if (!(await tx.invitations.end(business.id, invitationId, "withdrawn"))) throw notFound("Invitation");
        await tx.audit.append(business, { action: "member.invitation_withdrawn", target: invitationId });
      }),

    /** What it is about, for whoever has the link. */
    async read(userId: string, token: string): Promise<InvitationRead> {
      const { businessId, businessName, email, role, invitedBy, expiresAt } = await actAsNobody(() =>
        linked(store, token),
      );
      const isMember = (await store.team.roleOf(userId, businessId)) !== undefined;
      return { business: { id: businessId, name: businessName }, email, role, invitedBy, expiresAt, isMember };
    },

    /** The link counts, not the address: it may be accepted with an account of another one. Answers the id of the business. */
    accept(userId: string, token: string): Promise<{ businessId: string }> {
      const who = acting();
      return answering(token, async (tx, { id, businessId, role }) => {
        if (await tx.team.roleOf(userId, businessId)) {
          throw new AppError("conflict", "You work on this business already. The invitation is still open.");
        }
        await tx.team.add(businessId, userId, role);
        await tx.invitations.end(businessId, id, "accepted");
        const act = { action: "member.joined", target: userId, details: { role } } as const;
        await (who
          ? actAs(who, () => tx.audit.append({ id: businessId }, act))
          : tx.audit.append({ id: businessId }, act));
        return { businessId };
      });
    },

    decline: (token: string): Promise<void> =>
      answering(token, async (tx, { id, businessId }) => {
        await tx.invitations.end(businessId, id, "declined");
      }),
  };
}

async function requireRoom(tx: Repositories, business: OwnedBusiness, email: string): Promise<void> {
  if (business.sample) {
    throw new AppError(
      "conflict",
      "This is a sample, for you alone. Make a business of your own, and invite people there.",
    );
  }
  const members = await tx.team.list(business);
  if (members.some((member) => member.email.toLowerCase() === email)) {
    throw new AppError("conflict", "Somebody with this address works on this business already.");
  }
  const open = (await tx.invitations.open(business)).filter((other) => other.email !== email);
  if (members.length + open.length >= MAX_MEMBERS) {
    throw new AppError("conflict", `A team has ${MAX_MEMBERS} people at most, invitations counted.`);
  }
  if ((await tx.invitations.lately(business)) >= MAX_INVITATIONS_A_DAY) {
    const message = `Of one business ${MAX_INVITATIONS_A_DAY} people can be invited a day. Try again tomorrow.`;
    throw new AppError("rate_limited", message, { retryAfter: 86_400 });
  }
}

const ENDS = {
  accepted: "This invitation was accepted already. Each leads in once.",
  declined: "This invitation was declined.",
  withdrawn: "This invitation was withdrawn.",
  replaced: "There is a newer invitation for the same address: its link leads in.",
  expired: "This invitation is over: each is good for seven days.",
};

const over = (end: keyof typeof ENDS) =>
  new AppError("conflict", `${ENDS[end]} Ask whoever invited you for a new one.`);
