import * as z from "zod/mini";
import { emailAddress } from "./contacts.ts";
import { requiredText, text } from "./text.ts";

const host = requiredText(253).check(
  z.regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/, {
    error: "Write the name of the mail server alone, as mail.example.com.",
  }),
);
const domain = text(253).check(z.regex(/^[A-Za-z0-9.-]*$/, { error: "Write the domain alone, as example.com." }));

const security = z.enum(["tls", "starttls", "none"]);
const port = z.int().check(z.minimum(1), z.maximum(65_535));

/** A mailbox that is read (IMAP): for mails that came back, or for what people write. Nothing is deleted there; only reports are marked as read. */
export const ReadMailbox = z.strictObject({
  host,
  /** 993 with `tls`, 143 with `starttls`. */
  port,
  security,
  user: requiredText(320),
  folder: z._default(requiredText(200).check(z.regex(/^\P{Cc}+$/u)), "INBOX"),
});
export type ReadMailbox = z.infer<typeof ReadMailbox>;

/** How mails of a business go out: its own account at a mail server. */
export const EmailSettings = z.strictObject({
  host,
  port,
  /** `tls`: encrypted from the first byte (port 465); `starttls`: turns to it (587); `none`: for a server in your own house. */
  security,
  user: z._default(z.nullable(requiredText(320)), null),
  fromName: requiredText(100),
  fromAddress: emailAddress,
  replyTo: z._default(z.nullable(emailAddress), null),
  perMinute: z._default(z.int().check(z.minimum(1), z.maximum(6_000)), 60),
  /** For signing mails here, where the mail server does not. */
  dkimDomain: z._default(domain, ""),
  dkimSelector: z._default(domain, ""),
  /** Where other mail servers send back what they cannot deliver (the envelope sender); null for `fromAddress`. */
  returnsAddress: z._default(z.nullable(emailAddress), null),
  /** Names each mail in that address (`returns+…@`), for mailboxes that take such addresses. */
  returnsTagged: z._default(z.boolean(), false),
  /** Names each conversation in the address that is answered to (`ola+…@`), for mailboxes that take such addresses. */
  replyTagged: z._default(z.boolean(), false),
  /** Null: it is not read, and reports come by the address of `GET .../returns` alone. */
  returnsMailbox: z._default(z.nullable(ReadMailbox), null),
  /** Where people write to the business: what comes there from now on becomes messages. It may be the same mailbox. */
  inboxMailbox: z._default(z.nullable(ReadMailbox), null),
});
export type EmailSettings = z.infer<typeof EmailSettings>;

export const EmailSecrets = z.strictObject({
  password: z._default(text(1_000), ""),
  /** PEM. */
  dkimKey: z._default(text(10_000), ""),
  /** Of the mailbox of returned mails; empty where it is the one above. */
  returnsPassword: z._default(text(1_000), ""),
  /** Of the mailbox that people write to; empty where it is the first one. */
  inboxPassword: z._default(text(1_000), ""),
});

/** `POST .../connections/:connectionId/dkim`: makes a key that mails are signed with from now on. Left out: the domain of the sender, and a new name. */
export const DkimKeyRequest = z.strictObject({
  domain: z.optional(domain.check(z.minLength(1))),
  selector: z.optional(domain.check(z.minLength(1), z.maxLength(63))),
});
export type DkimKeyRequest = z.infer<typeof DkimKeyRequest>;

/** How the mailbox of returned mails stands. */
export const ReturnsMailboxState = z
  .object({
    checkedAt: z.nullable(z.string()),
    /** Why it cannot be read, for its owner; null while all is well. */
    problem: z.nullable(z.string()),
    /** Mails of ours that came back or were called spam. */
    reports: z.int(),
    lastReportAt: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "ReturnsMailboxState" });
export type ReturnsMailboxState = z.infer<typeof ReturnsMailboxState>;

/** `GET .../connections/:connectionId/returns`: where a mail service reports what came back, and by what such a report is signed. */
export const ReturnedMailWay = z.object({
  url: z.string(),
  /** Of Standard Webhooks: `whsec_…`. */
  secret: z.string(),
  /** The mailbox that is read for it; null where none is named, or it has not been read yet. */
  mailbox: z.nullable(ReturnsMailboxState),
});
export type ReturnedMailWay = z.infer<typeof ReturnedMailWay>;

/** One mail that came back, as a mail service reports it. `messageId` names it surely; an address means the last mail to it. */
export const ReturnedMail = z
  .object({
    kind: z.enum(["bounce", "complaint"]),
    messageId: z._default(z.nullable(z.string().check(z.maxLength(998))), null),
    email: z._default(z.nullable(z.string().check(z.maxLength(320))), null),
    /** False for a mailbox that is full or a server that is busy: nobody is struck off for it. */
    isLasting: z._default(z.boolean(), true),
  })
  .check(
    z.refine(({ messageId, email }) => messageId !== null || email !== null, {
      error: "Name the mail or the address.",
    }),
  );
export type ReturnedMail = z.infer<typeof ReturnedMail>;

/** `POST /hooks/bounces/:businessId/:key` as JSON. A mail that came back can be posted as it is instead (`message/rfc822`). */
export const ReturnedMails = z.object({ events: z.array(ReturnedMail).check(z.maxLength(1_000)) });

/** `GET .../connections/:connectionId/dns`: what other mail servers find about the sender. */
export const DnsFinding = z
  .object({
    about: z.enum(["address", "spf", "dkim", "dmarc", "alignment"]),
    /** `ask`: cannot be seen from here. */
    state: z.enum(["good", "warning", "bad", "ask"]),
    sentence: z.string(),
    /** What to enter where the domain is managed, to copy. */
    record: z.optional(z.object({ type: z.literal("TXT"), name: z.string(), value: z.string() })),
  })
  .register(z.globalRegistry, { id: "DnsFinding" });
export type DnsFinding = z.infer<typeof DnsFinding>;
