import type { OutsideHttp } from "../outside-http.ts";
import { outcomeOf } from "../publishers/answers.ts";
import type { OpenConnection } from "../publishers/publisher.ts";
import { createSignedPost } from "../publishers/webhook.ts";
import type { ChatOutcome } from "./chat-outcome.ts";

/** A text message as it is handed over: `id` is the same however often it is tried. */
export type SmsMessage = {
  id: string;
  attempt: number;
  to: string;
  text: string;
  segments: number;
  encoding: string;
};

/** What says by itself that nothing was taken, and that it may be taken later. */
const LATER = new Set([408, 425, 429, 503]);

/** Hands text messages to a program of the owner's, which sends them by whatever gateway it likes. */
export function createSmsGateway(outside: OutsideHttp) {
  const post = createSignedPost(outside);
  return {
    kind: "sms",
    check: post.check,

    /** Hands one over, once. Never throws for what the program or the way to it does. */
    async send(connection: OpenConnection, message: SmsMessage): Promise<ChatOutcome> {
      const timestamp = new Date().toISOString();
      const answer = await post.send(connection, message.id, { type: "sms.send", timestamp, data: message });
      const outcome = outcomeOf(answer, connection.secrets);
      const { excerpt = "" } = outcome;
      const status = outcome.status ?? null;
      if (outcome.kind === "accepted") return { kind: "accepted", status: status ?? 200, excerpt };
      const { errorKind } = outcome;
      if (outcome.kind === "unknown") return { kind: "unknown", errorKind, excerpt, detail: NO_ANSWER };
      if (status !== null && status >= 500 && !LATER.has(status)) {
        return { kind: "unknown", errorKind, excerpt, detail: NO_ANSWER };
      }
      const retryable = status === null || LATER.has(status);
      const { retryAfterSeconds } = outcome;
      return {
        kind: "refused",
        errorKind,
        retryable,
        status,
        excerpt,
        detail: retryable ? BUSY : `Your program answered ${status} and did not take the message. Nothing was sent.`,
        ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      };
    },
  };
}

export type SmsGateway = ReturnType<typeof createSmsGateway>;

const BUSY = "Your program could not take the message yet. It is tried again by itself.";
const NO_ANSWER =
  "Your program did not say whether it took the message: it may have gone out. Send it again only if you know that it did not.";
