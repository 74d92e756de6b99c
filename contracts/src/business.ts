import * as z from "zod/mini";
import { Channel } from "./channels.ts";
import { PERMISSIONS, ROLES } from "./team.ts";
import { calendarDate, countryCode, id, languageTag, requiredText, text, timeZone, webAddress } from "./text.ts";

export const Offer = z.strictObject({
  name: requiredText(120),
  price: z._default(text(60), ""),
  terms: z._default(text(500), ""),
});
export type Offer = z.infer<typeof Offer>;

const lines = (items: number, max: number) => z.array(requiredText(max)).check(z.maxLength(items));
const channels = z.array(Channel).check(
  z.maxLength(10),
  z.refine((list) => new Set(list).size === list.length, { error: "Name each channel once." }),
);

/** ISO weekdays: 1 is Monday, 7 is Sunday. */
const weekdays = z.array(z.int().check(z.minimum(1), z.maximum(7))).check(
  z.maxLength(7),
  z.refine((list) => new Set(list).size === list.length, { error: "Name each day once." }),
);
const MAX_CLOSED_DATES = 60;

/** Who sends: what the law of most countries wants to see in every advertising mail. */
export const Sender = z.strictObject({
  /** As in the register, or the name of the owner. */
  legalName: z._default(text(200), ""),
  /** Street, place, postal code. */
  postalAddress: z._default(text(500), ""),
  country: z._default(z.nullable(countryCode), null),
  /** Number in the register, tax number: where the country wants one. */
  registration: z._default(text(200), ""),
});
export type Sender = z.infer<typeof Sender>;

const NO_SENDER: Sender = { legalName: "", postalAddress: "", country: null, registration: "" };

const profile = {
  name: requiredText(120),
  industry: text(120),
  description: text(4000),
  audience: text(1000),
  location: text(300),
  website: z.nullable(webAddress),
  language: languageTag,
  tone: text(120),
  voice: lines(20, 200),
  offers: z.array(Offer).check(z.maxLength(30)),
  facts: lines(60, 500),
  constraints: lines(40, 500),
  channels,
  timezone: timeZone,
  closedWeekdays: weekdays,
  closedDates: z.array(calendarDate).check(
    z.maxLength(MAX_CLOSED_DATES),
    z.refine((list) => new Set(list).size === list.length, { error: "Name each day once." }),
  ),
  sender: Sender,
};

/** `POST /businesses`: only the name is needed to begin; the rest can be filled in later. */
export const BusinessCreate = z.strictObject({
  ...profile,
  industry: z._default(profile.industry, ""),
  description: z._default(profile.description, ""),
  audience: z._default(profile.audience, ""),
  location: z._default(profile.location, ""),
  website: z._default(profile.website, null),
  language: z._default(profile.language, "en"),
  tone: z._default(profile.tone, ""),
  voice: z._default(profile.voice, []),
  offers: z._default(profile.offers, []),
  facts: z._default(profile.facts, []),
  constraints: z._default(profile.constraints, []),
  channels: z._default(profile.channels, []),
  timezone: z._default(profile.timezone, "UTC"),
  closedWeekdays: z._default(profile.closedWeekdays, []),
  closedDates: z._default(profile.closedDates, []),
  sender: z._default(profile.sender, NO_SENDER),
});
export type BusinessCreate = z.infer<typeof BusinessCreate>;
export type BusinessCreateInput = z.input<typeof BusinessCreate>;

export const BusinessUpdate = z.partial(z.strictObject(profile));
export type BusinessUpdate = z.infer<typeof BusinessUpdate>;

/** The active context of the studio: everything the AI may know about the business. */
export const Business = z
  .object({
    id,
    name: z.string(),
    industry: z.string(),
    description: z.string(),
    audience: z.string(),
    location: z.string(),
    website: z.nullable(z.string()),
    language: z.string(),
    tone: z.string(),
    voice: z.array(z.string()),
    offers: z.array(z.object({ name: z.string(), price: z.string(), terms: z.string() })),
    facts: z.array(z.string()),
    constraints: z.array(z.string()),
    channels: z.array(Channel),
    timezone: z.string(),
    /** Days of every week on which it is closed: 1 is Monday, 7 is Sunday. */
    closedWeekdays: z.array(z.int()),
    /** Single days on which it is closed. */
    closedDates: z.array(z.string()),
    sender: Sender,
    /** True for the sample business that comes ready to play with. */
    sample: z.boolean(),
    /** What whoever asks is here, and may do. */
    role: z.enum(ROLES),
    permissions: z.array(z.enum(PERMISSIONS)),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .register(z.globalRegistry, { id: "Business" });
export type Business = z.infer<typeof Business>;

/** What the AI may know of a business. */
export type BusinessProfile = Omit<
  Business,
  "id" | "sample" | "role" | "permissions" | "closedWeekdays" | "closedDates" | "sender" | "createdAt" | "updatedAt"
>;
