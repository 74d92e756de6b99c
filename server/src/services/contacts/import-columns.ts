import { CONTACT_COLUMNS, type ContactColumn, type ContactImport } from "@handbill/contracts";
import { AppError } from "../../core/errors.ts";

export type ContactMapping = Record<ContactColumn, string | null>;

/** What address books, tills and mail programs call their columns, in the order of trust. */
const USUAL: Readonly<Record<ContactColumn, readonly string[]>> = {
  email: [
    "email",
    "e mail",
    "email address",
    "mail",
    "e mail adresse",
    "correo",
    "correo electrónico",
    "endereço de email",
    "courriel",
    "メール",
  ],
  phone: [
    "phone",
    "mobile",
    "phone number",
    "tel",
    "telephone",
    "telefon",
    "mobil",
    "handy",
    "telefone",
    "telemóvel",
    "teléfono",
    "móvil",
    "téléphone",
    "電話",
  ],
  name: [
    "name",
    "full name",
    "contact",
    "vollständiger name",
    "nome",
    "nombre",
    "nom",
    "first name",
    "vorname",
    "氏名",
    "名前",
  ],
  language: ["language", "locale", "sprache", "idioma", "língua", "langue"],
  country: ["country", "country code", "land", "país", "pays"],
  timezone: ["timezone", "time zone", "zeitzone", "fuso horário", "zona horaria"],
  tags: ["tags", "labels", "groups", "segments", "gruppen", "etiquetas", "étiquettes"],
  consent: [
    "consent",
    "emailconsent",
    "email consent",
    "opt in",
    "optin",
    "subscribed",
    "newsletter",
    "einwilligung",
    "consentimento",
    "consentimiento",
    "consentement",
  ],
};

const plain = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[_\-.:]+/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();

/** Which column is what: as the owner says, and by the usual names where she says nothing. */
export function contactMapping(columns: readonly string[], wanted: ContactImport["columns"]): ContactMapping {
  const taken = new Set(Object.values(wanted).filter((name) => typeof name === "string"));
  const columnOf = (field: ContactColumn): string | null => {
    const named = wanted[field];
    if (named === null) return null;
    if (named !== undefined) {
      if (columns.includes(named)) return named;
      throw new AppError("invalid_request", `The table has no column named "${named.slice(0, 100)}".`, {
        errors: [{ path: `columns.${field}`, message: "There is no such column." }],
      });
    }
    const free = columns.filter((column) => !taken.has(column));
    const usual = USUAL[field].find((name) => free.some((column) => plain(column) === name));
    const found = free.find((column) => plain(column) === usual) ?? null;
    if (found !== null) taken.add(found);
    return found;
  };
  const mapping: ContactMapping = {
    email: null,
    phone: null,
    name: null,
    language: null,
    country: null,
    timezone: null,
    tags: null,
    consent: null,
  };
  for (const field of CONTACT_COLUMNS) mapping[field] = columnOf(field);
  return mapping;
}
