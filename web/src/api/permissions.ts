import type { Permission } from "@handbill/contracts";
import { createContext, useContext } from "react";

/** What whoever is signed in may do in the active business; null outside of one. */
export const ActivePermissions = createContext<readonly Permission[] | null>(null);

/** Outside of a business everything is allowed that is offered. */
export function useMay(permission: Permission): boolean {
  const permissions = useContext(ActivePermissions);
  return permissions === null || permissions.includes(permission);
}

/** Id of the sentence that says what the role allows. It is there where a role does not allow everything. */
export const ROLE_REASON = "role-reason";
