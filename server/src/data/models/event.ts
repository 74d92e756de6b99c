import type { Timestamp } from "./column.ts";

/** What somebody did, or what became of a mail. */
export type EventKind =
  | "click"
  | "open"
  | "view"
  | "conversion"
  | "delivered"
  | "bounce"
  | "complaint"
  | "unsubscribe"
  | "reply";

/** Append-only, in one table a month. An event that is written twice with the same id and time is there once. */
export type EventTable = {
  id: string;
  businessId: string;
  /** Where the product heard of it, unless the event says itself. */
  occurredAt: string;
  /** When it was written: what was added since is found by it, however late it came. */
  recordedAt: Timestamp;
  kind: EventKind;
  contentId: string | null;
  campaignId: string | null;
  linkId: string | null;
  /** Which of the destinations of a link that has several. */
  variant: number | null;
  /** The mail to one recipient. */
  deliveryId: string | null;
  /** The click that a conversion came from. */
  clickId: string | null;
  /** The same person on the same day, as far as can be told without a cookie; null where nobody wants to be told apart. */
  visitor: string | null;
  /** Why it was not a person; null for a person. */
  bot: string | null;
  /** What a conversion was, in the owner's words: "order", "booking". */
  goal: string | null;
  /** In the smallest unit of the currency. */
  amount: number | null;
  currency: string | null;
  /** Through which door it came: "link", "pixel", "page", "script", "api", "mail" and so on. */
  source: string;
  dedupeKey: string | null;
};

/** What counts once by a key of its sender, for ever. */
export type EventKeyTable = {
  businessId: string;
  key: string;
  eventId: string;
  /** Of what was sent: another event with the same key is a mistake of the sender. */
  bodyHash: string;
  createdAt: Timestamp;
};

/** Events that were not counted, and when: nothing is dropped in silence. */
export type EventLossTable = {
  id: string;
  reason: string;
  events: number;
  since: string;
  until: string;
  createdAt: Timestamp;
};

/** Kept for the day alone: without it nobody can tell which address a visitor had. */
export type VisitorSaltTable = { day: string; salt: Buffer };
