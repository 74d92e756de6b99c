import { placeOf } from "./correspondent.ts";
import { windowEnd } from "./chat-window.ts";
import type { ReplyClaim, ReplyResult } from "../../data/repositories/reply-work-repository.ts";
import type { Store } from "../../data/store.ts";
import type { WhatsApp } from "../../infrastructure/chat/whatsapp.ts";
import type { OpenConnection } from "../../infrastructure/publishers/publisher.ts";
import { type MessageSender, refusedForGood, resultOf } from "./message-sender.ts";
import { whyNotAnswered } from "./reply-place.ts";

type Needs = {
  store: Store;
  /** The number of the business, opened with its key. */
  accountOf(claim: ReplyClaim): Promise<OpenConnection | undefined>;
  whatsapp: Pick<WhatsApp, "send">;
};

/** Which try of which message a report is about: WhatsApp brings it back with each. */
const tagOf = ({ id, attempt }: Pick<ReplyClaim, "id" | "attempt">): string => `${id}.${attempt}`;

/** Answers on WhatsApp. */
export function createWhatsAppSender({ store, accountOf, whatsapp }: Needs): MessageSender {
  /** Why it is not sent, as things are at the very time it would leave. */
  const whyNot = async (claim: ReplyClaim): Promise<{ errorKind: string; detail: string } | undefined> => {
    const { businessId, conversationId, toAddress } = claim;
    if (!(await store.replyWork.around(claim))) return { errorKind: "removed", detail: REMOVED };
    const place = placeOf(businessId, "whatsapp", toAddress);
    const listed = place && (await store.suppressions.reasonFor(businessId, place));
    const why = whyNotAnswered(listed, true, "whatsapp");
    if (why) return why;
    if (claim.template) return undefined;
    const end = await windowEnd(store, businessId, conversationId);
    return end === undefined || Date.now() >= end ? { errorKind: "window_closed", detail: TOO_LATE } : undefined;
  };

  return {
    async send(claim): Promise<ReplyResult> {
      const why = await whyNot(claim);
      if (why) return refusedForGood(why);
      const account = await accountOf(claim);
      if (!account) return refusedForGood({ errorKind: "no_connection", detail: NO_NUMBER });
      const message = { to: claim.toAddress, text: claim.body.trim(), template: claim.template, tag: tagOf(claim) };
      return resultOf(claim.round, await whatsapp.send(account, message));
    },
  };
}

const REMOVED = "The conversation was removed before it was sent.";
const TOO_LATE =
  "The customer wrote more than 24 hours ago: WhatsApp takes an approved template only, until they write again.";
const NO_NUMBER = "There is no WhatsApp number that it could be sent with. Connect one, and send it again.";
