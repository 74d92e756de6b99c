import * as z from "zod/mini";
import { contactTag, ContactChannel } from "./contacts.ts";
import { id, languageTag } from "./text.ts";

/** Over how many days it is counted how often somebody was written to. */
export const FREQUENCY_DAYS = 7;

/** Why a contact is left out of a send. */
export const HOLD_REASONS = [
  "no_address",
  "no_consent",
  "consent_pending",
  "consent_withdrawn",
  "consent_expired",
  "unsubscribed",
  "paused",
  "bounced",
  "complained",
  "stopped_by_owner",
  "too_often",
  "quiet_hours",
  "holiday",
] as const;
export const HoldReason = z.enum(HOLD_REASONS);
export type HoldReason = z.infer<typeof HoldReason>;

/** Those for which a mail waits instead of being left out. */
export const DAYTIME_REASONS = ["quiet_hours", "holiday"] as const satisfies readonly HoldReason[];

/** Why nothing can be sent to anybody. */
export const STOP_REASONS = ["no_sender", "no_opt_out", "no_brand", "sample"] as const;
export const StopReason = z.enum(STOP_REASONS);
export type StopReason = z.infer<typeof StopReason>;

/**
 * For whom a mail waits until it is day there. `abroad`: for those who live by another clock or in another country than the business,
 * since its owner knows what hour it is at home; `everybody`: for all; `any`: for nobody.
 */
export const DAYTIME_CHOICES = ["abroad", "everybody", "any"] as const;
export const DaytimeChoice = z.enum(DAYTIME_CHOICES);
export type DaytimeChoice = z.infer<typeof DaytimeChoice>;

/** `PUT .../contents/:id/audience`: whom a content is for. Nothing chosen means everybody. */
export const AudienceChoice = z.strictObject({
  /** Contacts with one of these. */
  tags: z._default(z.array(contactTag).check(z.maxLength(20)), []),
  /** Contacts who read one of these languages; who did not say reads that of the business. `pt` takes `pt-BR` in. */
  languages: z._default(z.array(languageTag).check(z.maxLength(20)), []),
  hours: z._default(DaytimeChoice, "abroad"),
});
export type AudienceChoice = z.infer<typeof AudienceChoice>;
export type AudienceChoiceInput = z.input<typeof AudienceChoice>;

/** A rule of a country, or of ours, with the place where it is found. */
const Rule = z.object({ jurisdiction: z.string(), source: z.string(), since: z.nullable(z.string()) });

/** Who gets a content, and who does not and why: `GET .../contents/:id/audience`. */
export const Audience = z
  .object({
    channel: ContactChannel,
    /** All contacts of the business. */
    total: z.int(),
    /** Whom it is for, and how many of all these are. */
    chosen: AudienceChoice,
    fitting: z.int(),
    /** What can be chosen, with how many contacts each has. */
    choices: z.object({
      tags: z.array(z.object({ tag: z.string(), count: z.int() })),
      languages: z.array(z.object({ language: z.string(), count: z.int() })),
    }),
    allowed: z.int(),
    /** Some of those who get it. */
    samples: z.array(z.object({ id, name: z.string(), address: z.string() })),
    held: z.array(
      z.object({
        reason: HoldReason,
        count: z.int(),
        rule: Rule,
        samples: z.array(z.object({ id, name: z.string() })),
      }),
    ),
    /** Of those who get it: for whom it waits until it is day there, and when the first of them gets it. */
    waiting: z.array(z.object({ reason: HoldReason, count: z.int(), from: z.string(), rule: Rule })),
    /** What has to be put right before anything goes out. */
    stops: z.array(z.object({ reason: StopReason, detail: z.string(), rule: Rule })),
    /** What is worth a look, and no reason to hold back. */
    notes: z.array(z.string()),
  })
  .register(z.globalRegistry, { id: "Audience" });
export type Audience = z.infer<typeof Audience>;
