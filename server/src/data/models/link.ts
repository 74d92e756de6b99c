import type { Json, Timestamp } from "./column.ts";

/** Where a link leads. Of several, each gets its share of the visitors by its weight. */
export type Destination = { url: string; weight: number };

export type Utm = { source?: string; medium?: string; campaign?: string; content?: string; term?: string };

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
