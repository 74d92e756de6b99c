import type { Experiment } from "@handbill/contracts";
import type { Timestamp } from "./column.ts";

/** A test between the destinations of a link; a link has one at a time, and keeps the last. */
export type ExperimentTable = {
  linkId: string;
  businessId: string;
  state: Experiment["state"];
  startedAt: Timestamp;
  endedAt: string | null;
  winner: number | null;
  updatedAt: Timestamp;
};
