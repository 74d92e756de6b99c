import type { Utm } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { Json, Timestamp } from "./column.ts";

/** Where a link leads. Of several, each gets its share of the visitors by its weight. */
export type Destination = { url: string; weight: number };

/** A link that is counted: `/l/<code>`. */
export type LinkTable = {
  id: string;
  businessId: string;
  campaignId: string | null;
  contentId: string | null;
  code: string;
  /** As it stands in the text. */
  address: string;
  destinations: Json<Destination[]>;
  /** Added to a destination that does not say so itself. */
  utm: Json<Utm>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

/** What a business wants to have counted; without a row, all of it. */
export type TrackingSettingsTable = {
  businessId: string;
  links: Generated<boolean>;
  opens: Generated<boolean>;
  clickIds: Generated<boolean>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

/** How a website was heard of: the script on a page, or something that was achieved by one of the three ways to tell it. */
export type SiteCallSource = "page" | "script" | "thanks" | "api";

export type SiteCallTable = {
  businessId: string;
  source: SiteCallSource;
  /** As the browser says it; empty where it says nothing. */
  origin: string;
  firstAt: Timestamp;
  lastAt: Timestamp;
};
