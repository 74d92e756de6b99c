import type { Role } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { Timestamp } from "./column.ts";

/** What is read here of an account; better-auth writes it. */
export type UserTable = { id: string; name: string; email: string; emailVerified: Generated<boolean> };

export type BusinessMemberTable = {
  businessId: string;
  userId: string;
  role: Role;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

/** How an invitation came to its end. `replaced`: by a newer one for the same address. */
export type InvitationOutcome = "accepted" | "declined" | "withdrawn" | "replaced";

export type BusinessInvitationTable = {
  id: string;
  businessId: string;
  email: string;
  role: Role;
  tokenHash: Buffer;
  invitedBy: string;
  createdAt: Timestamp;
  expiresAt: string;
  endedAt: string | null;
  outcome: InvitationOutcome | null;
};
