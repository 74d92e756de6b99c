import type { Business, Channel, Offer, Permission, Role, Sender } from "@handbill/contracts";
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
 * A business that was just read as belonging to this user. Only the business repository makes one, and every
 * repository of business data takes one: using an id that nobody checked does not compile.
 */
export type OwnedBusiness = Business & {
  readonly userId: string;
  readonly role: Role;
  readonly permissions: readonly Permission[];
  readonly [owned]: true;
};
