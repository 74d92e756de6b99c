import type { Business, Channel, Offer, Sender } from "@handbill/contracts";
import type { GeneratedJson, Json, Timestamp } from "./column.ts";

export type BusinessTable = {
  id: string;
  userId: string;
  name: string;
  industry: string;
  description: string;
  audience: string;
  location: string;
  website: string | null;
  language: string;
  tone: string;
  voice: Json<string[]>;
  offers: Json<Offer[]>;
  facts: Json<string[]>;
  constraints: Json<string[]>;
  channels: Json<Channel[]>;
  timezone: string;
  closedWeekdays: GeneratedJson<number[]>;
  closedDates: GeneratedJson<string[]>;
  sender: GeneratedJson<Sender>;
  sample: boolean;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  deletedAt: string | null;
};

declare const owned: unique symbol;

/**
 * A business that was just read as one on which this user works. Only the business repository makes one, and every
 * repository of business data takes one: using an id that nobody checked does not compile.
 */
export type OwnedBusiness = Business & {
  /** Who acts: for what they do, see as theirs, and are named for. */
  readonly userId: string;
  /** Whose AI ceiling it counts against: who made it, or took it over. */
  readonly payerId: string;
  readonly [owned]: true;
};
