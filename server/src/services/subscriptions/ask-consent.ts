import type { Repositories } from "../../data/store.ts";

/** What people took back themselves, and may give again. */
const OWN_WORD = new Set(["unsubscribed", "paused"]);

type Asked = {
  contactId: string;
  place: { channel: "email"; addressHash: string };
  /** Where they said yes. */
  source: string;
  /** The words they said yes to. */
  words: string;
};

/**
 * Somebody said yes on a form, in a transaction. It counts once the owner of the address has confirmed it by a link, which a mail
 * brings: so nobody can enter somebody else.
 */
export async function askConsent(
  tx: Repositories,
  businessId: string,
  { contactId, place, source, words }: Asked,
): Promise<void> {
  await tx.subscriptions.give(businessId, contactId, "email", { source, textVersion: words, confirmed: false });
  const listed = await tx.subscriptions.stateOf(businessId, place);
  if (listed && !OWN_WORD.has(listed.reason)) return; // a bounce, a complaint, the owner's word
  await tx.confirmations.ask(businessId, contactId, place.addressHash);
}
