import { EmailSettings } from "@handbill/contracts";
import { inSendingSpan } from "../../core/sending-span.ts";
import { createTracing, type Tracing } from "../../core/tracing.ts";
import type { ConfirmationClaim, ConfirmationResult } from "../../data/repositories/confirmation-repository.ts";
import type { Store } from "../../data/store.ts";
import type { SmtpSession } from "../../infrastructure/mail/smtp.ts";
import type { OpenConnection } from "../../infrastructure/publishers/publisher.ts";
import { readersLanguage } from "../subscriptions/page-words.ts";
import type { SubscriptionService } from "../subscription-service.ts";
import { composeConfirmation } from "./compose-confirmation.ts";
import type { Trouble } from "./mail-sender.ts";

type Needs = {
  store: Store;
  subscriptions: Pick<SubscriptionService, "confirmLink">;
  /** The account of a business, opened with its key. */
  accountOf(claim: ConfirmationClaim): Promise<OpenConnection | undefined>;
  open(account: OpenConnection): Promise<{ session: SmtpSession } | { trouble: Trouble }>;
  tracing?: Tracing;
  warn(message: string, facts: Record<string, unknown>): void;
};

/** After the last of these waiting times it has failed. */
const RETRY_SECONDS = [60, 600, 3_600, 6 * 3_600] as const;
const MOST_AT_ONCE = 50;

/** Sends the mails that ask people to confirm their address, each once: it is on record as begun before a byte leaves. */
export function createConfirmationSender(needs: Needs) {
  const { store, subscriptions, accountOf, open, warn, tracing = createTracing() } = needs;
  let running: Promise<void> | null = null;
  let isLeaving = false;

  const send = async (claim: ConfirmationClaim): Promise<ConfirmationResult> => {
    const account = await accountOf(claim);
    if (!account) return later(claim, "no_connection");
    const language = readersLanguage(claim.language, claim.business.language);
    const { url } = await subscriptions.confirmLink(claim.businessId, claim.addressHash);
    const letter = composeConfirmation({ ...claim, url, language }, EmailSettings.parse(account.settings));
    const line = await open(account);
    if ("trouble" in line) return later(claim, line.trouble.errorKind);
    try {
      const outcome = await inSendingSpan("send mail", {}, () => line.session.send(letter));
      if (outcome.kind === "accepted") return { status: "sent" };
      if (outcome.kind === "unknown") return { status: "unknown", reason: outcome.errorKind };
      return outcome.retryable
        ? later(claim, outcome.errorKind)
        : { status: "failed", reason: outcome.errorKind, retrySeconds: null };
    } finally {
      line.session.close();
    }
  };

  const round = async (): Promise<void> => {
    await store.confirmations.sweep();
    for (let sent = 0; sent < MOST_AT_ONCE && !isLeaving; sent += 1) {
      const claim = await store.transaction((tx) => tx.confirmations.claim());
      if (!claim) return;
      await tracing.tryOf("confirmation mail", claim.id, claim.attempt, async () =>
        store.confirmations.settle(claim, await send(claim)),
      );
    }
  };

  return {
    /** Sends all that is due now. A second call while one runs waits for it. */
    work(): Promise<void> {
      running ??= round()
        .catch((error: unknown) => warn("A mail to confirm an address was interrupted", { err: error }))
        .finally(() => (running = null));
      return running;
    },

    /** Takes no further mail; the one under way is sent to its end. */
    async leave(): Promise<void> {
      isLeaving = true;
      await running;
    },
  };
}

const later = ({ attempt }: ConfirmationClaim, reason: string): ConfirmationResult => ({
  status: "failed",
  reason,
  retrySeconds: RETRY_SECONDS[attempt - 1] ?? null,
});
