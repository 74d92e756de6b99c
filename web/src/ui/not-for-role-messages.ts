import type { Role } from "@handbill/contracts";

export const notForRoleMessages = {
  roles: { owner: "owners", approver: "approvers", editor: "editors", viewer: "viewers" } satisfies Record<
    Role,
    string
  >,
  isFor: (who: string) => `is for ${who}. Ask one of them, or an owner for another role.`,
};
