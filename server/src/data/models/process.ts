import type { Generated } from "kysely";
import type { Timestamp } from "./column.ts";

/** A process of the product. It beats as long as it lives, and says when it ended in order. */
export type ProcessTable = {
  id: string;
  role: string;
  version: string;
  takesWork: boolean;
  /** Whether it finds sessions by the hash of their token: versions before did not. */
  hashesSessions: Generated<boolean>;
  startedAt: Timestamp;
  beatAt: Timestamp;
  endedAt: string | null;
};
