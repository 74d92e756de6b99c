import type { Generated } from "kysely";
import type { Timestamp } from "./column.ts";

/** Somebody's data, or those of one business, to take along. */
export type DataExportTable = {
  id: string;
  userId: string;
  businessId: string | null;
  state: Generated<"waiting" | "running" | "ready" | "failed">;
  /** Tables that are in it, of so many. */
  done: Generated<number>;
  total: Generated<number>;
  bytes: Generated<number>;
  tries: Generated<number>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  endedAt: string | null;
};

/** The file in pieces, in their order. */
export type DataExportPieceTable = { exportId: string; number: number; bytes: Buffer };
