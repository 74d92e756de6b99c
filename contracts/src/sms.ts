import * as z from "zod/mini";
import { countryCode, id, requiredText, webAddress } from "./text.ts";
import { webhookSecret } from "./webhook-secret.ts";

/** A program of the owner's that sends text messages by a gateway of their choice. */
export const SmsSettings = z.strictObject({
  url: webAddress,
  /** Whose numbers are meant where one comes without the code of its country; that of the business unless named. */
  country: z._default(z.nullable(countryCode), null),
});
export const SmsSecrets = z.strictObject({ secret: webhookSecret });

/** Of one message: what is longer costs its owner more than they think. */
export const SMS_MOST_SEGMENTS = 10;

const time = z.optional(z.iso.datetime({ offset: true }));

/**
 * `POST /hooks/sms/:businessId/:key`: what the owner's program reports, signed as Standard Webhooks describe it. `sms.status` names a
 * message by the `id` that it was handed over with, and the `attempt` where that is known.
 */
export const SmsReport = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("sms.received"),
    data: z.object({
      id: requiredText(300),
      from: requiredText(60),
      to: z.optional(z.string().check(z.maxLength(60))),
      text: z.string().check(z.maxLength(20_000)),
      at: time,
    }),
  }),
  z.object({
    type: z.literal("sms.status"),
    data: z.object({
      id,
      attempt: z.optional(z.int().check(z.minimum(1))),
      status: z.enum(["sent", "delivered", "failed"]),
      /** Why it failed, as the gateway says it. */
      reason: z.optional(z.string().check(z.maxLength(500))),
      at: time,
    }),
  }),
]);
export type SmsReport = z.infer<typeof SmsReport>;
