import * as z from "zod/mini";
import { ConsentBasis } from "./contacts.ts";
import { requiredText, text } from "./text.ts";

export const CONTACT_COLUMNS = [
  "email",
  "phone",
  "name",
  "language",
  "country",
  "timezone",
  "tags",
  "consent",
] as const;
export type ContactColumn = (typeof CONTACT_COLUMNS)[number];
export const MAX_CONTACT_ROWS = 10_000;

const columnName = z.optional(z.nullable(z.string().check(z.maxLength(500))));

/** Who of a table said yes to mails: all of them, those whose line says so, or nobody as far as is known. */
export const IMPORT_CONSENTS = ["all", "column", "none"] as const;

/** `POST .../contacts/import`: a table as text, or as the bytes of a file in base64. */
export const ContactImport = z
  .strictObject({
    csv: z.optional(z.string().check(z.maxLength(4_000_000))),
    file: z.optional(z.string().check(z.maxLength(5_600_000), z.regex(/^[A-Za-z0-9+/]*={0,2}$/))),
    /** Which column is what, by its name in the first line. What is left out is looked for by the usual names; null is none. */
    columns: z._default(
      z.strictObject({
        email: columnName,
        phone: columnName,
        name: columnName,
        language: columnName,
        country: columnName,
        timezone: columnName,
        tags: columnName,
        consent: columnName,
      }),
      {},
    ),
    consent: z._default(z.enum(IMPORT_CONSENTS), "none"),
    /** Where they said yes, which words they read and when: wanted with every consent. */
    proof: z.optional(
      z.strictObject({
        basis: z._default(ConsentBasis, "consent"),
        source: requiredText(200),
        textVersion: z._default(text(200), ""),
        at: z.optional(z.iso.datetime({ offset: true })),
      }),
    ),
    /** Put on everybody of the table. */
    tags: z._default(z.array(requiredText(40)).check(z.maxLength(10)), []),
    /** Only says what would be done. */
    dryRun: z._default(z.boolean(), false),
  })
  .check(
    z.refine(({ csv, file }) => (csv === undefined) !== (file === undefined), {
      error: "Send the table as text or as a file.",
      path: ["file"],
      when: ({ issues }) => issues.length === 0,
    }),
    z.refine(({ consent, proof }) => consent === "none" || proof !== undefined, {
      error: "Say where these people said yes. Without that, nobody may be written to.",
      path: ["proof"],
      when: ({ issues }) => issues.length === 0,
    }),
  );
export type ContactImport = z.infer<typeof ContactImport>;
export type ContactImportInput = z.input<typeof ContactImport>;

const mapped = z.nullable(z.string());

/** What was taken of a table, or would be, and why not the rest. */
export const ContactsImported = z
  .object({
    dryRun: z.boolean(),
    encoding: z.string(),
    columns: z.array(z.string()),
    mapping: z.object({
      email: mapped,
      phone: mapped,
      name: mapped,
      language: mapped,
      country: mapped,
      timezone: mapped,
      tags: mapped,
      consent: mapped,
    }),
    rows: z.int(),
    /** New contacts. */
    added: z.int(),
    /** Contacts that were there already: they stay as they are, and get a consent where they never said anything. */
    known: z.int(),
    /** Lines with an address that an earlier line has. */
    repeated: z.int(),
    refused: z.int(),
    /** Lines that were not taken, the first 200. `line` counts as an editor does. */
    errors: z.array(z.object({ line: z.int(), column: z.nullable(z.string()), message: z.string() })),
    /** The first lines as they were understood. */
    sample: z.array(
      z.object({
        line: z.int(),
        name: z.string(),
        email: z.nullable(z.string()),
        phone: z.nullable(z.string()),
        tags: z.array(z.string()),
        consent: z.boolean(),
      }),
    ),
  })
  .register(z.globalRegistry, { id: "ContactsImported" });
export type ContactsImported = z.infer<typeof ContactsImported>;
