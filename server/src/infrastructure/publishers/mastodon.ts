import type { OutsideAnswer, OutsideHttp } from "../outside-http.ts";
import { failureOf, textIn } from "./network-answers.ts";
import { postText } from "./post-text.ts";
import type { CheckResult, OpenConnection, Outcome, Publisher } from "./publisher.ts";

const VISIBILITIES = new Set(["public", "unlisted", "private"]);

/** Posts on a Mastodon server, or on another one that speaks its protocol. */
export function createMastodonPublisher(http: Pick<OutsideHttp, "send">): Publisher {
  const call = (
    { settings, secrets }: OpenConnection,
    path: string,
    signal: AbortSignal,
    post?: { key: string; body: unknown },
  ): Promise<OutsideAnswer> =>
    http.send(
      {
        method: post ? "POST" : "GET",
        url: `${String(settings["server"]).replace(/\/+$/, "")}${path}`,
        headers: {
          accept: "application/json",
          authorization: `Bearer ${secrets["accessToken"] ?? ""}`,
          ...(post && { "content-type": "application/json", "idempotency-key": post.key }),
        },
        ...(post && { body: JSON.stringify(post.body) }),
      },
      signal,
    );

  return {
    kind: "mastodon",

    async check(connection, signal): Promise<CheckResult> {
      const answer = await call(connection, "/api/v1/accounts/verify_credentials", signal);
      const name = textIn(answer, "acct");
      if (name === "") return { ok: false, detail: whyNot(answer) };
      return { ok: true, detail: `Signed in as @${name} on ${new URL(String(connection.settings["server"])).host}.` };
    },

    async publish(piece, connection, key, signal): Promise<Outcome> {
      const status = postText(piece).trim();
      if (status === "") {
        const excerpt = "There is no text that could be posted: Mastodon takes single posts.";
        return { kind: "refused", errorKind: "invalid", retryable: false, excerpt };
      }
      const wished = String(connection.settings["visibility"]);
      const visibility = VISIBILITIES.has(wished) ? wished : "public";
      const language = piece.language.split("-", 1)[0];
      const body = { status, visibility, language };
      const answer = await call(connection, "/api/v1/statuses", signal, { key, body });
      const [externalId, url] = [textIn(answer, "id"), textIn(answer, "url") || textIn(answer, "uri")];
      // A try with the same key within the hour makes no second post, so that a fault of the server may be tried again.
      if (externalId === "") return failureOf(answer, connection.secrets);
      return { kind: "accepted", externalId, ...(isWebAddress(url) && { url }) };
    },
  };
}

const isWebAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? "");

function whyNot(answer: OutsideAnswer): string {
  if (answer.kind !== "answered") return `The server could not be asked. ${answer.detail} Look at its address.`;
  if (answer.status === 401 || answer.status === 403) {
    return "The server does not take this access token. Make a new one in Mastodon under Preferences, Development, with the rights read:accounts and write:statuses.";
  }
  if (answer.status === 429) return "The server wants fewer requests for a while. Try again in a few minutes.";
  return `The server answered with ${answer.status}, which is not what Mastodon does. Look at its address.`;
}
