import type { Contact, DuplicateGroup } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { withSearchText } from "./contacts/search-text.ts";

type Needs = { store: Store; businesses: BusinessService };
export type ContactMergeService = ReturnType<typeof createContactMergeService>;

const MOST_TAGS = 20;

/** One person who is entered twice. */
export function createContactMergeService({ store, businesses }: Needs) {
  return {
    async duplicates(userId: string, businessId: string): Promise<DuplicateGroup[]> {
      return store.contactMerges.duplicates(await businesses.requireOwned(userId, businessId));
    },

    /**
     * Keeps one contact, with what only the other had; the other is removed and stays for a month. A yes belongs to the address it was
     * given for: it comes along with the address, and not without.
     */
    async merge(userId: string, businessId: string, keptId: string, otherId: string): Promise<Contact> {
      const business = await businesses.requireOwned(userId, businessId);
      if (keptId === otherId) throw same();
      return store.transaction(async (tx) => {
        await tx.contactMerges.lock(business, [keptId, otherId]);
        const kept = await tx.contacts.find(business, keptId);
        const other = await tx.contacts.find(business, otherId);
        if (!kept || !other) throw notFound("Contact");
        await tx.contacts.remove(business, other.id);
        const { name, email, phone, language, timezone, country, tags } = kept;
        await tx.contacts.update(
          business,
          kept.id,
          withSearchText({
            name: name || other.name,
            email: email ?? other.email,
            phone: phone ?? other.phone,
            language: language ?? other.language,
            timezone: timezone ?? other.timezone,
            country: country ?? other.country,
            tags: [...new Set([...tags, ...other.tags])].slice(0, MOST_TAGS),
          }),
        );
        if (email === null && other.email !== null)
          await tx.contactMerges.takeConsents(business, kept.id, other.id, "email");
        if (phone === null && other.phone !== null)
          await tx.contactMerges.takeConsents(business, kept.id, other.id, "sms");
        await tx.contactMerges.takeConversations(business, kept.id, other.id);
        await tx.contactMerges.takeDeliveries(business, kept.id, other.id);
        const merged = await tx.contacts.find(business, kept.id);
        if (!merged) throw notFound("Contact");
        return merged;
      });
    },
  };
}

const same = () => new AppError("conflict", "This is one contact, not two.");
