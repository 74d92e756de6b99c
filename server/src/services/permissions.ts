import { type Permission, type Role, ROLE_PERMISSIONS, ROLES } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";

const ACTS: Record<Permission, string> = {
  view: "look at this business",
  edit: "write and change anything",
  approve: "approve",
  publish: "publish or send",
  manage: "change settings, connections and members",
  bill: "change budgets",
};

const rolesWith = (permission: Permission): string =>
  ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission))
    .toReversed()
    .join(" or ");

/** What a member is told whose role does not reach: what it takes, and who can give it. */
export const notPermitted = (role: Role, permission: Permission) =>
  new AppError(
    "not_permitted",
    `You are here as ${role}, and may not ${ACTS[permission]}. That takes the role ${rolesWith(permission)}; ` +
      "an owner of this business can give it to you, in Settings under Team.",
  );

/** To say that a text may go out and to send it out are two permissions: one person may have only one of them. */
export function requirePermission({ role, permissions }: OwnedBusiness, permission: Permission): void {
  if (!permissions.includes(permission)) throw notPermitted(role, permission);
}
