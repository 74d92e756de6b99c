import { Webhook } from "standardwebhooks";
import type { OutsideHttp } from "../outside-http.ts";
import { outcomeOf } from "./answers.ts";
import type { CheckResult, OpenConnection, Piece, Publisher } from "./publisher.ts";

const TIMEOUT_MS = 20_000;
const [MINUTE, HOUR] = [60, 3_600];

/** About 75 hours, as the specification recommends. */
const RETRY_SECONDS = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

const GONE = 410;

/**
 * Hands contents to a program of the owner's, as Standard Webhooks (standardwebhooks.com) describe it: signed, with the same
 * `webhook-id` at every try, so that the program can do nothing the second time.
 */
export function createWebhookPublisher(outside: OutsideHttp): Publisher {
  const post = createSignedPost(outside);
  return {
    kind: "webhook",
    retrySeconds: RETRY_SECONDS,
    check: post.check,

    async publish(piece, connection, key, signal) {
      const answer = await post.send(connection, key, messageOf(piece), signal);
      const outcome = outcomeOf(answer, connection.secrets);
      return outcome.kind === "refused" && outcome.status === GONE ? { ...outcome, isGone: true } : outcome;
    },
  };
}

/** Posts to a program of the owner's, signed with the secret of the connection. */
export function createSignedPost(outside: OutsideHttp) {
  const send = (connection: OpenConnection, id: string, message: object, signal?: AbortSignal) => {
    const body = JSON.stringify(message);
    const at = new Date();
    return outside.send(
      {
        method: "POST",
        url: String(connection.settings["url"]),
        headers: {
          "content-type": "application/json",
          "webhook-id": id,
          "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
          "webhook-signature": signatures(connection, id, at, body),
        },
        body,
        timeoutMs: TIMEOUT_MS,
      },
      signal,
    );
  };

  return {
    send,

    async check(connection: OpenConnection, signal: AbortSignal): Promise<CheckResult> {
      const message = { type: "connection.test", timestamp: new Date().toISOString(), data: { name: connection.name } };
      const answer = await send(connection, `test_${crypto.randomUUID()}`, message, signal);
      if (answer.kind !== "answered") return { ok: false, detail: answer.detail };
      const ok = answer.status >= 200 && answer.status < 300;
      return { ok, detail: ok ? `It answered ${answer.status}.` : refusal(answer.status) };
    },
  };
}

const refusal = (status: number): string =>
  status >= 300 && status < 400
    ? `It answered ${status}: a redirect, which is not followed. Enter the address that it leads to.`
    : `It answered ${status}. Expected is any answer from 200 to 299.`;

function messageOf({ contentId, campaignId, channel, fields, language, businessName, topic, pictures }: Piece) {
  const shown = pictures.map(({ url, alt, width, height }) => ({ url, mediaType: "image/jpeg", width, height, alt }));
  const data = { contentId, campaignId, channel, topic, language, business: businessName, fields, pictures: shown };
  return { type: "content.published", timestamp: new Date().toISOString(), data };
}

/** While a secret is being replaced, by both: whoever knows either can tell that it is from us. */
function signatures({ secrets }: OpenConnection, id: string, at: Date, body: string): string {
  const { secret, secretBefore, secretBeforeUntil } = secrets;
  const isBeforeValid = secretBefore !== undefined && Date.parse(secretBeforeUntil ?? "") > at.getTime();
  return [secret, isBeforeValid ? secretBefore : undefined]
    .flatMap((known) => (known === undefined ? [] : new Webhook(known).sign(id, at, body)))
    .join(" ");
}
