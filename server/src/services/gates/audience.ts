import type { Content } from "@handbill/contracts";
import { AppError } from "../../core/errors.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { AudienceRow } from "../../data/repositories/contact-repository.ts";
import type { Repositories } from "../../data/store.ts";
import { zoneOf } from "../schedule/zone.ts";
import { heldBack, type Held, type Passage, type Stop, stopsOf } from "./gates.ts";
import { holidayOn } from "./holidays.ts";
import { MAIL_HOURS } from "./rules.ts";

/** A contact at the gates: it gets the content, or the reason why not. */
export type Gated = { contact: AudienceRow; held: Held | null };

export type GatedAudience = {
  channel: "email" | "sms";
  /** Every contact of the business, once. */
  people: Gated[];
  /** While there is one, nothing may go out to anybody. */
  stops: Stop[];
  /** For how many of those who get it, it is night. */
  atNight: number;
};

/**
 * Who gets a content that goes out at a moment, and who does not and why. Call it in the transaction that claims the content:
 * what it says holds for the state of the database that the transaction sees.
 */
export async function audienceOf(
  { contacts }: Pick<Repositories, "contacts">,
  business: OwnedBusiness,
  content: Pick<Content, "channel" | "fields">,
  at: Temporal.Instant,
): Promise<GatedAudience> {
  const { channel } = content;
  if (channel !== "email" && channel !== "sms") throw notForContacts();
  const rows = await contacts.audience(business, channel);
  const people: Gated[] = [];
  let atNight = 0;
  for (const contact of rows) {
    const passage = await passageOf(contact, business, channel, at);
    const held = heldBack(contact, passage) ?? null;
    people.push({ contact, held });
    if (held === null && (passage.at.hour < MAIL_HOURS[0] || passage.at.hour >= MAIL_HOURS[1])) atNight += 1;
  }
  return { channel, people, stops: stopsOf(business, content), atNight };
}

async function passageOf(
  contact: AudienceRow,
  business: OwnedBusiness,
  channel: "email" | "sms",
  at: Temporal.Instant,
): Promise<Passage> {
  const country = contact.country ?? business.sender.country;
  const there = at.toZonedDateTimeISO(zoneOf(contact.timezone ?? business.timezone));
  // Only what rings waits for a working day, so nobody else's holidays are looked up.
  const holiday = channel === "sms" && country !== null ? await holidayOn(country, there.toPlainDate()) : undefined;
  return { channel, at: there, country, holiday: holiday ?? null };
}

const notForContacts = () =>
  new AppError("conflict", "This is not sent to contacts: only emails and text messages are.");
