import { ROLE_PERMISSIONS, ROLES, type Permission } from "@handbill/contracts";
import type { ReactNode } from "react";
import { notForRoleMessages as copy } from "./not-for-role-messages.ts";

/** "owners and approvers": everybody who may do it. */
function whoMay(takes: Permission): string {
  const names = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(takes)).map((role) => copy.roles[role]);
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
    {children} {copy.isFor(whoMay(takes))}
  </p>
);
