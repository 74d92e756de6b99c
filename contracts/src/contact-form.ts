import * as z from "zod/mini";
import { text } from "./text.ts";

/** The languages in which pages for strangers speak by themselves. */
export const FORM_LANGUAGES = ["en", "de", "es", "fr", "pt"] as const;
const FormLanguage = z.enum(FORM_LANGUAGES);
export type FormLanguage = z.infer<typeof FormLanguage>;

/** Whether a form asks for something, and whether it has to be answered. */
export const FORM_FIELD_USES = ["off", "optional", "required"] as const;
const FormFieldUse = z.enum(FORM_FIELD_USES);
export type FormFieldUse = z.infer<typeof FormFieldUse>;

/** How long a message from the form may be. */
export const MOST_FORM_MESSAGE = 5_000;
export const MOST_FORM_SITES = 10;

const ORIGIN = /^https?:\/\/[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:\d{1,5})?$/;

/** The website of an address, as browsers name it: `https://www.bakery.example`. Undefined for what is none. */
export function originOf(written: string): string | undefined {
  const typed = written.trim();
  const address = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (address === null || address.username !== "" || address.password !== "") return undefined;
  return ORIGIN.test(address.origin) ? address.origin : undefined;
}

const site = z.string().check(
  z.maxLength(300),
  z.refine((written) => originOf(written) !== undefined, {
    error: "Write the address of a website, for example https://www.bakery.example.",
  }),
);

const settings = {
  /** Whether everybody can write by it. */
  isOn: z.boolean(),
  /** Its headline; “Write to …” when empty. */
  title: text(120),
  /** Below the headline. */
  intro: text(1_000),
  /** Said after the message was sent; words of ours when empty. */
  thanks: text(1_000),
  /** Null: the language of the business where we have it, English otherwise. */
  language: z.nullable(FormLanguage),
  name: FormFieldUse,
  phone: FormFieldUse,
  subject: FormFieldUse,
  /** Whether it offers news and offers by mail, as a box of its own that nobody ticked. */
  asksConsent: z.boolean(),
  /** Whether who wrote gets a mail that says so. */
  sendsReceipt: z.boolean(),
  /** Websites that may show the form inside their pages. */
  sites: z.array(site).check(z.maxLength(MOST_FORM_SITES)),
};

/** `PATCH .../contact-form`: what is named changes. */
export const ContactFormUpdate = z.partial(z.strictObject(settings));
export type ContactFormUpdate = z.infer<typeof ContactFormUpdate>;

/** The form by which everybody can write to a business. */
export const ContactForm = z
  .object({
    ...settings,
    sites: z.array(z.string()),
    /** Its own page. */
    url: z.string(),
    /** HTML that shows it on a page of one of the websites. */
    html: z.string(),
    /** A mail account is there to answer with. */
    canAnswer: z.boolean(),
    updatedAt: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: "ContactForm" });
export type ContactForm = z.infer<typeof ContactForm>;
