import type { AudienceChoice, Content } from "@handbill/contracts";
import { AudienceChoice as Choice } from "@handbill/contracts";
import { AppError } from "../../core/errors.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { AudienceRow } from "../../data/repositories/contact-repository.ts";
import type { Repositories } from "../../data/store.ts";
import { zoneOf } from "../schedule/zone.ts";
import { type Daytime, type Wait, waitOf } from "./daytime.ts";
import { heldBack, type Held, type Passage, type Stop, stopsOf } from "./gates.ts";
import { holidayOn } from "./holidays.ts";
import { MAIL_HOURS } from "./rules.ts";

/** A contact at the gates: it gets the content at once or at a later hour, or the reason why not. */
export type Gated = { contact: AudienceRow; held: Held | null; waits: Wait | null };

export type GatedAudience = {
  channel: "email" | "sms";
  /** Whom the content is for. */
  chosen: AudienceChoice;
  /** Every contact of the business. */
  everybody: AudienceRow[];
  /** Of these, whom it is for: each once. */
  people: Gated[];
  /** While there is one, nothing may go out to anybody. */
  stops: Stop[];
  /** For how many of those who get it, it is night. */
  atNight: number;
};

/** What a content is for where nobody chose. */
const EVERYBODY: AudienceChoice = Choice.parse({});

/**
 * Who gets a content that goes out at a moment, and who does not and why. Call it in the transaction that claims the content:
 * what it says holds for the state of the database that the transaction sees.
 */
export async function audienceOf(
  { contacts, audienceChoices }: Pick<Repositories, "contacts" | "audienceChoices">,
  business: OwnedBusiness,
  content: Pick<Content, "id" | "channel" | "fields">,
  at: Temporal.Instant,
): Promise<GatedAudience> {
  const channel = contactChannelOf(content);
  const chosen = (await audienceChoices.find(business, content.id)) ?? EVERYBODY;
  const everybody = await contacts.audience(business, channel);
  const daytime: Daytime = { hours: chosen.hours, timezone: business.timezone, country: business.sender.country };
  const people: Gated[] = [];
  let atNight = 0;
  for (const contact of everybody.filter((one) => isFor(chosen, business.language, one))) {
    const passage = await passageOf(contact, business, channel, at);
    const held = heldBack(contact, passage) ?? null;
    const waits = held === null && channel === "email" ? await waitOf(daytime, contact, at) : null;
    people.push({ contact, held, waits });
    const isNight = passage.at.hour < MAIL_HOURS[0] || passage.at.hour >= MAIL_HOURS[1];
    if (held === null && waits === null && isNight) atNight += 1;
  }
  return { channel, chosen, everybody, people, stops: stopsOf(business, content), atNight };
}

/** By which of their addresses contacts get a content. Throws for contents that go to nobody in particular. */
export function contactChannelOf({ channel }: Pick<Content, "channel">): "email" | "sms" {
  if (channel !== "email" && channel !== "sms") throw notForContacts();
  return channel;
}

/** The language that somebody reads: who did not say reads that of the business. */
export const languageOf = ({ language }: Pick<AudienceRow, "language">, ofBusiness: string): string =>
  language ?? ofBusiness;

const isFor = ({ tags, languages }: AudienceChoice, ofBusiness: string, contact: AudienceRow): boolean =>
  (tags.length === 0 || tags.some((tag) => contact.tags.includes(tag))) &&
  (languages.length === 0 || languages.some((one) => isWithin(languageOf(contact, ofBusiness), one)));

/** `pt-BR` is `pt`, and not the other way round. */
const isWithin = (language: string, wider: string): boolean =>
  `${language.toLowerCase()}-`.startsWith(`${wider.toLowerCase()}-`);

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
