import { setTimeout as delay } from "node:timers/promises";
import type { InboxLimits, MessageChannel } from "@handbill/contracts";
import type { DueReply, ReplyClaim, ReplyLimits, ReplyResult } from "../../data/repositories/reply-work-repository.ts";
import type { Store } from "../../data/store.ts";
import { inSendingSpan } from "../../core/sending-span.ts";
import { createTracing, type Tracing } from "../../core/tracing.ts";
import { excerptOf } from "./excerpt.ts";
import { type MessageSender, refusedForNow } from "./message-sender.ts";

type Needs = {
  store: Store;
  senders: Partial<Record<MessageChannel, MessageSender>>;
  tracing?: Tracing;
  warn(message: string, facts: Record<string, unknown>): void;
};

const AT_ONCE = 16;
/** Of one business by one channel. */
const AT_ONCE_EACH = 4;
const MOST_A_ROUND = 100;
const RENEW_MS = 20_000;
/** What became of a message must not be lost because the database is away for a moment. */
const SETTLE_PAUSES_MS = [100, 500, 2_000, 5_000, 10_000];
/** What one person answers in a day is far below; a program that runs wild is above. */
const USUAL: Record<keyof InboxLimits, ReplyLimits> = {
  email: { perMinute: 30, perDay: 1_000 },
  whatsapp: { perMinute: 60, perDay: 1_000 },
  sms: { perMinute: 30, perDay: 500 },
};
const WAITS = "More messages were sent than this channel may send at once. It goes out by itself as soon as it may.";

/** Sends replies whose time has come: each is on record as begun before anything leaves, and none is sent twice. */
export function createReplySender({ store, senders, warn, tracing = createTracing() }: Needs) {
  /** What is being sent, and by which place it leaves. */
  const underWay = new Map<Promise<void>, string>();
  let looking: Promise<boolean> | null = null;
  let isLeaving = false;

  const settle = async (claim: ReplyClaim, result: ReplyResult): Promise<void> => {
    for (const pause of [...SETTLE_PAUSES_MS, null]) {
      try {
        return await store.transaction((tx) => tx.replyWork.settle(claim, result, excerptOf(claim.body)));
      } catch (error) {
        if (pause === null) throw error;
        warn("What became of a message could not be saved yet", { err: error, messageId: claim.id });
        await delay(pause);
      }
    }
  };

  /** Takes the message, unless enough have left: then it waits, and says so. */
  const take = (due: DueReply): Promise<ReplyClaim | undefined> =>
    store.transaction(async (tx) => {
      await tx.replyWork.oneAtATime(due);
      const { limits } = await tx.savedReplies.settings(due.businessId);
      const seconds = await tx.replyWork.waitFor(due, limitsOf(due.channel, limits));
      if (seconds === 0) return tx.replyWork.claim(due);
      await tx.replyWork.postpone(due, seconds, WAITS);
      return undefined;
    });

  const sendOne = async (due: DueReply): Promise<void> => {
    const claim = await take(due);
    if (claim) await tracing.tryOf("message", claim.id, claim.round, () => sendTaken(claim));
  };

  const sendTaken = async (claim: ReplyClaim): Promise<void> => {
    const renewing = setInterval(() => void store.replyWork.renew(claim).catch(() => undefined), RENEW_MS);
    try {
      await settle(claim, await outcomeOf(claim));
    } finally {
      clearInterval(renewing);
    }
  };

  const outcomeOf = async (claim: ReplyClaim): Promise<ReplyResult> => {
    const sender = senders[claim.channel];
    if (!sender) return { ...NO_SENDER };
    try {
      return await inSendingSpan(`send ${claim.channel}`, {}, () => sender.send(claim));
    } catch (error) {
      warn("A message could not be put together", { err: error, messageId: claim.id });
      return refusedForNow(claim.round, { errorKind: "not_written", excerpt: "", detail: NOT_WRITTEN });
    }
  };

  const begin = (due: DueReply): void => {
    const place = placeOf(due);
    const sending = sendOne(due)
      .catch((error: unknown) => warn("A message was interrupted", { err: error, messageId: due.id }))
      .finally(() => void underWay.delete(sending));
    underWay.set(sending, place);
  };

  /** Places that have enough to do: a server that is slow keeps nobody waiting but those who write by it. */
  const busy = (): string[] => {
    const places = [...underWay.values()];
    return [...new Set(places)].filter((place) => places.filter((one) => one === place).length >= AT_ONCE_EACH);
  };

  /** Begins what is due, as far as there are hands for it; whether that was all. */
  const look = async (): Promise<boolean> => {
    await store.replyWork.sweepLost();
    const due = await store.replyWork.due(MOST_A_ROUND, busy());
    const left = due.filter((next) => {
      const isTaken = !isLeaving && underWay.size < AT_ONCE && !busy().includes(placeOf(next));
      if (isTaken) begin(next);
      return !isTaken;
    });
    return left.length === 0;
  };

  const lookOnce = (): Promise<boolean> => {
    looking ??= look().finally(() => (looking = null));
    return looking;
  };

  return {
    /** Begins to send what is due now, and waits for none of it. */
    begin: lookOnce,

    /** Sends all that is due now. */
    async work(): Promise<void> {
      while (!(await lookOnce()) && !isLeaving) await Promise.race(underWay.keys());
      await Promise.all(underWay.keys());
    },

    /** Takes no further message; those under way are sent to their end. */
    async leave(): Promise<void> {
      isLeaving = true;
      await looking?.catch(() => undefined);
      await Promise.all(underWay.keys());
    },
  };
}

const placeOf = ({ businessId, channel }: DueReply): string => `${businessId} ${channel}`;

const NOT_WRITTEN = "The message could not be put together. Nothing was sent; it is tried again by itself.";
const NO_SENDER: ReplyResult = {
  kind: "refused",
  errorKind: "no_connection",
  retrySeconds: null,
  status: null,
  excerpt: "",
  detail: "Nothing can be sent by this channel yet.",
};

/** A form is answered by mail. */
function limitsOf(channel: MessageChannel, limits: InboxLimits): ReplyLimits {
  const by = channel === "form" ? "email" : channel;
  return limits[by] ?? USUAL[by];
}
