import type { Socket } from "node:net";
import { connect as tlsConnect } from "node:tls";
import { ImapFlow, type ImapTransport } from "imapflow";

export type ReturnsSettings = {
  host: string;
  port: number;
  security: "tls" | "starttls" | "none";
  user: string;
  password: string;
  folder: string;
};

/** A folder of a mailbox in which mails that came back are looked for. */
export type ReturnsFolder = {
  /** Uids hold as long as this stays the same. */
  uidValidity: number;
  /** New messages, the oldest first: all of them, and those that may be reports. Nothing else of the others is read. */
  newer(
    than: { uid: number } | { days: number },
    most: number,
  ): Promise<{ uids: number[]; likely: number[]; isMore: boolean }>;
  /** The beginning of a message, as it came; undefined where it is gone. Leaves it unread. */
  read(uid: number): Promise<Buffer | undefined>;
  markRead(uid: number): Promise<void>;
  close(): void;
};

type Options = { dial: (host: string, port: number) => Promise<Socket>; answerMs?: number };

const ANSWER_MS = 30_000;
/** Of one message; a report says what it has to say at its beginning. */
const MOST_BYTES = 1_000_000;
const DAY_MS = 86_400_000;
const LIKELY =
  /^content-type:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*multipart\/report|^content-type:\s*multipart\/report|^from:.*(?:mailer-daemon|postmaster)/im;

/** A way for the client over a socket that is open already: it was allowed to go there. */
const over = (socket: Socket): ImapTransport => ({
  connect({ secure, servername, tls }, onConnect) {
    if (secure) return tlsConnect({ ...tls, socket, ...(servername !== undefined && { servername }) }, onConnect);
    setImmediate(onConnect);
    return socket;
  },
  upgrade: (_plain, { servername, tls }, onSecure) =>
    tlsConnect({ ...tls, socket, ...(servername !== undefined && { servername }) }, onSecure),
});

/** Signs in (IMAP, RFC 9051) and opens the folder. Throws what `wordsForImap` reads. Nothing is ever deleted or moved. */
export async function openReturns(
  { host, port, security, user, password, folder }: ReturnsSettings,
  { dial, answerMs = ANSWER_MS }: Options,
): Promise<ReturnsFolder> {
  const socket = await dial(host, port);
  const client = new ImapFlow({
    host,
    port,
    secure: security === "tls",
    doSTARTTLS: security === "starttls",
    auth: { user, pass: password },
    transport: over(socket),
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: answerMs,
    greetingTimeout: answerMs,
    socketTimeout: answerMs,
    maxLiteralSize: 2 * MOST_BYTES,
    maxResponseSize: 4 * MOST_BYTES,
  });
  client.on("error", () => socket.destroy());
  const close = () => {
    client.close();
    socket.destroy();
  };
  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(folder);
    return { uidValidity: Number(uidValidity), close, ...messagesOf(client) };
  } catch (error) {
    close();
    throw error;
  }
}

const messagesOf = (client: ImapFlow): Pick<ReturnsFolder, "newer" | "read" | "markRead"> => ({
  async newer(than, most) {
    const wanted = "uid" in than ? { uid: `${than.uid + 1}:*` } : { since: new Date(Date.now() - than.days * DAY_MS) };
    const found = await client.search(wanted, { uid: true });
    // `7:*` names the last message also where it is the sixth.
    const all = (found || []).filter((uid) => !("uid" in than) || uid > than.uid).toSorted((one, other) => one - other);
    const uids = all.slice(0, most);
    const likely: number[] = [];
    if (uids.length > 0) {
      const heads = client.fetch(uids, { uid: true, headers: ["content-type", "from"] }, { uid: true });
      for await (const { uid, headers } of heads) if (LIKELY.test(headers?.toString("latin1") ?? "")) likely.push(uid);
    }
    return { uids, likely: likely.toSorted((one, other) => one - other), isMore: all.length > uids.length };
  },

  async read(uid) {
    const message = await client.fetchOne(
      uid,
      { uid: true, source: { start: 0, maxLength: MOST_BYTES } },
      { uid: true },
    );
    return message ? message.source : undefined;
  },

  async markRead(uid) {
    await client.messageFlagsAdd([uid], ["\\Seen"], { uid: true });
  },
});

type ImapFailure = { message: string; code?: unknown; authenticationFailed?: unknown; mailboxMissing?: unknown };

const TIMEOUTS = new Set(["CONNECT_TIMEOUT", "GREETING_TIMEOUT", "UPGRADE_TIMEOUT", "ETIMEOUT", "ETIMEDOUT"]);

/** What is wrong with a mailbox, for its owner. */
export function wordsForImap(failure: ImapFailure): string {
  const code = typeof failure.code === "string" ? failure.code : "";
  if (failure.authenticationFailed === true) return "It did not accept the user name or the password.";
  if (failure.mailboxMissing === true) return "There is no folder of this name in it. Check how it is written.";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return "There is no mail server of this name. Check how it is written.";
  if (code === "ECONNREFUSED")
    return "Nobody answers there. Check the name and the port: 993 is for TLS, 143 for STARTTLS.";
  if (TIMEOUTS.has(code)) return "It did not answer in time. Check the port and the kind of encryption.";
  if (/TLS|SSL|CERT/.test(code) || /tls|certificate/i.test(failure.message)) {
    return "The connection could not be encrypted. Check the port: 993 is for TLS, 143 for STARTTLS.";
  }
  return "It closed the connection or gave an answer that cannot be read.";
}
