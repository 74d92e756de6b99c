import * as z from "zod/mini";
import { ROLES } from "./team.ts";
import { mailAddress, id } from "./text.ts";

/** Somebody who works on a business. */
export const Member = z
  .object({
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    /** Whose AI ceiling the business counts against: who made it, or took it over. Stays an owner. */
    pays: z.boolean(),
    joinedAt: z.string(),
  })
  .register(z.globalRegistry, { id: "Member" });
export type Member = z.infer<typeof Member>;

/** Members and open invitations of one business together. */
export const MAX_MEMBERS = 50;
export const MAX_INVITATIONS_A_DAY = 20;
export const INVITATION_DAYS = 7;

/** `PATCH .../members/:userId` */
export const MemberChange = z.strictObject({ role: z.enum(ROLES) });
export type MemberChange = z.infer<typeof MemberChange>;

/** `POST .../invitations` */
export const InvitationCreate = z.strictObject({ email: mailAddress, role: z.enum(ROLES) });
export type InvitationCreate = z.infer<typeof InvitationCreate>;

/** An invitation that nobody has answered yet. */
export const Invitation = z
  .object({
    id,
    email: z.string(),
    role: z.enum(ROLES),
    invitedBy: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
  })
  .register(z.globalRegistry, { id: "Invitation" });
export type Invitation = z.infer<typeof Invitation>;

/** The link is in this answer and nowhere else. */
export const NewInvitation = z
  .extend(Invitation, {
    link: z.string(),
    /** Whether it was sent to the address as well: not where the installation has no mail server. */
    isMailed: z.boolean(),
  })
  .register(z.globalRegistry, { id: "NewInvitation" });
export type NewInvitation = z.infer<typeof NewInvitation>;

/** `POST /invitations/read`, `/accept`, `/decline`: what stands at the end of the link. */
export const InvitationToken = z.strictObject({ token: z.string().check(z.maxLength(100)) });
export type InvitationToken = z.infer<typeof InvitationToken>;

/** What somebody sees who follows the link of an invitation. */
export const InvitationRead = z
  .object({
    business: z.object({ id, name: z.string() }),
    email: z.string(),
    role: z.enum(ROLES),
    invitedBy: z.string(),
    expiresAt: z.string(),
    /** Whoever asks works on this business already. */
    isMember: z.boolean(),
  })
  .register(z.globalRegistry, { id: "InvitationRead" });
export type InvitationRead = z.infer<typeof InvitationRead>;
