import type { PartialText } from "@handbill/contracts";
import type { Json, Timestamp } from "./column.ts";

/** The beginning of the texts that a job is writing; `number` grows with every change of any job. */
export type JobTextTable = {
  jobId: string;
  parentId: string | null;
  contentId: string | null;
  number: number;
  text: Json<PartialText[]>;
  updatedAt: Timestamp;
};
