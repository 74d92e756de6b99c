import * as z from "zod/mini";
import { PageQuery } from "./page.ts";
import { id } from "./text.ts";

/**
 * Where the mail to one contact is. `accepted`: their mail server took it. `unknown`: it was handed over and no answer came, so it
 * may have gone out; only a person sends it again. `skipped`: it was not to be sent, for a reason.
 */
export const DELIVERY_STATUSES = ["queued", "sending", "accepted", "failed", "unknown", "skipped"] as const;
export const DeliveryStatus = z.enum(DELIVERY_STATUSES);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

/** At every moment the six states add up to the audience. `bounced` and `complained` are among the accepted. */
export const DeliveryCounts = z
  .object({
    audience: z.int(),
    queued: z.int(),
    sending: z.int(),
    accepted: z.int(),
    failed: z.int(),
    unknown: z.int(),
    skipped: z.int(),
    bounced: z.int(),
    complained: z.int(),
  })
  .register(z.globalRegistry, { id: "DeliveryCounts" });
export type DeliveryCounts = z.infer<typeof DeliveryCounts>;

/** An email on its way to its audience. */
export const Mailing = z
  .object({
    id,
    contentId: id,
    status: z.enum(["sending", "paused", "cancelled", "done"]),
    perMinute: z.int(),
    /** Why nothing gets through at the moment; null while all is well. */
    trouble: z.nullable(z.object({ errorKind: z.string(), excerpt: z.string(), at: z.string() })),
    /** Not before then the next mail goes out. */
    nextAt: z.string(),
    createdAt: z.string(),
    finishedAt: z.nullable(z.string()),
    counts: DeliveryCounts,
    /** How many of the queued wait until it is day there, and when the first of them is sent; null while nobody does. */
    waiting: z.nullable(z.object({ count: z.int(), from: z.string() })),
  })
  .register(z.globalRegistry, { id: "Mailing" });
export type Mailing = z.infer<typeof Mailing>;

/** The mail to one contact, with every try. */
export const Delivery = z
  .object({
    id,
    contactId: id,
    name: z.string(),
    email: z.string(),
    status: DeliveryStatus,
    reason: z.nullable(z.string()),
    attempts: z.int(),
    /** It came back, or its reader called it spam. */
    returned: z.nullable(z.enum(["bounce", "complaint"])),
    returnedAt: z.nullable(z.string()),
    /** What the other mail server said, as RFC 3463 writes it: 5.2.2 is a full mailbox. */
    returnedStatus: z.nullable(z.string()),
    /** True: nothing is sent to this address any more. */
    returnedLasting: z.nullable(z.boolean()),
    settledAt: z.nullable(z.string()),
    /** When it is sent at the earliest, while it is queued. */
    nextAt: z.nullable(z.string()),
    tries: z.array(
      z.object({
        number: z.int(),
        status: z.enum(["sending", "accepted", "refused", "unknown"]),
        errorKind: z.nullable(z.string()),
        smtpStatus: z.nullable(z.int()),
        excerpt: z.nullable(z.string()),
        startedAt: z.string(),
        endedAt: z.nullable(z.string()),
      }),
    ),
  })
  .register(z.globalRegistry, { id: "Delivery" });
export type Delivery = z.infer<typeof Delivery>;

/** `GET .../mailings/:mailingId/deliveries`. */
export const DeliveriesQuery = z.extend(PageQuery, { status: z.optional(DeliveryStatus) });
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>;

/** `POST .../mailings/:mailingId/resend`: to these, or to all of whom nobody knows whether they have it. */
export const Resend = z.strictObject({
  deliveryIds: z._default(z.array(id).check(z.maxLength(1000)), []),
});
export type Resend = z.infer<typeof Resend>;

export const Resent = z.object({ resent: z.int() });
