import type { Socket } from "node:net";
import { Readable } from "node:stream";
import DKIM from "nodemailer/lib/dkim";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Letter } from "./letter.ts";
import { classifySmtpFailure, excerptOf, type MailOutcome, type SmtpFailure } from "./smtp-outcome.ts";

export type SmtpSettings = {
  host: string;
  port: number;
  /** `tls`: encrypted from the first byte; `starttls`: must turn to it; `none`: for a server on the same machine. */
  security: "tls" | "starttls" | "none";
  user: string | null;
  password: string | null;
  /** Signs each mail where the server behind it does not. */
  dkim: { domain: string; selector: string; privateKey: string } | null;
  /** Where what cannot be delivered comes back to; without it, to whom the mail is from. */
  returns?: { address: string; isTagged: boolean } | null | undefined;
};

type Limits = { connectMs: number; answerMs: number };
/** Of the part before the @ (RFC 5321). */
const LONGEST_NAME = 64;
const PATIENT: Limits = { connectMs: 15_000, answerMs: 45_000 };

/**
 * Where they are there. Also what RFC 8058 asks to be signed: that one press unsubscribes must not be put in or taken out on the way; and
 * which mail is answered.
 */
const SIGNED =
  "From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding:" +
  "In-Reply-To:References:Auto-Submitted:List-Id:List-Unsubscribe:List-Unsubscribe-Post:Content-Language";

/** The mail as it goes over the line. */
export async function lettersBytes(letter: Letter, dkim: SmtpSettings["dkim"]): Promise<Buffer> {
  const { replyTo, headers, tag: _tag, ...mail } = letter;
  const bytes = await new MailComposer({
    ...mail,
    ...(replyTo !== null && { replyTo }),
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    textEncoding: "quoted-printable",
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: "\r\n",
  })
    .compile()
    .build();
  if (dkim === null) return bytes;
  const signer = new DKIM({
    domainName: dkim.domain,
    keySelector: dkim.selector,
    privateKey: dkim.privateKey,
    headerFieldNames: SIGNED,
  });
  return Buffer.concat(await Readable.from(signer.sign(bytes)).toArray());
}

/** The sender on the envelope: `returns+tag@padaria.pt`. */
function returnsTo({ from, tag }: Letter, returns: SmtpSettings["returns"]): string {
  if (!returns) return from.address;
  const at = returns.address.lastIndexOf("@");
  const name =
    returns.isTagged && tag !== null ? `${returns.address.slice(0, at)}+${tag}` : returns.address.slice(0, at);
  return name.length > LONGEST_NAME ? returns.address : `${name}${returns.address.slice(at)}`;
}

const failureOf = (error: unknown): SmtpFailure => (error instanceof Error ? error : { message: String(error) });

/** Gives the mail away, and notes when its end was taken: only from then on it may have been accepted. */
function handOver(bytes: Buffer): { stream: Readable; wasTaken(): boolean } {
  let taken = false;
  const stream = new Readable({
    read() {
      taken = true;
      this.push(bytes);
      this.push(null);
    },
  });
  return { stream, wasTaken: () => taken };
}

const greet = (connection: SMTPConnection, settings: SmtpSettings): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.once("error", reject);
    connection.once("end", () => reject(new Error("The server closed the connection.")));
    connection.connect((error) => {
      if (error) return reject(error);
      if (settings.user === null) return resolve();
      connection.login({ user: settings.user, pass: settings.password ?? "" }, (refusal) =>
        refusal ? reject(refusal) : resolve(),
      );
    });
  });

const deliver = (
  connection: SMTPConnection,
  envelope: { from: string; to: string },
  stream: Readable,
): Promise<MailOutcome> =>
  new Promise((resolve, reject) => {
    connection.send(envelope, stream, (error, info) => {
      if (error) return reject(error);
      const response = info?.response ?? "";
      resolve({ kind: "accepted", status: Number.parseInt(response, 10) || null, excerpt: excerptOf(response) });
    });
  });

export type SmtpSession = {
  /** Sends one mail. Never throws: what went wrong is the answer. After a failure of the line it is not `usable` any more. */
  send(letter: Letter): Promise<MailOutcome>;
  isUsable(): boolean;
  close(): void;
};

type Options = {
  limits?: Limits;
  /** A socket that is allowed to go there. */ dial?: (host: string, port: number) => Promise<Socket>;
};

/** Opens and signs in. Throws what `classifySmtpFailure` reads. */
export async function openSmtp(settings: SmtpSettings, { limits = PATIENT, dial }: Options = {}): Promise<SmtpSession> {
  const socket = await dial?.(settings.host, settings.port);
  const connection = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.security === "tls",
    requireTLS: settings.security === "starttls",
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    socketTimeout: limits.answerMs,
    ...(socket && { connection: socket }),
  });
  let usable = true;
  const over = () => (usable = false);
  connection.once("end", over);
  connection.on("error", over);
  try {
    await greet(connection, settings);
  } catch (error) {
    connection.close();
    throw error;
  }

  return {
    async send(letter) {
      const bytes = await lettersBytes(letter, settings.dkim);
      const { stream, wasTaken } = handOver(bytes);
      try {
        return await deliver(connection, { from: returnsTo(letter, settings.returns), to: letter.to.address }, stream);
      } catch (error) {
        const outcome = classifySmtpFailure(failureOf(error), wasTaken());
        // After a spoken refusal the line still stands, but not in the middle of a mail.
        if (outcome.status === null || !(await reset(connection))) over();
        return outcome;
      }
    },
    isUsable: () => usable,
    close() {
      over();
      connection.quit();
    },
  };
}

const reset = (connection: SMTPConnection): Promise<boolean> =>
  new Promise((resolve) => connection.reset((error) => resolve(!error)));
