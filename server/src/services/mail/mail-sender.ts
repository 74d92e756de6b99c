import { setTimeout as delay } from "node:timers/promises";
import type { FieldsOf } from "@handbill/contracts";
import { addressHash } from "../../core/addresses.ts";
import { saysNobody } from "../../core/mail-names.ts";
import { inSendingSpan } from "../../core/sending-span.ts";
import { createTracing, type Tracing } from "../../core/tracing.ts";
import type {
  DeliveryClaim,
  DeliveryResult,
  DueMailing,
  FinishedMailing,
} from "../../data/repositories/delivery-work-repository.ts";
import type { Repositories, Store } from "../../data/store.ts";
import type { SmtpSession } from "../../infrastructure/mail/smtp.ts";
import type { MailOutcome } from "../../infrastructure/mail/smtp-outcome.ts";
import { waitOf } from "../gates/daytime.ts";
import { composeLetter } from "./compose-letter.ts";
import { strikeOff } from "./take-reports.ts";

/** What is of one person alone: their links, and the text with what is counted for them. */
export type Personal = { fields: FieldsOf<"email">; unsubscribeUrl: string; pixelUrl: string | null };

type NotNow = { skip: string } | { wait: { reason: string; until: string } };

export type Trouble = Extract<MailOutcome, { kind: "refused" }>;

type Needs = {
  store: Store;
  /** A line to the mail server of the mailing, or why there is none. */
  open(mailing: DueMailing): Promise<{ session: SmtpSession } | { trouble: Trouble }>;
  personal(mailing: DueMailing, claim: DeliveryClaim): Promise<Personal>;
  /** Called in the transaction in which a mailing becomes done. */
  finished(tx: Repositories, mailing: FinishedMailing): Promise<void>;
  tracing?: Tracing;
  warn(message: string, facts: Record<string, unknown>): void;
  /** Waiting times of a mail that was refused for now; after the last of them it has failed. */
  retrySeconds?: readonly number[];
};

/** A server that is busy or greylists is better in minutes; a full mailbox in hours. */
const RETRY_SECONDS = [60, 300, 900, 3_600, 4 * 3_600, 12 * 3_600] as const;
/** Waiting times while the mail server itself cannot be used. */
const SERVER_SECONDS = [15, 60, 300, 900, 1_800] as const;
/** What would go wrong with every mail alike: its owner has to change something first. */
const OWNERS_TURN = new Set(["sign_in", "sender_refused", "tls", "no_connection"]);
const MAILINGS_AT_ONCE = 4;
const RENEW_MS = 5_000;
const LONGEST_PAUSE_MS = 1_000;
/** The answer of a mail server must not be lost because the database is away for a moment. */
const SETTLE_PAUSES_MS = [100, 500, 2_000, 5_000, 10_000];

