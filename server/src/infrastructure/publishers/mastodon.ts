import { setTimeout as delay } from "node:timers/promises";
import type { OutsideAnswer, OutsideHttp } from "../outside-http.ts";
import { failureOf, notYet, textIn } from "./network-answers.ts";
import { postText } from "./post-text.ts";
import type { CheckResult, OpenConnection, Outcome, Piece, PiecePicture, Publisher } from "./publisher.ts";

/** As many as a post takes there. */
const MOST_PICTURES = 4;
const LOOKS = 10;
const LOOK_MS = 1_000;
const VISIBILITIES = new Set(["public", "unlisted", "private"]);

/** Posts on a Mastodon server, or on another one that speaks its protocol. */
export function createMastodonPublisher(http: Pick<OutsideHttp, "send">): Publisher {
  const call = (
    { settings, secrets }: OpenConnection,
    path: string,
    signal: AbortSignal,
    post?: { key?: string; type?: string; body: string | Uint8Array },
  ): Promise<OutsideAnswer> =>
    http.send(
      {
        method: post ? "POST" : "GET",
        url: `${String(settings["server"]).replace(/(?<!\/)\/+$/, "")}${path}`,
        headers: {
          accept: "application/json",
          authorization: `Bearer ${secrets["accessToken"] ?? ""}`,
          ...(post && { "content-type": post.type ?? "application/json" }),
          ...(post?.key !== undefined && { "idempotency-key": post.key }),
        },
        ...(post && { body: post.body }),
      },
      signal,
    );

  /** Hands one picture over; the name it has there from then on, or what came in the way. */
  const upload = async (
    connection: OpenConnection,
    picture: PiecePicture,
    signal: AbortSignal,
  ): Promise<string | OutsideAnswer> => {
    const answer = await call(connection, "/api/v2/media", signal, await asForm(picture));
    const id = textIn(answer, "id");
    if (id === "") return answer;
    // A large one is looked at for a moment before it can be posted.
    for (let times = 0; times < LOOKS && answer.kind === "answered" && answer.status === 202; times += 1) {
      await delay(LOOK_MS, undefined, { signal });
      const look = await call(connection, `/api/v1/media/${encodeURIComponent(id)}`, signal);
      if (look.kind === "answered" && look.status === 200) return id;
    }
    return id;
  };

  const uploadAll = async (connection: OpenConnection, { pictures }: Piece, signal: AbortSignal) => {
    const ids: string[] = [];
    for (const picture of pictures) {
      const id = await upload(connection, picture, signal);
      if (typeof id !== "string") return id;
      ids.push(id);
    }
    return ids;
  };

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
      if (piece.pictures.length > MOST_PICTURES) {
        const excerpt = `There are ${piece.pictures.length} pictures, and Mastodon takes ${MOST_PICTURES}.`;
        return { kind: "refused", errorKind: "invalid", retryable: false, excerpt };
      }
      const wished = String(connection.settings["visibility"]);
      const visibility = VISIBILITIES.has(wished) ? wished : "public";
      const language = piece.language.split("-", 1)[0];
      const media = await uploadAll(connection, piece, signal);
      if (!Array.isArray(media)) return notYet(media, connection.secrets);
      const body = JSON.stringify({ status, visibility, language, ...(media.length > 0 && { media_ids: media }) });
      const answer = await call(connection, "/api/v1/statuses", signal, { key, body });
      const [externalId, url] = [textIn(answer, "id"), textIn(answer, "url") || textIn(answer, "uri")];
      // A try with the same key within the hour makes no second post, so that a fault of the server may be tried again.
      if (externalId === "") return failureOf(answer, connection.secrets);
      return { kind: "accepted", externalId, ...(isWebAddress(url) && { url }) };
    },
  };
}

/** A file with its description, as a form of a page would send them. */
async function asForm({ bytes, alt }: PiecePicture): Promise<{ type: string; body: Uint8Array }> {
  const form = new FormData();
  form.set("file", new Blob([Buffer.from(bytes)], { type: "image/jpeg" }), "picture.jpg");
  if (alt !== "") form.set("description", alt);
  const written = new Response(form);
  return { type: written.headers.get("content-type") ?? "", body: await written.bytes() };
}

const isWebAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? "");

function whyNot(answer: OutsideAnswer): string {
  if (answer.kind !== "answered") return `The server could not be asked. ${answer.detail} Look at its address.`;
  if (answer.status === 401 || answer.status === 403) {
    return "The server does not take this access token. Make a new one in Mastodon under Preferences, Development, with the rights read:accounts, write:statuses and write:media.";
  }
  if (answer.status === 429) return "The server wants fewer requests for a while. Try again in a few minutes.";
  return `The server answered with ${answer.status}, which is not what Mastodon does. Look at its address.`;
}
