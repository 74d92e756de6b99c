import * as z from "zod/mini";
import { id, Money, requiredText, text, webAddress } from "./text.ts";

export const MAX_DESTINATIONS = 5;
/** Of a destination against the others of its link; 0 sends nobody there any more. */
const weight = z.int().check(z.minimum(0), z.maximum(100));

const named = { source: z.optional(text(100)), medium: z.optional(text(100)), campaign: z.optional(text(100)) };
/** What is added to a destination that does not say so itself, for the owner's own statistics. */
export const Utm = z.strictObject({ ...named, content: z.optional(text(100)), term: z.optional(text(100)) });
export type Utm = z.infer<typeof Utm>;

/** What came of a link, or of one of its destinations. Machines are counted apart. */
const counts = { clicks: z.int(), visitors: z.int(), bots: z.int(), conversions: z.int() };

export const TrackedLink = z
  .object({
    id,
    campaignId: z.nullable(id),
    contentId: z.nullable(id),
    code: z.string(),
    /** What stands in the text that goes out. */
    url: z.string(),
    /** What stands in the text that was written. */
    address: z.string(),
    /** Where it leads. Visitors are shared out by weight; one destination always gets the same place in the list. */
    destinations: z.array(
      z.object({
        /** With what is added for the owner's own statistics. */
        url: z.string(),
        /** As it was written. */
        address: z.string(),
        weight,
        ...counts,
      }),
    ),
    utm: Utm,
    ...counts,
    createdAt: z.string(),
  })
  .register(z.globalRegistry, { id: "TrackedLink" });
export type TrackedLink = z.infer<typeof TrackedLink>;

/** `POST .../links`: a link for a poster, a flyer or a profile. */
export const LinkCreate = z.strictObject({ address: webAddress, campaignId: z.optional(z.nullable(id)) });
export type LinkCreate = z.infer<typeof LinkCreate>;

/** `PATCH .../links/:linkId`: places stay as they are, since what was counted belongs to them; new ones are added behind. */
export const LinkUpdate = z.strictObject({
  destinations: z.array(z.strictObject({ url: webAddress, weight })).check(
    z.minLength(1),
    z.maxLength(MAX_DESTINATIONS),
    z.refine((all) => all.some((one) => one.weight > 0), { error: "One destination needs a weight above 0." }),
  ),
});
export type LinkUpdate = z.infer<typeof LinkUpdate>;

/** What is counted, and what a website of the owner's needs to tell what came of it. */
export const TrackingSettings = z
  .object({
    /** Links in what goes out lead over this server, which counts them. */
    links: z.boolean(),
    /** Mails say when they are opened. */
    opens: z.boolean(),
    /** Whoever comes by a link brings the number of the click along, as `hb=`: conversions are joined by it. */
    clickIds: z.boolean(),
    /** Names the business to the script and the pixel; it is no secret. */
    siteKey: z.string(),
    /** One line for the pages of the owner's website. */
    script: z.string(),
    /** A picture for the page that thanks for an order, where no script can be added. */
    pixel: z.string(),
    /** For the owner's own server, as `Authorization: Bearer` at `POST /hooks/conversions`: a secret that can do this alone. */
    serverKey: z.string(),
    /** What was heard of the website so far, the latest first: that the script is on a page, or that something was achieved. */
    calls: z.array(
      z.object({
        source: z.enum(["page", "script", "thanks", "api"]),
        /** The address of the website, as the browser says it; empty where it says nothing. */
        origin: z.string(),
        firstAt: z.string(),
        lastAt: z.string(),
      }),
    ),
  })
  .register(z.globalRegistry, { id: "TrackingSettings" });
export type TrackingSettings = z.infer<typeof TrackingSettings>;

export const TrackingUpdate = z.strictObject({
  links: z.optional(z.boolean()),
  opens: z.optional(z.boolean()),
  clickIds: z.optional(z.boolean()),
});
export type TrackingUpdate = z.infer<typeof TrackingUpdate>;

/** How far back a conversion may lie, and how far a clock may be ahead of ours. */
export const CONVERSION_DAYS = 30;
export const CLOCK_SKEW_MINUTES = 5;

/** `POST .../conversions`: an order, a booking, a call. The same `key` counts once, for ever. */
export const ConversionCreate = z.strictObject({
  key: requiredText(200),
  goal: z._default(requiredText(60), "order"),
  value: z.optional(z.nullable(Money)),
  /** The number of the click that it came from: what `hb=` said. */
  click: z.optional(z.nullable(text(120))),
  contentId: z.optional(z.nullable(id)),
  /** When it happened, with an offset; now, unless it says otherwise. */
  at: z.optional(z.iso.datetime({ offset: true })),
});
export type ConversionCreate = z.infer<typeof ConversionCreate>;

export const Conversion = z
  .object({
    id,
    key: z.string(),
    goal: z.string(),
    value: z.nullable(Money),
    campaignId: z.nullable(id),
    contentId: z.nullable(id),
    linkId: z.nullable(id),
    at: z.string(),
  })
  .register(z.globalRegistry, { id: "Conversion" });
export type Conversion = z.infer<typeof Conversion>;
