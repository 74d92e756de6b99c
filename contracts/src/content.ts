import * as z from "zod/mini";
import { Channel } from "./channels.ts";
import { PageQuery } from "./page.ts";
import { ContentPicture } from "./pictures.ts";
import { Wish } from "./rewrite.ts";
import { Receipt } from "./strategy.ts";
import { calendarDate, id, requiredText, text } from "./text.ts";

export const CONTENT_STATUSES = [
  "placeholder",
  "generating",
  "draft",
  "approved",
  "scheduled",
  "publishing",
  "published",
  "failed",
  "missed",
  "unknown",
] as const;
export const ContentStatus = z.enum(CONTENT_STATUSES);
export type ContentStatus = z.infer<typeof ContentStatus>;

export const CLAIM_KINDS = [
  "value",
  "link",
  "proof",
  "price",
  "urgency",
  "regulated",
  "superlative",
  "compliance",
  "language",
] as const;

/**
 * A statement that the profile does not back, or that a law or a platform asks to look at twice. It has to be confirmed by a
 * person before the content can be approved, unless `blocks` is false.
 */
export const Claim = z.object({
  text: z.string(),
  field: z.string(),
  confirmed: z.boolean(),
  kind: z.optional(z.enum(CLAIM_KINDS)),
  /** One sentence for the owner: why this needs a look. */
  reason: z.optional(z.string()),
  /** The rule behind it, where it is one of law or of a platform. A reminder, not legal advice. */
  rule: z.optional(z.object({ id: z.string(), jurisdiction: z.string(), since: z.string(), source: z.string() })),
  /** False for a mere reminder. */
  blocks: z.optional(z.boolean()),
});
export type Claim = z.infer<typeof Claim>;

/** Why a content did not go out at its time. `code` is one of docs/errors.md, or says what the place did. */
export const Missed = z.object({ code: z.string(), detail: z.string() }).register(z.globalRegistry, { id: "Missed" });
export type Missed = z.infer<typeof Missed>;

/** `POST .../claims/confirm`: which statements a person vouches for, or takes that back. */
export const ClaimsConfirm = z.strictObject({
  claims: z
    .array(z.strictObject({ text: z.string().check(z.maxLength(10_000)), field: z.string().check(z.maxLength(200)) }))
    .check(z.minLength(1), z.maxLength(100)),
  confirmed: z._default(z.boolean(), true),
});
export type ClaimsConfirm = z.infer<typeof ClaimsConfirm>;

/** A person's judgement of what the AI made. */
export const Rating = z.enum(["up", "down"]);
export type Rating = z.infer<typeof Rating>;

/** `PUT .../rating`: null takes it back. */
export const RatingUpdate = z.strictObject({ rating: z.nullable(Rating), note: z.optional(text(1000)) });
export type RatingUpdate = z.infer<typeof RatingUpdate>;

/** One piece for one channel. `fields` has the shape of its channel (see channels.ts), null until it is written. */
export const Content = z
  .object({
    id,
    campaignId: id,
    channel: Channel,
    status: ContentStatus,
    /** Counts every change; the ETag is this number in quotes. */
    version: z.int(),
    topic: z.string(),
    angle: z.string(),
    /** The day on which it stands in the calendar: planned, or of `scheduledAt` where its business is. */
    scheduledOn: z.nullable(z.string()),
    /** The moment for which it is scheduled, in UTC; when it was posted by hand, the moment that was said. */
    scheduledAt: z.nullable(z.string()),
    /** The IANA zone in which that moment was chosen. */
    timezone: z.nullable(z.string()),
    publishedAt: z.nullable(z.string()),
    /** Where it can be read, if the owner said so. */
    publishedUrl: z.nullable(z.string()),
    /** The connection by which it goes out at its time; null where its owner posts it by hand. */
    connectionId: z.optional(z.nullable(z.string())),
    /** Why it did not go out at its time; null unless its status is `missed`. */
    missed: z.optional(z.nullable(Missed)),
    callToAction: z.string(),
    fields: z.nullable(z.record(z.string(), z.unknown())),
    /** In their order; the first is the one that is seen. */
    pictures: z.optional(z.array(ContentPicture)),
    claims: z.array(Claim),
    receipt: z.nullable(Receipt),
    /** The generation under way, or the last one when it failed. */
    jobId: z.nullable(z.string()),
    /** Why the last generation failed; null otherwise. */
    failure: z.nullable(
      z.object({
        code: z.string(),
        detail: z.string(),
        retryable: z.boolean(),
        /** Seconds after which another try makes sense, counted from `updatedAt`. */
        retryAfter: z.optional(z.number()),
        /** How often in a row it failed. */
        times: z.optional(z.int()),
      }),
    ),
    /** What the owner thinks of the text that the AI wrote last. */
    rating: z.nullable(Rating),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .register(z.globalRegistry, { id: "Content" });
export type Content = z.infer<typeof Content>;

/** `PATCH`: wants `If-Match`. `fields` replaces the whole text and must fit the channel. */
export const ContentUpdate = z.strictObject({
  topic: z.optional(requiredText(300)),
  angle: z.optional(text(1000)),
  callToAction: z.optional(text(300)),
  scheduledOn: z.optional(z.nullable(calendarDate)),
  fields: z.optional(z.record(z.string(), z.unknown())),
});
export type ContentUpdate = z.infer<typeof ContentUpdate>;

export const ContentQuery = z.extend(PageQuery, {
  campaignId: z.optional(id),
  status: z.optional(ContentStatus),
  from: z.optional(calendarDate),
  to: z.optional(calendarDate),
});
export type ContentQuery = z.infer<typeof ContentQuery>;

/** Immutable snapshot of a content. */
export const ContentVersion = z
  .object({
    version: z.int(),
    fields: z.record(z.string(), z.unknown()),
    author: z.enum(["person", "ai"]),
    instruction: z.nullable(z.string()),
    /** What was asked for with one tap. */
    wish: z.nullable(Wish),
    createdAt: z.string(),
  })
  .register(z.globalRegistry, { id: "ContentVersion" });
export type ContentVersion = z.infer<typeof ContentVersion>;
