import type { Contact, ContactChannel, DuplicateGroup } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { MergedPerson, MovedParts } from "../data/models/contact-merge.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { personOf } from "./contacts/undo-merge.ts";
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
     * Keeps one contact, with what only the other had; the other is removed and stays for a month: restored, it is undone. A yes belongs to the address it was
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
        const before = personOf(kept);
        const after = together(before, personOf(other));
        await tx.contacts.update(business, kept.id, withSearchText(after));
        const moved = await moveOver(tx, business, before, { keptId, otherId, email: other.email, phone: other.phone });
        await tx.contactMerges.note(business, { keptId, otherId, before, after, ...moved });
        await tx.audit.append(business, { action: "contact.merged", target: keptId, details: { other: otherId } });
        const merged = await tx.contacts.find(business, kept.id);
        if (!merged) throw notFound("Contact");
        return merged;
      });
    },
  };
}

/** What one has, and of what it lacks what the other has. */
const together = (one: MergedPerson, other: MergedPerson): MergedPerson => ({
  name: one.name || other.name,
  email: one.email ?? other.email,
  phone: one.phone ?? other.phone,
  language: one.language ?? other.language,
  timezone: one.timezone ?? other.timezone,
  country: one.country ?? other.country,
  tags: [...new Set([...one.tags, ...other.tags])].slice(0, MOST_TAGS),
});

type From = { keptId: string; otherId: string; email: string | null; phone: string | null };

/** What goes over from the other, and by what it is known. */
async function moveOver(
  tx: Repositories,
  business: OwnedBusiness,
  before: MergedPerson,
  { keptId, otherId, email, phone }: From,
): Promise<MovedParts> {
  const channels: ContactChannel[] = [
    ...(before.email === null && email !== null ? (["email"] as const) : []),
    ...(before.phone === null && phone !== null ? (["sms"] as const) : []),
  ];
  const said: { ended: string[]; moved: string[] }[] = [];
  for (const channel of channels) said.push(await tx.contactMerges.takeConsents(business, keptId, otherId, channel));
  return {
    endedConsents: said.flatMap(({ ended }) => ended),
    consents: said.flatMap(({ moved }) => moved),
    conversations: await tx.contactMerges.takeConversations(business, keptId, otherId),
    deliveries: await tx.contactMerges.takeDeliveries(business, keptId, otherId),
  };
}

const same = () => new AppError("conflict", "This is one contact, not two.");
