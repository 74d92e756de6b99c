import type { Socket } from "node:net";
import { connect as tlsConnect } from "node:tls";
import type { ImapFlow, ImapTransport } from "imapflow";

export type MailboxSettings = {
  host: string;
  port: number;
  security: "tls" | "starttls" | "none";
  user: string;
  password: string;
  folder: string;
};

/** A folder of a mailbox that is read. */
export type MailFolder = {
  /** Uids hold as long as this stays the same. */
  uidValidity: number;
  /** New messages, the oldest first. */
  newer(than: { uid: number } | { days: number }, most: number): Promise<{ uids: number[]; isMore: boolean }>;
  /** Those that may be reports of mails that came back. Nothing of the others is read but two lines of their heads. */
  likelyReports(uids: number[]): Promise<number[]>;
  /**
   * A message as it came, and how many bytes it has; of one that has more than `most` only the beginning. Undefined where it is gone.
   * Leaves it unread.
   */
  read(uid: number, most: number): Promise<{ raw: Buffer; size: number } | undefined>;
  markRead(uid: number): Promise<void>;
  close(): void;
};

type Options = { dial: (host: string, port: number) => Promise<Socket>; answerMs?: number };

const ANSWER_MS = 30_000;
/** Of one message, by which more than its beginning is fetched. */
const MOST_BYTES = 27_000_000;
const BEGINNING_BYTES = 1_000_000;
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
export async function openMailbox(
  { host, port, security, user, password, folder }: MailboxSettings,
  { dial, answerMs = ANSWER_MS }: Options,
): Promise<MailFolder> {
  const { ImapFlow: Client } = await import("imapflow"); // most never need it
  const socket = await dial(host, port);
  const client = new Client({
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
    maxLiteralSize: MOST_BYTES,
    maxResponseSize: 2 * MOST_BYTES,
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

const messagesOf = (client: ImapFlow): Pick<MailFolder, "newer" | "likelyReports" | "read" | "markRead"> => ({
  async newer(than, most) {
    const wanted = "uid" in than ? { uid: `${than.uid + 1}:*` } : { since: new Date(Date.now() - than.days * DAY_MS) };
    const found = await client.search(wanted, { uid: true });
    // `7:*` names the last message also where it is the sixth.
    const all = (found || []).filter((uid) => !("uid" in than) || uid > than.uid).toSorted((one, other) => one - other);
    const uids = all.slice(0, most);
    return { uids, isMore: all.length > uids.length };
  },

  async likelyReports(uids) {
    if (uids.length === 0) return [];
    const likely: number[] = [];
    const heads = client.fetch(uids, { uid: true, headers: ["content-type", "from"] }, { uid: true });
    for await (const { uid, headers } of heads) if (LIKELY.test(headers?.toString("latin1") ?? "")) likely.push(uid);
    return likely.toSorted((one, other) => one - other);
  },

  async read(uid, most) {
    const known = await client.fetchOne(uid, { uid: true, size: true }, { uid: true });
    if (!known) return undefined;
    const { size = 0 } = known;
    const source = { start: 0, maxLength: size > most ? Math.min(most, BEGINNING_BYTES) : most };
    const message = await client.fetchOne(uid, { uid: true, source }, { uid: true });
    return message && message.source ? { raw: message.source, size } : undefined;
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
