import * as z from "zod/mini";
import { PageQuery } from "./page.ts";
import { countryCode, id, languageTag, requiredText, text, timeZone } from "./text.ts";

/** An email address as it may stand in the envelope of a mail: no quotes, no brackets, nothing that ends a line. */
export const emailAddress = z.string().check(
  z.maxLength(254),
  z.regex(
    /^[^\s@<>"\\,;:()[\]\p{Cc}\u2028\u2029]{1,64}@[^\s@<>"\\,;:()[\]\p{Cc}\u2028\u2029]+\.[^\s@<>"\\,;:()[\]\p{Cc}\u2028\u2029.]{2,}$/u,
    {
      error: "This does not look like an email address.",
    },
  ),
);

/** A telephone number with the code of its country, as `+351912345678`; spaces, dashes, dots and brackets are left out. */
export const phoneNumber = z.string().check(
  z.maxLength(40),
  z.overwrite((value) => value.replaceAll(/[\s().\-/\u00a0]/g, "").replace(/^00/, "+")),
  z.regex(/^\+[1-9]\d{6,14}$/, {
    error: "Write the number with the code of its country, for example +351 912 345 678.",
  }),
);

export const contactTag = requiredText(40);
const tags = z.array(contactTag).check(
  z.maxLength(20),
  z.overwrite((list) => [...new Set(list.map((one) => one.trim()))]),
);

/** Channels by which a contact can be written to. */
export const CONTACT_CHANNELS = ["email", "sms"] as const;
export const ContactChannel = z.enum(CONTACT_CHANNELS);
export type ContactChannel = z.infer<typeof ContactChannel>;

/**
 * Why somebody may be written to. `consent`: they said yes; `double_opt_in`: and proved that the address is theirs; `soft_opt_in`: a
 * customer, told of the same kind of goods; `inquiry` and `purchase`: implied for a time, where the law knows that.
 */
export const CONSENT_BASES = ["consent", "double_opt_in", "soft_opt_in", "purchase", "inquiry"] as const;
export const ConsentBasis = z.enum(CONSENT_BASES);
export type ConsentBasis = z.infer<typeof ConsentBasis>;

/** One entry of the history of a consent. It is never overwritten: what is withdrawn stays, with its end. */
export const Consent = z
  .object({
    id,
    channel: ContactChannel,
    basis: ConsentBasis,
    /** Where it was given: "form", "import", "by hand", or in the owner's words. */
    source: z.string(),
    /** Which words the person said yes to; empty where nobody knows. */
    textVersion: z.string(),
    at: z.string(),
    /** When the person proved that the address is theirs; null while that is awaited. */
    confirmedAt: z.nullable(z.string()),
    withdrawnAt: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "Consent" });
export type Consent = z.infer<typeof Consent>;

/** `GET .../contacts/:contactId/confirmation`: the mail that asks somebody whether an address is theirs. */
export const ConfirmationState = z
  .object({
    /** `waits_for_account`: no mail account is connected; `unknown`: it may have arrived; `expired`: it waited too long and was not sent. */
    status: z.enum(["none", "waits_for_account", "queued", "sending", "sent", "failed", "unknown", "expired"]),
    /** What went wrong the last time. */
    reason: z.nullable(z.string()),
    at: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "ConfirmationState" });
export type ConfirmationState = z.infer<typeof ConfirmationState>;

/** `GET .../sign-up-form`: where people enter themselves, and the same as HTML for the owner's website. */
export const SignUpForm = z
  .object({ url: z.string(), html: z.string() })
  .register(z.globalRegistry, { id: "SignUpForm" });
export type SignUpForm = z.infer<typeof SignUpForm>;

/** How things stand on a channel. */
export const ConsentState = z.enum(["yes", "no", "pending", "withdrawn"]);
export type ConsentState = z.infer<typeof ConsentState>;

export const SUPPRESSION_REASONS = ["unsubscribed", "paused", "bounced", "complained", "by_hand"] as const;
export const SuppressionReason = z.enum(SUPPRESSION_REASONS);
export type SuppressionReason = z.infer<typeof SuppressionReason>;

export const CONTACT_SOURCES = ["by_hand", "import", "form", "api", "message"] as const;

export const Contact = z
  .object({
    id,
    name: z.string(),
    email: z.nullable(z.string()),
    phone: z.nullable(z.string()),
    language: z.nullable(z.string()),
    timezone: z.nullable(z.string()),
    /** Two letters, as `PT`: whose holidays and hours hold. */
    country: z.nullable(z.string()),
    tags: z.array(z.string()),
    source: z.enum(CONTACT_SOURCES),
    consent: z.object({ email: ConsentState, sms: ConsentState }),
    /** Why nothing is sent there, whatever the consent says. */
    suppressed: z.object({ email: z.nullable(SuppressionReason), sms: z.nullable(SuppressionReason) }),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .register(z.globalRegistry, { id: "Contact" });
export type Contact = z.infer<typeof Contact>;

const person = {
  name: text(200),
  email: z.nullable(emailAddress),
  phone: z.nullable(phoneNumber),
  language: z.nullable(languageTag),
  timezone: z.nullable(timeZone),
  country: z.nullable(countryCode),
  tags,
};

/** What is said of a consent that the owner enters. */
const consentFacts = {
  basis: z._default(ConsentBasis, "consent"),
  source: z._default(text(200), ""),
  textVersion: z._default(text(200), ""),
  at: z.optional(z.iso.datetime({ offset: true })),
  /** They are asked by mail to confirm it, and nothing else is sent to them before. */
  confirm: z._default(z.boolean(), false),
};

const reachable = z.refine<{ email?: string | null | undefined; phone?: string | null | undefined }>(
  ({ email, phone }) => Boolean(email ?? phone),
  { error: "Give an email address or a telephone number.", path: ["email"] },
);

/** `POST /contacts`. `consent` says yes for a channel; without it nothing is sent there. */
export const ContactCreate = z
  .strictObject({
    name: z._default(person.name, ""),
    email: z._default(person.email, null),
    phone: z._default(person.phone, null),
    language: z._default(person.language, null),
    timezone: z._default(person.timezone, null),
    country: z._default(person.country, null),
    tags: z._default(person.tags, []),
    consent: z._default(
      z.strictObject({ email: z._default(z.boolean(), false), sms: z._default(z.boolean(), false) }),
      {
        email: false,
        sms: false,
      },
    ),
    proof: z._default(z.strictObject(consentFacts), { basis: "consent", source: "", textVersion: "", confirm: false }),
  })
  .check(reachable);
export type ContactCreate = z.infer<typeof ContactCreate>;
export type ContactCreateInput = z.input<typeof ContactCreate>;

/** `PATCH /contacts/:id`. A consent that is set to false is withdrawn, one that is set to true is given anew. */
export const ContactUpdate = z.partial(
  z.strictObject({
    ...person,
    consent: z.partial(z.strictObject({ email: z.boolean(), sms: z.boolean() })),
    proof: z.strictObject(consentFacts),
  }),
);
export type ContactUpdate = z.infer<typeof ContactUpdate>;
export type ContactUpdateInput = z.input<typeof ContactUpdate>;

export const CONTACT_FILTERS = ["reachable", "no_consent", "pending", "suppressed"] as const;

export const ContactQuery = z.extend(PageQuery, {
  /** Words of the name, the address, the number. */
  q: z._default(text(100), ""),
  tag: z._default(text(40), ""),
  /** Who can be mailed, who cannot, and why. */
  show: z.optional(z.enum(CONTACT_FILTERS)),
});
export type ContactQuery = z.infer<typeof ContactQuery>;

/** What the owner sees of all contacts at once. */
export const ContactSummary = z.object({
  total: z.int(),
  /** With consent for mails, and nothing in the way. */
  reachable: z.int(),
  suppressed: z.int(),
  /** Said yes, and have not confirmed it yet. */
  pending: z.int(),
  /** Whether there is a mail account that can ask them. */
  canMail: z.boolean(),
  tags: z.array(z.object({ tag: z.string(), count: z.int() })),
});
export type ContactSummary = z.infer<typeof ContactSummary>;

/** One address to which nothing is sent. Only its beginning is kept: the rest is a hash. */
export const Suppression = z
  .object({
    /** By which it is named when it is lifted. */
    key: z.string(),
    channel: ContactChannel,
    /** `a•••@example.com` */
    hint: z.string(),
    reason: SuppressionReason,
    detail: z.string(),
    at: z.string(),
    /** When a pause ends. */
    until: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "Suppression" });
export type Suppression = z.infer<typeof Suppression>;

/** `POST .../suppressions/lift`: what allows to write there again, in the owner's words. A complaint is never lifted. */
export const SuppressionLift = z.strictObject({
  channel: z._default(ContactChannel, "email"),
  key: z.string().check(z.regex(/^[0-9a-f]{64}$/, { error: "This is no key of that list." })),
  proof: requiredText(200).check(
    z.minLength(10, { error: "Say in a sentence what allows it: who said so, when, how." }),
  ),
});
export type SuppressionLift = z.infer<typeof SuppressionLift>;

/** An address that was taken off the list, with what the owner said of it. Kept for ever. */
export const LiftedSuppression = z
  .object({
    id,
    channel: ContactChannel,
    hint: z.string(),
    reason: SuppressionReason,
    listedAt: z.string(),
    proof: z.string(),
    at: z.string(),
  })
  .register(z.globalRegistry, { id: "LiftedSuppression" });
export type LiftedSuppression = z.infer<typeof LiftedSuppression>;

/** Why some contacts may be one person. */
export const DUPLICATE_REASONS = ["same_mailbox", "same_name"] as const;

/** Contacts that may be one person: `GET .../contacts/duplicates`. */
export const DuplicateGroup = z
  .object({ reason: z.enum(DUPLICATE_REASONS), contacts: z.array(Contact) })
  .register(z.globalRegistry, { id: "DuplicateGroup" });
export type DuplicateGroup = z.infer<typeof DuplicateGroup>;

/** `POST .../contacts/:contactId/merge`: the other one is removed, and what this one lacks is taken over from it. */
export const ContactMerge = z.strictObject({ otherId: id });
export type ContactMerge = z.infer<typeof ContactMerge>;

export const SuppressionCreate = z.strictObject({
  channel: z._default(ContactChannel, "email"),
  address: requiredText(254),
  detail: z._default(text(200), ""),
});
export type SuppressionCreate = z.infer<typeof SuppressionCreate>;
