import { type ContactForm, emailAddress, MOST_FORM_MESSAGE } from "@handbill/contracts";
import type { FormEntry } from "./judge.ts";

export type EntryFault = "missing" | "badEmail" | "badPhone" | "tooLong";
export type EntryFaults = Partial<Record<keyof FormEntry, EntryFault>>;
type Uses = Pick<ContactForm, "name" | "phone" | "subject">;

/** The longest that each field takes. */
export const MOST: Record<keyof FormEntry, number> = {
  name: 200,
  email: 254,
  phone: 40,
  subject: 200,
  message: MOST_FORM_MESSAGE,
};
const PHONE = /^\+?[\d\s()./-]*\d[\d\s()./-]*$/;

/** What somebody entered; a field that the form does not have is empty, whatever was sent under its name. */
export function readEntry({ name, phone, subject }: Uses, word: (field: keyof FormEntry) => string): FormEntry {
  const line = (field: keyof FormEntry, use = "required"): string =>
    use === "off" ? "" : word(field).replaceAll(/\s+/g, " ").trim();
  return {
    name: line("name", name),
    email: line("email"),
    phone: line("phone", phone),
    subject: line("subject", subject),
    message: word("message").replaceAll(/\r\n?/g, "\n").trim(),
  };
}

/** What is wrong with it, by field; empty where it can be sent. */
export function faultsOf(uses: Uses, entry: FormEntry): EntryFaults {
  const faults: EntryFaults = {};
  const required = [
    "email",
    "message",
    ...(["name", "phone", "subject"] as const).filter((one) => uses[one] === "required"),
  ] as const;
  for (const field of required) if (entry[field] === "") faults[field] = "missing";
  for (const field of ["name", "email", "phone", "subject", "message"] as const) {
    if (entry[field].length > MOST[field]) faults[field] = "tooLong";
  }
  if (!faults.email && !emailAddress.safeParse(entry.email).success) faults.email = "badEmail";
  if (!faults.phone && entry.phone !== "" && !PHONE.test(entry.phone)) faults.phone = "badPhone";
  return faults;
}
