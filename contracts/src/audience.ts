import * as z from "zod/mini";
import { ContactChannel } from "./contacts.ts";
import { id } from "./text.ts";

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

/** Why nothing can be sent to anybody. */
export const STOP_REASONS = ["no_sender", "no_opt_out", "no_brand", "sample"] as const;
export const StopReason = z.enum(STOP_REASONS);
export type StopReason = z.infer<typeof StopReason>;

/** A rule of a country, or of ours, with the place where it is found. */
const Rule = z.object({ jurisdiction: z.string(), source: z.string(), since: z.nullable(z.string()) });

/** Who gets a content, and who does not and why: `GET .../contents/:id/audience`. */
export const Audience = z
  .object({
    channel: ContactChannel,
    /** All contacts of the business. */
    total: z.int(),
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
    /** What has to be put right before anything goes out. */
    stops: z.array(z.object({ reason: StopReason, detail: z.string(), rule: Rule })),
    /** What is worth a look, and no reason to hold back. */
    notes: z.array(z.string()),
  })
  .register(z.globalRegistry, { id: "Audience" });
export type Audience = z.infer<typeof Audience>;
