import type { Contact } from "@handbill/contracts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { MergedPerson } from "../../data/models/contact-merge.ts";
import type { Repositories } from "../../data/store.ts";
import { withSearchText } from "./search-text.ts";

export const personOf = ({ name, email, phone, language, timezone, country, tags }: Contact): MergedPerson => ({
  name,
  email,
  phone,
  language,
  timezone,
  country,
  tags,
});

/**
 * Makes two of a contact that was made of two, before the other one comes back, in a transaction. What somebody changed at the kept one
 * since stays as they wanted it. Nothing happens to one that was not merged.
 */
export async function undoMerge(tx: Repositories, business: OwnedBusiness, otherId: string): Promise<void> {
  const merge = await tx.contactMerges.of(business, otherId);
  if (!merge) return;
  await tx.contactMerges.lock(business, [merge.keptId, otherId]);
  const kept = await tx.contacts.find(business, merge.keptId);
  if (kept) await tx.contacts.update(business, kept.id, withSearchText(apart(personOf(kept), merge)));
  await tx.contactMerges.giveBack(business, merge);
}

type Both = { before: MergedPerson; after: MergedPerson };

function apart(now: MergedPerson, { before, after }: Both): MergedPerson {
  const of = <Key extends keyof MergedPerson>(key: Key): MergedPerson[Key] =>
    now[key] === after[key] ? before[key] : now[key];
  return {
    name: of("name"),
    email: of("email"),
    phone: of("phone"),
    language: of("language"),
    timezone: of("timezone"),
    country: of("country"),
    tags: now.tags.filter((tag) => before.tags.includes(tag) || !after.tags.includes(tag)),
  };
}
