import type { FieldsOf, PageColor } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { Json, Timestamp } from "./column.ts";

/** The public page of a business. */
export type PageTable = {
  businessId: string;
  slug: string;
  live: Generated<boolean>;
  /** From then on its address is known to others: it answers "gone" where it is switched off, not "never heard of". */
  firstLiveAt: string | null;
  headline: Generated<string>;
  intro: Generated<string>;
  color: Generated<PageColor>;
  showOffers: Generated<boolean>;
  showFacts: Generated<boolean>;
  email: Generated<string>;
  phone: Generated<string>;
  imprint: Generated<string>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

/** An address that a page has or had: nobody else gets it. */
export type PageAddressTable = { slug: string; businessId: string; createdAt: Timestamp };

/** An article as it was published. */
export type PagePostTable = {
  contentId: string;
  businessId: string;
  slug: string;
  fields: Json<FieldsOf<"blog">>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
