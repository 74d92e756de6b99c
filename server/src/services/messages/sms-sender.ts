import { countSms, foldForSms } from "@handbill/contracts";
import type { ReplyClaim, ReplyResult } from "../../data/repositories/reply-work-repository.ts";
import type { Store } from "../../data/store.ts";
import type { SmsGateway } from "../../infrastructure/chat/sms-gateway.ts";
import type { OpenConnection } from "../../infrastructure/publishers/publisher.ts";
import { placeOf } from "./correspondent.ts";
import { type MessageSender, refusedForGood, resultOf } from "./message-sender.ts";
import { whyNotAnswered } from "./reply-place.ts";

type Needs = {
  store: Store;
  /** The program of the business, with its key. */
  accountOf(claim: ReplyClaim): Promise<OpenConnection | undefined>;
  gateway: Pick<SmsGateway, "send">;
};

/** Answers by text message. */
export function createSmsSender({ store, accountOf, gateway }: Needs): MessageSender {
  return {
    async send(claim): Promise<ReplyResult> {
      const { id, attempt, businessId, toAddress } = claim;
      if (!(await store.replyWork.around(claim))) return refusedForGood({ errorKind: "removed", detail: REMOVED });
      const place = placeOf(businessId, "sms", toAddress);
      if (!place) return refusedForGood({ errorKind: "bad_address", detail: NO_NUMBER });
      const reason = await store.suppressions.reasonFor(businessId, place);
      // That somebody gets no more of them is said to them, once.
      const isGoodbye = claim.authorKind === "receipt" && reason === "unsubscribed";
      const why = isGoodbye ? undefined : whyNotAnswered(reason, true, "sms");
      if (why) return refusedForGood(why);
      const account = await accountOf(claim);
      if (!account) return refusedForGood({ errorKind: "no_connection", detail: NO_PROGRAM });
      const text = foldForSms(claim.body.trim());
      const { segments, encoding } = countSms(text);
      return resultOf(
        claim.round,
        await gateway.send(account, { id, attempt, to: place.address, text, segments, encoding }),
      );
    },
  };
}

const REMOVED = "The conversation was removed before it was sent.";
const NO_NUMBER = "This is no telephone number that a text message can be sent to.";
const NO_PROGRAM = "There is nothing to send text messages with. Connect your gateway, and send it again.";
