import { AppError } from "../../core/errors.ts";
import type { OwnedBusiness, Permission } from "../../data/models/business.ts";

const WORDS: Record<Permission, string> = {
  approve: "You may write here, but not approve. Ask somebody who may.",
  publish: "You may write here, but not publish. Ask somebody who may.",
};

/** To say that a text may go out and to send it out are two permissions: one person may have only one of them. */
export function requirePermission({ permissions }: OwnedBusiness, permission: Permission): void {
  if (!permissions.includes(permission)) throw new AppError("forbidden", WORDS[permission]);
}
