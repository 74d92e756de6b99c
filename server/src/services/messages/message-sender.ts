import type { ChatOutcome } from "../../infrastructure/chat/chat-outcome.ts";
import type { ReplyClaim, ReplyResult } from "../../data/repositories/reply-work-repository.ts";

/** How messages leave by one channel. */
export type MessageSender = {
  /** Sends one, which is on record as begun. Never throws: what went wrong is the answer. */
  send(claim: ReplyClaim): Promise<ReplyResult>;
};

export type Refused = Extract<ReplyResult, { kind: "refused" }>;

/** After the last of these waiting times a message has failed: a reply of yesterday helps nobody. */
const RETRY_SECONDS = [30, 120, 600, 1_800, 3_600, 3 * 3_600] as const;

/** What became of a try by a channel of short messages, in the words of all channels. */
export function resultOf(round: number, outcome: ChatOutcome): ReplyResult {
  if (outcome.kind === "accepted") return outcome;
  if (outcome.kind === "unknown") return { ...outcome, status: null };
  const { retryable, retryAfterSeconds, ...refusal } = outcome;
  if (!retryable) return refusedForGood(refusal);
  const later = refusedForNow(round, refusal);
  if (later.retrySeconds === null) return { ...later, detail: GIVEN_UP };
  return { ...later, retrySeconds: Math.max(later.retrySeconds, retryAfterSeconds ?? 0) };
}

const GIVEN_UP = "It was not taken, however often it was tried. Nothing was sent.";

/** Nothing has left, and nothing will unless a person sends it again. */
export const refusedForGood = (what: {
  errorKind: string;
  detail: string;
  excerpt?: string;
  status?: number | null;
}): Refused => ({ kind: "refused", retrySeconds: null, status: null, excerpt: "", ...what });

/** Nothing has left, and it is tried again, some times. */
export const refusedForNow = (
  round: number,
  what: { errorKind: string; excerpt: string; detail: string; status?: number | null },
): Refused => ({
  kind: "refused",
  status: null,
  retrySeconds: RETRY_SECONDS[round - 1] ?? null,
  ...what,
});
