import type { ConsentBasis, Contact, ContactChannel, DaytimeChoice, SuppressionReason } from "@handbill/contracts";
import type { GeneratedJson, Json, Timestamp } from "./column.ts";

export type ContactTable = {
  id: string;
  businessId: string;
  name: string;
  email: string | null;
  /** By which an address is found again, however it is written. */
  emailHash: string | null;
  phone: string | null;
  phoneHash: string | null;
  language: string | null;
  timezone: string | null;
  country: string | null;
  tags: GeneratedJson<string[]>;
  source: Contact["source"];
  /** Name, address and number in small letters without accents: what a search looks through. */
  searchText: string;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  deletedAt: string | null;
};

/** A history: a row is written once, and closed when the consent is withdrawn. */
export type ConsentTable = {
  id: string;
  businessId: string;
  contactId: string;
  channel: ContactChannel;
  basis: ConsentBasis;
  source: string;
  textVersion: string;
  givenAt: string;
  confirmedAt: string | null;
  withdrawnAt: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

/** By the hash of an address, which outlives the contact: who said no is not written to when somebody enters them again. */
export type SuppressionTable = {
  businessId: string;
  channel: ContactChannel;
  addressHash: string;
  hint: string;
  reason: SuppressionReason;
  detail: string;
  until: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

/** That an address was taken off that list, and what was said for it. Never changed. */
export type SuppressionLiftTable = {
  id: string;
  businessId: string;
  channel: ContactChannel;
  addressHash: string;
  hint: string;
  reason: SuppressionReason;
  detail: string;
  listedAt: string;
  proof: string;
  liftedBy: string;
  createdAt: Timestamp;
};

/** Whom a content is for; without a row for everybody. */
export type ContentAudienceTable = {
  contentId: string;
  businessId: string;
  tags: Json<string[]>;
  languages: Json<string[]>;
  hours: DaytimeChoice;
  updatedAt: Timestamp;
};

/** Signs the links by which people leave. Kept with the data, so that old mails work whatever becomes of other secrets. */
export type SubscriptionKeyTable = { businessId: string; key: Buffer; createdAt: Timestamp };
