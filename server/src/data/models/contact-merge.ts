import type { Contact } from "@handbill/contracts";
import type { ColumnType } from "kysely";
import type { Timestamp } from "./column.ts";

/** What of a contact a merge may change. */
export type MergedPerson = Pick<Contact, "name" | "email" | "phone" | "language" | "timezone" | "country" | "tags">;

/** What went over from one contact to the other, by its ids. */
export type MovedParts = {
  /** What was said for an address that the kept one had before. */
  endedConsents: string[];
  consents: string[];
  conversations: string[];
  deliveries: string[];
};

export type ContactMergeTable = MovedParts & {
  id: string;
  businessId: string;
  keptId: string;
  otherId: string;
  /** The kept one before and after. */
  before: ColumnType<MergedPerson, string>;
  after: ColumnType<MergedPerson, string>;
  createdAt: Timestamp;
};
