import type { MessageChannel } from "@handbill/contracts";
import { searchConfigOf } from "../../core/search-words.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { Repositories } from "../../data/store.ts";
import { replyNameOf } from "./compose-reply.ts";

export type Receipt = {
  conversationId: string;
  channel: MessageChannel;
  toAddress: string;
  subject: string;
  body: string;
  language: string;
  /** By which it is named, where it is a mail. */
  fromAddress: string;
};

/** A message that says by itself that something arrived or was done, in a transaction; it leaves at once, and nobody has a turn by it. */
export async function sendReceipt(
  tx: Repositories,
  business: OwnedBusiness,
  { fromAddress, ...receipt }: Receipt,
): Promise<boolean> {
  const { toAddress, language } = receipt;
  const id = await tx.drafts.insert(business, {
    ...receipt,
    direction: "outbound",
    authorKind: "receipt",
    authorId: null,
    fromName: business.name,
    inReplyTo: null,
    referenceIds: [],
    contentId: null,
    searchConfig: searchConfigOf(language),
    draft: null,
  });
  const externalId = replyNameOf(id, fromAddress);
  return tx.drafts.hold(business, id, { seconds: 0, at: null, externalId, toAddress, revision: null });
}
