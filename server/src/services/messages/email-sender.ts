import { EmailSettings } from "@handbill/contracts";
import { addressHash } from "../../core/addresses.ts";
import { saysNobody } from "../../core/mail-names.ts";
import type { ReplyClaim, ReplyResult } from "../../data/repositories/reply-work-repository.ts";
import type { Store } from "../../data/store.ts";
import type { SmtpSession } from "../../infrastructure/mail/smtp.ts";
import type { MailOutcome } from "../../infrastructure/mail/smtp-outcome.ts";
import type { OpenConnection } from "../../infrastructure/publishers/publisher.ts";
import type { Trouble } from "../mail/mail-sender.ts";
import { strikeOff } from "../mail/take-reports.ts";
import { composeReply } from "./compose-reply.ts";
import { type MessageSender, type Refused, refusedForGood, refusedForNow } from "./message-sender.ts";
import { whyNotAnswered } from "./reply-place.ts";

type Needs = {
  store: Store;
  /** The mail account of the business, opened with its key. */
  accountOf(claim: ReplyClaim): Promise<OpenConnection | undefined>;
  open(account: OpenConnection): Promise<{ session: SmtpSession } | { trouble: Trouble }>;
};

/** What would go wrong every time: its owner has to change something first. */
const OWNERS_TURN = new Set(["sign_in", "sender_refused", "tls", "no_connection", "bad_address"]);

const WORDS: Readonly<Record<string, string>> = {
  no_connection: "There is no mail account that it could be sent with. Connect one, and send it again.",
  sign_in: "The mail server did not accept the user name or the password. Enter them again at the mail account.",
  sender_refused: "The mail server does not send for the address of the mail account.",
  no_such_mailbox: "The mail server of the customer says that there is no such mailbox.",
  mailbox_full: "The mailbox of the customer is full.",
  too_big: "The mail server found the message too big.",
  spam: "The mail server took the message for spam.",
  no_answer:
    "The mail server did not say what became of it: it may have arrived. Send it again only if you know that it did not.",
};
const NOT_SENT = "The mail server did not take it. Nothing was sent.";
const LATER = "The mail server could not take it yet. It is tried again by itself.";

/** Answers by mail. */
export function createEmailSender({ store, accountOf, open }: Needs): MessageSender {
  const write = async (claim: ReplyClaim, account: OpenConnection) => {
    const around = await store.replyWork.around(claim);
    if (!around) return undefined;
    return composeReply(claim, { ...around, account: EmailSettings.parse(account.settings) });
  };

  const send = async (claim: ReplyClaim): Promise<ReplyResult> => {
    const place = { channel: "email" as const, addressHash: addressHash(claim.businessId, "email", claim.toAddress) };
    const listed = whyNotAnswered(
      await store.suppressions.reasonFor(claim.businessId, place),
      claim.inReplyTo !== null,
    );
    if (listed) return final(listed.errorKind, listed.detail);
    const account = await accountOf(claim);
    if (!account) return final("no_connection", WORDS["no_connection"] ?? NOT_SENT);
    const letter = await write(claim, account);
    if (!letter) return final("removed", "The conversation was removed before it was sent.");
    const line = await open(account);
    if ("trouble" in line) return resultOf(claim, line.trouble);
    try {
      return resultOf(claim, await line.session.send(letter));
    } finally {
      line.session.close();
    }
  };

  return {
    async send(claim) {
      const result = await send(claim);
      const isNobody = result.kind === "refused" && result.retrySeconds === null && saysNobody(result.excerpt);
      if (isNobody && result.errorKind === "no_such_mailbox") {
        const detail = "its mail server said that there is no such mailbox";
        await store.transaction((tx) => strikeOff(tx, claim.businessId, claim.toAddress, "bounced", detail));
      }
      return result;
    },
  };
}

const final = (errorKind: string, detail: string): Refused => refusedForGood({ errorKind, detail });

function resultOf({ round }: ReplyClaim, outcome: MailOutcome): ReplyResult {
  if (outcome.kind === "accepted") return outcome;
  const { errorKind, excerpt } = outcome;
  if (outcome.kind === "unknown") return { ...outcome, detail: WORDS["no_answer"] ?? "" };
  if (outcome.retryable && !OWNERS_TURN.has(errorKind)) {
    const later = refusedForNow(round, { errorKind, excerpt, detail: LATER });
    return { ...later, status: outcome.status, detail: later.retrySeconds === null ? NOT_SENT : LATER };
  }
  return { ...final(errorKind, WORDS[errorKind] ?? NOT_SENT), status: outcome.status, excerpt };
}
