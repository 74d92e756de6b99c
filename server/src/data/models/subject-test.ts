import type { SubjectTest, SubjectTestPlan } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { Json, Timestamp } from "./column.ts";

/** A test of the subjects of an email. */
export type SubjectTestTable = {
  contentId: string;
  businessId: string;
  /** The subjects beside that of the email itself. */
  others: Json<string[]>;
  share: number;
  hours: number;
  measure: SubjectTestPlan["measure"];
  state: Generated<SubjectTest["state"]>;
  mailingId: string | null;
  /** Since when every mail of the test was tried once: from here on its hours count. */
  triedAt: string | null;
  endedAt: string | null;
  winner: number | null;
  rest: number | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
