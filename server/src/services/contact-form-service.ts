import { type ContactForm, type ContactFormUpdate, originOf } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import type { Keyring } from "../core/keyring.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { ContactFormRow, OpenForm } from "../data/repositories/contact-form-repository.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { embedCode, emptyForm, formPage, formTitle } from "./contact-form/form-pages.ts";
import { createStamps } from "./contact-form/stamp.ts";
import { type Arrival, takeEntry } from "./contact-form/take-entry.ts";

type Needs = { store: Store; businesses: BusinessService; keyring: Keyring; publicUrl: string };
export type ContactFormService = ReturnType<typeof createContactFormService>;

/** A form that nobody saved yet. */
const UNSAVED: ContactFormRow = {
  isOn: false,
  title: "",
  intro: "",
  thanks: "",
  language: null,
  name: "required",
  phone: "off",
  subject: "off",
  asksConsent: false,
  sendsReceipt: false,
  sites: [],
  updatedAt: "",
};

/** The form by which everybody can write to a business: as its owner sets it, and what is entered in it. */
export function createContactFormService({ store, businesses, keyring, publicUrl }: Needs) {
  const stamps = createStamps(keyring);
  const present = async (business: OwnedBusiness): Promise<ContactFormRow> =>
    (await store.contactForms.find(business)) ?? UNSAVED;

  const asOwnerSeesIt = async (business: OwnedBusiness, row: ContactFormRow): Promise<ContactForm> => {
    const url = `${publicUrl}/f/${business.id}`;
    return {
      ...row,
      url,
      html: embedCode(`${url}/embed`, `${publicUrl}/f/frame.js`, formTitle({ form: row, business })),
      canAnswer: await store.confirmations.hasAccount(business.id),
      updatedAt: row.updatedAt || null,
    };
  };

  return {
    async get(userId: string, businessId: string): Promise<ContactForm> {
      const business = await businesses.requireOwned(userId, businessId);
      return asOwnerSeesIt(business, await present(business));
    },

    async update(userId: string, businessId: string, change: ContactFormUpdate): Promise<ContactForm> {
      const business = await businesses.requireOwned(userId, businessId);
      if (change.isOn === true && business.sample) throw sampleStaysHere();
      const sites = change.sites && [...new Set(change.sites.flatMap((written) => originOf(written) ?? []))];
      const saved = await store.transaction(async (tx) => {
        const details = { fields: Object.keys(change), ...(change.isOn !== undefined && { isOn: change.isOn }) };
        await tx.audit.append(business, { action: "form.changed", details });
        return tx.contactForms.save(business, { ...change, sites });
      });
      return asOwnerSeesIt(business, saved);
    },

    /** The form as everybody would see it. */
    async preview(userId: string, businessId: string): Promise<string> {
      const business = await businesses.requireOwned(userId, businessId);
      const form = await present(business);
      return formPage({ form, business: { ...business, userId }, isEmbedded: false }, emptyForm(""));
    },

    /** For everybody: undefined where it is off, or nobody's. */
    look: (businessId: string): Promise<OpenForm | undefined> => store.contactForms.findOpen(businessId),

    stamps,

    /** Takes what somebody entered. `network`: from where, of which a hash is kept for two days. */
    enter: (open: OpenForm, arrival: Arrival): Promise<"taken" | "too_many"> => {
      const network = keyring.hash("network of a form", `${open.business.id} ${arrival.network}`);
      return store.transaction((tx) => takeEntry(tx, open, { ...arrival, network }));
    },

    /** What is remembered to tell programs from people is not remembered for long. */
    forget: (): Promise<void> => store.contactForms.forget(),
  };
}

const sampleStaysHere = () =>
  new AppError(
    "conflict",
    "The sample business is for trying things out: nobody can write to it. Describe your own business to open a form.",
  );
