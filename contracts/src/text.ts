import * as z from "zod/mini";

/** True when a text can be stored byte for byte in a PostgreSQL text column: no NUL, no lone surrogate. */
export const isStorable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

const storable = z.refine<string>(isStorable, {
  error: "The text contains a NUL character or half a character (a lone surrogate), which cannot be stored.",
});
const notBlank = z.refine<string>((text) => text.trim() !== "", { error: "Please fill this in." });

/** Free text of at most `max` UTF-16 units; may be empty. Stored as it was typed. */
export const text = (max: number) => z.string().check(z.maxLength(max), storable);

/** Text that must say something: not empty, not only white space. */
export const requiredText = (max: number) => z.string().check(z.maxLength(max), storable, notBlank);

/**
 * An address that mail can go to. No mail ever arrives at a name that ends in .invalid (RFC 2606): those are of guests. A text of any
 * length comes as far as the pattern, so each letter has one place in it: one that is tried at several takes hours for a megabyte.
 */
export const mailAddress = z.string().check(
  z.maxLength(254),
  z.regex(/^[^\s@<>"\\\p{Cc}]+@(?!.*\.invalid$)[^\s@<>"\\\p{Cc}][^\s@<>"\\\p{Cc}.]*\.[^\s@<>"\\\p{Cc}]+$/iu, {
    error: "This does not look like an email address.",
  }),
);

const DATE = /^[1-9]\d{3}-\d{2}-\d{2}$/;

const isCalendarDate = (value: string): boolean => {
  if (!DATE.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
};

/** A calendar day without time or zone, as `2027-01-31`. */
export const calendarDate = z
  .string()
  .check(z.refine(isCalendarDate, { error: "Write the date as year-month-day, for example 2027-01-31." }));

const isTimeZone = (value: string): boolean => {
  try {
    return /^[A-Za-z]/.test(value) && Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

/** An IANA time zone, as `Europe/Lisbon`. */
export const timeZone = z
  .string()
  .check(z.maxLength(64), z.refine(isTimeZone, { error: "Use the name of a time zone, for example Europe/Lisbon." }));

/** A BCP 47 language tag, as `pt` or `pt-BR`. */
export const languageTag = z
  .string()
  .check(
    z.maxLength(35),
    z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: "Use a language code, for example en, pt or pt-BR." }),
  );

const isWebAddress = (value: string): boolean => {
  const address = URL.parse(value);
  return address !== null && (address.protocol === "https:" || address.protocol === "http:");
};

/** A web address with http or https. */
export const webAddress = z
  .string()
  .check(
    z.maxLength(2000),
    storable,
    z.refine(isWebAddress, { error: "Write the whole address, for example https://bakery.example." }),
  );

/** UUID of any version; ours are version 7. */
export const id = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, { error: "This is not an id." }));

/** Money in the smallest unit of its currency: 15000 EUR is 150.00 euros, 50000 JPY is 50000 yen. */
export const Money = z.strictObject({
  amount: z.int().check(z.nonnegative(), z.maximum(100_000_000_000)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, { error: "Use a three-letter currency code, for example EUR." })),
});
export type Money = z.infer<typeof Money>;

/** Two letters of ISO 3166, in capitals. */
export const countryCode = z
  .string()
  .check(z.regex(/^[A-Z]{2}$/, { error: "Use the two letters of the country, for example PT." }));