/** Sends what is due, one mail at a time on one line per mailing: each is on record as begun before a byte leaves. */
export function createMailSender(needs: Needs) {
  const { store, open, personal, finished, warn, tracing = createTracing(), retrySeconds = RETRY_SECONDS } = needs;
  let running: Promise<void> | null = null;
  let isLeaving = false;

  const settle = async (claim: DeliveryClaim, result: DeliveryResult): Promise<void> => {
    for (const pause of [...SETTLE_PAUSES_MS, null]) {
      try {
        return await store.transaction((tx) => settleIn(tx, claim, result));
      } catch (error) {
        if (pause === null) throw error;
        warn("What became of a mail could not be saved yet", { err: error, deliveryId: claim.id });
        await delay(pause);
      }
    }
  };

  /** What was found out when the mailing began is asked once more: somebody may have said no, or it became night there. */
  const whyNot = async (mailing: DueMailing, claim: DeliveryClaim): Promise<NotNow | undefined> => {
    const { businessId, contactId, email } = claim;
    const place = { channel: "email" as const, addressHash: addressHash(businessId, "email", email) };
    const reason = await store.suppressions.reasonFor(businessId, place);
    if (reason !== undefined) return { skip: reason };
    const reader = await store.deliveryWork.readerOf(contactId);
    if (!reader) return { skip: "removed" };
    const { daytime } = mailing.letter;
    const waits = daytime && (await waitOf(daytime, reader, Temporal.Instant.from(reader.now)));
    return waits ? { wait: { reason: waits.reason, until: waits.until.toString() } } : undefined;
  };

  const write = async (mailing: DueMailing, claim: DeliveryClaim) => {
    try {
      const { fields, ...links } = await personal(mailing, claim);
      return composeLetter(fields, mailing.letter, { ...claim, ...links });
    } catch (error) {
      warn("A mail could not be written", { err: error, deliveryId: claim.id });
      return undefined;
    }
  };

  const sendOne = async (mailing: DueMailing, claim: DeliveryClaim, session: SmtpSession): Promise<void> => {
    const why = await whyNot(mailing, claim);
    if (why !== undefined) {
      return store.transaction(({ deliveryWork }) =>
        "skip" in why ? deliveryWork.skip(claim, why.skip) : deliveryWork.wait(claim, why.wait),
      );
    }
    const letter = await write(mailing, claim);
    if (letter === undefined) return settle(claim, NOT_WRITTEN);
    const renewing = setInterval(() => void store.deliveryWork.renew(claim).catch(nothing), RENEW_MS);
    try {
      const outcome = await inSendingSpan("send mail", {}, () => session.send(letter));
      const isOwnersTurn = outcome.kind === "refused" && OWNERS_TURN.has(outcome.errorKind);
      await settle(
        claim,
        isOwnersTurn ? { ...outcome, retrySeconds: 0 } : resultOf(outcome, claim.attempt, retrySeconds),
      );
      if (isOwnersTurn) await store.deliveryWork.hold(mailing.id, outcome, null);
    } finally {
      clearInterval(renewing);
    }
  };

  /** Sends over one line until it breaks or nothing is left. False when there is nothing left. */
  const sendOver = async (mailing: DueMailing, session: SmtpSession): Promise<boolean> => {
    const { paceMs } = mailing;
    for (let missed = 0; missed < 3 && !isLeaving;) {
      const claim = await store.transaction((tx) => tx.deliveryWork.claim(mailing.id));
      if (claim) await tracing.tryOf("mail", claim.id, claim.attempt, () => sendOne(mailing, claim, session));
      missed = claim ? 0 : missed + 1;
      if (!session.isUsable()) return true;
      // Nobody is kept waiting for a mailing that takes its time: its next mail is due in another round.
      if (paceMs > LONGEST_PAUSE_MS) return false;
      await delay(paceMs);
    }
    return false;
  };

  const sendMailing = async (mailing: DueMailing): Promise<void> => {
    for (let isMore = true; isMore && !isLeaving;) {
      const line = await open(mailing);
      if ("trouble" in line) {
        const { errorKind, excerpt } = line.trouble;
        const seconds = SERVER_SECONDS[Math.min(mailing.failures, SERVER_SECONDS.length - 1)] ?? 0;
        return store.deliveryWork.hold(mailing.id, { errorKind, excerpt }, OWNERS_TURN.has(errorKind) ? null : seconds);
      }
      try {
        await store.deliveryWork.clear(mailing.id);
        isMore = await sendOver(mailing, line.session);
      } finally {
        line.session.close();
      }
    }
  };

  const round = async (): Promise<void> => {
    await store.deliveryWork.sweepLost();
    const due = await store.deliveryWork.due(MAILINGS_AT_ONCE);
    const ends = await Promise.allSettled(due.map(sendMailing));
    ends.forEach((end) => end.status === "rejected" && warn("A mailing was interrupted", { err: end.reason }));
    await store.transaction(async (tx) => {
      for (const mailing of await tx.deliveryWork.finish()) await finished(tx, mailing);
    });
  };

  return {
    /** Sends all that is due now. A second call while one runs waits for it. */
    work(): Promise<void> {
      running ??= round().finally(() => (running = null));
      return running;
    },

    /** Takes no further mail; the one under way is sent to its end. */
    async leave(): Promise<void> {
      isLeaving = true;
      await running?.catch(nothing);
    },
  };
}

const nothing = () => undefined;

/** Nothing has left: it is tried again, and what is wrong is in the log. */
const NOT_WRITTEN: DeliveryResult = {
  kind: "refused",
  errorKind: "not_written",
  retrySeconds: 60,
  status: null,
  excerpt: "The mail could not be put together.",
};

/** What became of a mail, and what follows from it. */
async function settleIn(tx: Repositories, claim: DeliveryClaim, result: DeliveryResult): Promise<void> {
  await tx.deliveryWork.settle(claim, result);
  if (result.kind === "accepted") await tx.mailEvents.note("delivered", claim.id);
  const isNobody = result.kind === "refused" && result.retrySeconds === null && result.errorKind === "no_such_mailbox";
  if (!isNobody || !saysNobody(result.excerpt)) return;
  await strikeOff(tx, claim.businessId, claim.email, "bounced", "its mail server said that there is no such mailbox");
}

function resultOf(outcome: MailOutcome, attempt: number, retrySeconds: readonly number[]): DeliveryResult {
  if (outcome.kind !== "refused") return outcome;
  return { ...outcome, retrySeconds: outcome.retryable ? (retrySeconds[attempt - 1] ?? null) : null };
}
