import { ROLE_PERMISSIONS, ROLES, type Permission, type Role } from "@handbill/contracts";
import type { ReactNode } from "react";

const NAMES: Record<Role, string> = { owner: "owners", approver: "approvers", editor: "editors", viewer: "viewers" };

/** "owners and approvers": everybody who may do it. */
function whoMay(takes: Permission): string {
  const names = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(takes)).map((role) => NAMES[role]);
  return new Intl.ListFormat("en", { type: "conjunction" }).format(names);
}

type NotForRoleProps = {
  takes: Permission;
  /** What is for those: "Planning a campaign". */
  children: ReactNode;
};

/** In the place of what one's role does not allow: who can do it, and what to do about that. */
export const NotForRole = ({ takes, children }: NotForRoleProps) => (
  <p className="measure text-muted">
    {children} is for {whoMay(takes)}. Ask one of them, or an owner for another role.
  </p>
);
