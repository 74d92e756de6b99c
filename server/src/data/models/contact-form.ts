import type { FormFieldUse, FormLanguage } from "@handbill/contracts";
import type { Generated } from "kysely";
import type { Timestamp } from "./column.ts";

/** The form by which everybody can write to a business. */
export type ContactFormTable = {
  businessId: string;
  isOn: Generated<boolean>;
  title: Generated<string>;
  intro: Generated<string>;
  thanks: Generated<string>;
  language: FormLanguage | null;
  name: Generated<FormFieldUse>;
  phone: Generated<FormFieldUse>;
  subject: Generated<FormFieldUse>;
  asksConsent: Generated<boolean>;
  sendsReceipt: Generated<boolean>;
  /** Websites that may show it inside their pages. */
  sites: Generated<string[]>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

/** That something came by a form: nothing that could be read. */
export type FormEntryTable = {
  id: string;
  businessId: string;
  /** Hashes: of the network it came from, of the address in it, and of what it says. */
  network: string;
  address: string;
  said: string;
  /** Taken for the work of a program. */
  isQuiet: boolean;
  hasReceipt: Generated<boolean>;
  createdAt: Timestamp;
};
