import type { OutsideAnswer, OutsideHttp } from "../outside-http.ts";
import { facetsOf, linksIn, mentionsIn } from "./bluesky-text.ts";
import { failureOf, notYet, objectIn, refusalNameIn, textIn } from "./network-answers.ts";
import { countSigns, postText } from "./post-text.ts";
import type { CheckResult, OpenConnection, Outcome, Piece, Publisher } from "./publisher.ts";
import { recordKey } from "./record-key.ts";

type Session = { did: string; handle: string; token: string };
/** As a post names what was uploaded before. */
type Image = { image: Record<string, unknown>; alt: string; aspectRatio: { width: number; height: number } };

const POSTS = "app.bsky.feed.post";
const MAX_SIGNS = 300;
const MAX_BYTES = 3_000;
const MAX_PICTURES = 4;
const MAX_MENTIONS = 10;

/** Posts on Bluesky, or on another server that speaks the AT protocol. */
export function createBlueskyPublisher(http: Pick<OutsideHttp, "send">): Publisher {
  const call = (
    { settings }: OpenConnection,
    method: "GET" | "POST",
    name: string,
    signal: AbortSignal,
    { token, body, bytes, query = "" }: { token?: string; body?: unknown; bytes?: Uint8Array; query?: string } = {},
  ): Promise<OutsideAnswer> =>
    http.send(
      {
        method,
        url: `${String(settings["server"]).replace(/(?<!\/)\/+$/, "")}/xrpc/${name}${query}`,
        headers: {
          accept: "application/json",
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...(bytes !== undefined && { "content-type": "image/jpeg" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(bytes !== undefined && { body: bytes }),
      },
      signal,
    );

  const signIn = async (connection: OpenConnection, signal: AbortSignal): Promise<Session | OutsideAnswer> => {
    const body = { identifier: connection.settings["handle"], password: connection.secrets["appPassword"] };
    const answer = await call(connection, "POST", "com.atproto.server.createSession", signal, { body });
    const [did, token] = [textIn(answer, "did"), textIn(answer, "accessJwt")];
    return did === "" || token === "" ? answer : { did, token, handle: textIn(answer, "handle") };
  };

  /** Accounts that are named in the text; a name that nobody has stays text. */
  const knownNames = async (connection: OpenConnection, text: string, signal: AbortSignal) => {
    const handles = [...new Set(mentionsIn(text).map(({ handle }) => handle))].slice(0, MAX_MENTIONS);
    const found = await Promise.all(
      handles.map(async (handle) => {
        const query = `?handle=${encodeURIComponent(handle)}`;
        const answer = await call(connection, "GET", "com.atproto.identity.resolveHandle", signal, { query });
        return [handle, textIn(answer, "did")] as const;
      }),
    );
    return new Map(found.filter(([, did]) => did.startsWith("did:")));
  };

  /** The pictures as a record names them, or what came in the way of one: a post with half of its pictures is not what was approved. */
  const upload = async (
    connection: OpenConnection,
    { token }: Session,
    pictures: Piece["pictures"],
    signal: AbortSignal,
  ): Promise<Image[] | OutsideAnswer> => {
    const images: Image[] = [];
    for (const { bytes, width, height, alt } of pictures) {
      const answer = await call(connection, "POST", "com.atproto.repo.uploadBlob", signal, { token, bytes });
      const blob = objectIn(answer, "blob");
      if (blob === undefined) return answer;
      images.push({ image: blob, alt, aspectRatio: { width, height } });
    }
    return images;
  };

  /** Whether the record is there: undefined when nobody can say. */
  const isThere = async (connection: OpenConnection, { did, token }: Session, rkey: string, signal: AbortSignal) => {
    const query = `?${new URLSearchParams({ repo: did, collection: POSTS, rkey }).toString()}`;
    const answer = await call(connection, "GET", "com.atproto.repo.getRecord", signal, { token, query });
    if (textIn(answer, "uri") !== "") return true;
    return refusalNameIn(answer) === "RecordNotFound" ? false : undefined;
  };

  return {
    kind: "bluesky",

    async check(connection, signal): Promise<CheckResult> {
      const session = await signIn(connection, signal);
      return isSession(session)
        ? { ok: true, detail: `Signed in as @${session.handle || String(connection.settings["handle"])}.` }
        : { ok: false, detail: whyNot(session) };
    },

    async publish(piece, connection, key, signal): Promise<Outcome> {
      const text = postText(piece).trim();
      const fault = faultOf(text, piece.pictures.length);
      if (fault !== undefined) return { kind: "refused", errorKind: "invalid", retryable: false, excerpt: fault };
      const session = await signIn(connection, signal);
      if (!isSession(session)) return notYet(session, connection.secrets);
      const images = await upload(connection, session, piece.pictures, signal);
      if (!Array.isArray(images)) return notYet(images, connection.secrets);
      const rkey = recordKey(key);
      const record = recordOf(piece, text, await knownNames(connection, text, signal), images);
      const body = { repo: session.did, collection: POSTS, rkey, record };
      const { token } = session;
      const answer = await call(connection, "POST", "com.atproto.repo.createRecord", signal, { token, body });
      if (textIn(answer, "uri") !== "") return accepted(session, rkey);
      const failure = failureOf(answer, { ...connection.secrets, token });
      if (answer.kind === "not_sent") return failure;
      // The record has a name of its own: whether it is there can be asked, instead of guessed.
      const found = await isThere(connection, session, rkey, signal);
      if (found === true) return accepted(session, rkey);
      // A fault of the server may come after it kept the record: "not there" has to be heard, too.
      if (found === undefined && failure.kind === "refused" && (failure.status ?? 0) >= 500) {
        return { kind: "unknown", errorKind: failure.errorKind, excerpt: failure.excerpt };
      }
      return failure;
    },
  };
}

const accepted = ({ did, handle }: Session, rkey: string): Outcome => ({
  kind: "accepted",
  externalId: `at://${did}/${POSTS}/${rkey}`,
  url: `https://bsky.app/profile/${handle || did}/post/${rkey}`,
});

const isSession = (value: Session | OutsideAnswer): value is Session => "token" in value;

function faultOf(text: string, pictures: number): string | undefined {
  if (text === "") return "There is no text that could be posted.";
  if (pictures > MAX_PICTURES) return `There are ${pictures} pictures, and Bluesky takes ${MAX_PICTURES}.`;
  const signs = countSigns(text);
  if (signs > MAX_SIGNS) return `The text has ${signs} characters, and Bluesky takes ${MAX_SIGNS}.`;
  const bytes = Buffer.byteLength(text);
  return bytes > MAX_BYTES ? `The text has ${bytes} bytes, and Bluesky takes ${MAX_BYTES}.` : undefined;
}

/** The post as the network keeps it: its text, what in it is a link, and its pictures or else a card for the first link. */
function recordOf(piece: Piece, text: string, known: ReadonlyMap<string, string>, images: readonly Image[]) {
  const facets = facetsOf(text, known);
  const embed = images.length > 0 ? { $type: "app.bsky.embed.images", images } : cardOf(piece, text);
  return {
    $type: POSTS,
    text,
    langs: [piece.language],
    createdAt: new Date().toISOString(),
    ...(facets.length > 0 && { facets }),
    ...(embed && { embed }),
  };
}

/** What is shown of the first address in the text. */
function cardOf({ topic, businessName }: Piece, text: string) {
  const [link] = linksIn(text);
  if (!link) return undefined;
  const description = `${businessName} · ${URL.parse(link.uri)?.host ?? ""}`;
  return { $type: "app.bsky.embed.external", external: { uri: link.uri, title: topic || businessName, description } };
}

function whyNot(answer: OutsideAnswer): string {
  if (answer.kind !== "answered") return `The server could not be asked. ${answer.detail} Look at its address.`;
  if (refusalNameIn(answer) === "AuthFactorTokenRequired") {
    return "This account asks for a second factor. Make an app password in Bluesky under Settings, Privacy and security, and use that.";
  }
  if (answer.status === 401 || answer.status === 400) {
    return "The server knows no account with this handle and app password. Make a new app password in Bluesky under Settings, Privacy and security.";
  }
  if (answer.status === 429) return "The server wants fewer sign-ins for a while. Try again in a few minutes.";
  return `The server answered with ${answer.status}, which is not what Bluesky does. Look at its address.`;
}
