import type {
  Consent,
  Contact,
  ContactChannel,
  ContactCreate,
  ContactQuery,
  ContactSummary,
  ContactUpdate,
} from "@handbill/contracts";
import { contactExists, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Person } from "../data/repositories/contact-repository.ts";
import type { Page } from "../data/repositories/cursor.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { undoMerge } from "./contacts/undo-merge.ts";
import { withSearchText } from "./contacts/search-text.ts";
import { fold, wordsOf } from "./search-words.ts";

type Needs = { store: Store; businesses: BusinessService };
export type ContactService = ReturnType<typeof createContactService>;

/** What a proof says that the owner does not spell out. */
const PROOF: ContactCreate["proof"] = { basis: "consent", source: "", textVersion: "", confirm: false };

/** Whom a business may write to, and what each of them said. */
export function createContactService({ store, businesses }: Needs) {
  const owned = businesses.requireOwned;

  return {
    async list(userId: string, businessId: string, { q, ...query }: ContactQuery): Promise<Page<Contact>> {
      return store.contacts.list(await owned(userId, businessId), query, wordsOf(q).map(fold));
    },

    async summary(userId: string, businessId: string): Promise<ContactSummary> {
      return store.contacts.summary(await owned(userId, businessId));
    },

    async get(userId: string, businessId: string, contactId: string): Promise<Contact> {
      return found(await store.contacts.find(await owned(userId, businessId), contactId));
    },

    async create(
      userId: string,
      businessId: string,
      wish: ContactCreate,
      source: Contact["source"] = "by_hand",
    ): Promise<Contact> {
      const business = await owned(userId, businessId);
      return store.transaction(async (tx) => {
        const { consent, proof, ...person } = wish;
        const id = await tx.contacts.insert(business, withSearchText(person), source);
        if (id === undefined) throw contactExists();
        await settleConsents(tx, business, id, consent, proof);
        return found(await tx.contacts.find(business, id));
      });
    },

    async update(userId: string, businessId: string, contactId: string, change: ContactUpdate): Promise<Contact> {
      const business = await owned(userId, businessId);
      return store.transaction(async (tx) => {
        const before = found(await tx.contacts.find(business, contactId));
        const { consent = {}, proof = PROOF, ...said } = change;
        const person: Omit<Person, "searchText"> = {
          name: said.name ?? before.name,
          email: said.email === undefined ? before.email : said.email,
          phone: said.phone === undefined ? before.phone : said.phone,
          language: said.language === undefined ? before.language : said.language,
          timezone: said.timezone === undefined ? before.timezone : said.timezone,
          country: said.country === undefined ? before.country : said.country,
          tags: said.tags ?? before.tags,
        };
        await tx.contacts.update(business, contactId, withSearchText(person));
        await settleConsents(tx, business, contactId, consent, proof);
        return found(await tx.contacts.find(business, contactId));
      });
    },

    /** Takes the contact away; it can be restored for a month. */
    async remove(userId: string, businessId: string, contactId: string): Promise<void> {
      const business = await owned(userId, businessId);
      await store.transaction(async (tx) => {
        await tx.conversations.removeOf(business, contactId);
        if (!(await tx.contacts.remove(business, contactId))) throw notFound("Contact");
        await tx.audit.append(business, { action: "contact.removed", target: contactId });
      });
    },

    /** Brings a contact back. One that was merged into another takes back what went over with it: they are two again. */
    async restore(userId: string, businessId: string, contactId: string): Promise<Contact> {
      const business = await owned(userId, businessId);
      return store.transaction(async (tx) => {
        await undoMerge(tx, business, contactId);
        await tx.conversations.restoreOf(business, contactId);
        const restored = found(await tx.contacts.restore(business, contactId));
        await tx.audit.append(business, { action: "contact.restored", target: contactId });
        return restored;
      });
    },

    async history(userId: string, businessId: string, contactId: string): Promise<Consent[]> {
      const business = await owned(userId, businessId);
      found(await store.contacts.find(business, contactId));
      return store.consents.history(business, contactId);
    },

    /** Erases what was removed long enough ago, of all businesses. */
    async sweep(): Promise<void> {
      while ((await store.transaction((tx) => tx.contacts.erase())) > 0);
      while ((await store.transaction((tx) => tx.confirmations.forget())) > 0);
    },
  };
}

function found(contact: Contact | undefined): Contact {
  if (!contact) throw notFound("Contact");
  return contact;
}

/** Gives what is said to be given and takes back what is not; where nothing is said, nothing changes. */
async function settleConsents(
  tx: Repositories,
  business: OwnedBusiness,
  contactId: string,
  consent: { [C in ContactChannel]?: boolean | undefined },
  { basis, source, textVersion, at, confirm }: ContactCreate["proof"],
): Promise<void> {
  for (const channel of ["email", "sms"] as const) {
    const given = consent[channel];
    if (given === false) await tx.consents.withdraw(business, contactId, channel);
    if (given === true) {
      await tx.consents.give(business, contactId, channel, {
        basis,
        source: source || "by hand",
        textVersion,
        at: at ?? null,
        confirmed: !(confirm && channel === "email"),
      });
      const address = confirm && channel === "email" ? await tx.contacts.addressOf(business, contactId) : undefined;
      if (address?.emailHash) await tx.confirmations.ask(business.id, contactId, address.emailHash);
    }
  }
}
