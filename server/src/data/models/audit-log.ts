import type { AuditAction, AuditActor, AuditDetails } from "@handbill/contracts";
import type { GeneratedJson, Timestamp } from "./column.ts";

/** Who did what in a business. Nothing of it is ever changed. */
export type AuditLogTable = {
  id: string;
  businessId: string;
  actorKind: AuditActor;
  /** The person; null where the product or its operator did it. */
  actorId: string | null;
  /** Of the API key that was used; it says the same after the key was removed. */
  keyId: string | null;
  action: AuditAction;
  targetId: string | null;
  details: GeneratedJson<AuditDetails>;
  requestId: string | null;
  createdAt: Timestamp;
};
