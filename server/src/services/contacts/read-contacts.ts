import {
  type ContactImport,
  type ContactColumn,
  type ContactsImported,
  countryCode,
  emailAddress,
  languageTag,
  phoneNumber,
  requiredText,
  text,
  timeZone,
} from "@handbill/contracts";
import * as z from "zod/mini";
import { addressHash } from "../../core/addresses.ts";
import type { CsvTable } from "../csv/read-csv.ts";
import type { ContactMapping } from "./import-columns.ts";

type Fault = ContactsImported["errors"][number];

export type ReadContact = {
  line: number;
  name: string;
  email: string | null;
  emailHash: string | null;
  phone: string | null;
  phoneHash: string | null;
  language: string | null;
  country: string | null;
  timezone: string | null;
  tags: string[];
  consent: boolean;
};

const YES =
  /^(?:yes|y|true|1|x|✓|ok|subscribed|opted[\s-]?in|confirmed|ja|wahr|sim|s|verdadeiro|s[ií]|verdadero|oui|vrai|はい)$/iu;
/** As a table of ours defuses what a spreadsheet would run: `'+351…` is `+351…`. */
const DEFUSED = /^'(?=[\t\r]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;
const MOST_TAGS = 20;

const SHAPES: Partial<Record<ContactColumn, z.ZodMiniType<string>>> = {
  email: emailAddress,
  phone: phoneNumber,
  name: text(200),
  language: languageTag,
  country: countryCode,
  timezone: timeZone,
};

/** Lines become contacts; a line that is wrong is named, and the others are taken. An address counts once. */
export function readContacts(
  businessId: string,
  { columns, rows }: CsvTable,
  mapping: ContactMapping,
  wanted: Pick<ContactImport, "consent" | "tags">,
): { read: ReadContact[]; faults: Fault[]; repeated: number } {
  const read: ReadContact[] = [];
  const faults: Fault[] = [];
  const seen = new Set<string>();
  let repeated = 0;
  for (const { line, cells } of rows) {
    const wrong = (field: ContactColumn | null, message: string): undefined => {
      faults.push({ line, column: field && mapping[field], message });
    };
    const cell = (field: ContactColumn): string => {
      const index = mapping[field] === null ? -1 : columns.indexOf(mapping[field]);
      return (cells[index] ?? "").trim().replace(DEFUSED, "");
    };
    const contact = contactIn(businessId, { line, cell, wrong }, wanted);
    if (!contact) continue;
    const hashes = [contact.emailHash, contact.phoneHash].filter((hash) => hash !== null);
    if (hashes.some((hash) => seen.has(hash))) {
      repeated += 1;
      continue;
    }
    for (const hash of hashes) seen.add(hash);
    read.push(contact);
  }
  return { read, faults, repeated };
}

type Line = {
  line: number;
  cell(field: ContactColumn): string;
  wrong(field: ContactColumn | null, message: string): undefined;
};

function contactIn(
  businessId: string,
  { line, cell, wrong }: Line,
  { consent, tags }: Pick<ContactImport, "consent" | "tags">,
): ReadContact | undefined {
  const said: Partial<Record<ContactColumn, string | null>> = {};
  for (const [field, shape] of Object.entries(SHAPES)) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the names
    const column = field as ContactColumn;
    const value = column === "country" ? cell(column).toUpperCase() : cell(column);
    if (value === "") continue;
    const result = z.safeParse(shape, value);
    if (!result.success) return wrong(column, result.error.issues[0]?.message ?? "This cannot be read.");
    said[column] = result.data;
  }
  const { email = null, phone = null } = said;
  if (email === null && phone === null)
    return wrong(null, "There is neither an email address nor a number in this line.");
  const own = cell("tags")
    .split(/[;,|]/u)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
  const all = [...new Set([...tags, ...own])].slice(0, MOST_TAGS);
  if (all.some((tag) => !z.safeParse(requiredText(40), tag).success))
    return wrong("tags", "A tag has 40 letters at most.");
  return {
    line,
    name: said.name ?? "",
    email,
    emailHash: email && addressHash(businessId, "email", email),
    phone,
    phoneHash: phone && addressHash(businessId, "sms", phone),
    language: said.language ?? null,
    country: said.country ?? null,
    timezone: said.timezone ?? null,
    tags: all,
    consent: email !== null && (consent === "all" || (consent === "column" && YES.test(cell("consent")))),
  };
}
