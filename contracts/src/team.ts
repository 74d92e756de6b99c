/** What a member of a business may do. `view` belongs to everybody; the others are given by the role alone. */
export const PERMISSIONS = ["view", "edit", "approve", "publish", "manage", "bill"] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** From the one who may do everything to the one who only reads. */
export const ROLES = ["owner", "approver", "editor", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/**
 * What each role may do. `edit`: write and change, by hand and by AI. `approve`: say that a text may go out. `publish`: send it out,
 * and answer customers. `manage`: settings, connections, members. `bill`: budgets.
 */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: PERMISSIONS,
  approver: ["view", "edit", "approve", "publish"],
  editor: ["view", "edit"],
  viewer: ["view"],
};
