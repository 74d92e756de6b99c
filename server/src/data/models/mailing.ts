import type { DaytimeChoice, FieldsOf } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { Json, NullableJson, Timestamp } from "./column.ts";

/** What is sent, as it was when the content was claimed: who it is from and every word of it. */
export type MailingLetter = {
  fields: FieldsOf<"email">;
  name: string;
  fromName: string;
  fromAddress: string;
  replyTo: string | null;
  identity: string[];
  language: string;
  /** For whom a mail waits until it is day there, and where the business is. Mailings of older versions wait for nobody. */
  daytime?: { hours: DaytimeChoice; timezone: string; country: string | null };
  /** Where subjects are tested against each other: all of them, the first as in `fields`. */
  subjects?: string[];
};

/** Why nothing of a mailing gets through at the moment. */
export type MailingTrouble = { errorKind: string; excerpt: string; at: string };

export type MailingStatus = "sending" | "paused" | "cancelled" | "done";

export type MailingTable = {
  id: string;
  businessId: string;
  contentId: string;
  connectionId: string;
  status: MailingStatus;
  letter: Json<MailingLetter>;
  perMinute: number;
  trouble: NullableJson<MailingTrouble>;
  /** Times in a row that the mail server could not be used. */
  failures: Generated<number>;
  nextAt: Timestamp;
  finishedAt: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

export type DeliveryStatus = "queued" | "sending" | "accepted" | "failed" | "unknown" | "skipped";

export type DeliveryTable = {
  id: string;
  businessId: string;
  mailingId: string;
  contactId: string;
  name: string;
  email: string;
  messageId: string;
  /** Which of the subjects it has; null where there is one for all, or where its reader waits for the result of a test. */
  subject: number | null;
  /** Its reader is one of those by whom subjects are tested. */
  testsSubject: Generated<boolean>;
  status: DeliveryStatus;
  /** Why it was skipped, or what went wrong the last time. */
  reason: string | null;
  attempts: Generated<number>;
  nextAt: Timestamp;
  /** Whoever sends it renews this; behind it nobody does any more. */
  leaseUntil: string | null;
  settledAt: string | null;
  /** It came back, or its reader complained. */
  returned: "bounce" | "complaint" | null;
  returnedAt: string | null;
  /** As RFC 3463 writes it: 5.1.1. */
  returnedStatus: string | null;
  /** The mailbox will not take the next one either. */
  returnedLasting: boolean | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

export type DeliveryAttemptTable = {
  deliveryId: string;
  number: number;
  businessId: string;
  status: "sending" | "accepted" | "refused" | "unknown";
  errorKind: string | null;
  smtpStatus: number | null;
  excerpt: string | null;
  startedAt: Timestamp;
  endedAt: string | null;
};

/** How far a mailbox of returned mails has been read. */
export type ReturnsMailboxTable = {
  connectionId: string;
  businessId: string;
  /** Which mailbox it is: another one is read from its own beginning. */
  place: Generated<string>;
  uidValidity: number | null;
  lastUid: Generated<number>;
  /** Times in a row that it could not be read. */
  failures: Generated<number>;
  problem: string | null;
  reports: Generated<number>;
  nextAt: Timestamp;
  checkedAt: string | null;
  lastReportAt: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

/** Reports by their id: one that comes again changes nothing. */
export type TakenReportTable = { businessId: string; reportId: string; createdAt: Timestamp };
