import { saysNobody } from "../../core/mail-names.ts";

/** What a mail server made of one mail. Only `accepted` and a refusal it has spoken itself are certain. */
export type MailOutcome =
  | { kind: "accepted"; status: number | null; excerpt: string }
  | { kind: "refused"; errorKind: MailErrorKind; retryable: boolean; status: number | null; excerpt: string }
  /** The whole mail was handed over, and no answer came: it may have gone out. */
  | { kind: "unknown"; errorKind: "no_answer"; status: null; excerpt: string };

export type MailErrorKind =
  | "not_found"
  | "unreachable"
  | "timeout"
  | "tls"
  | "sign_in"
  | "sender_refused"
  | "no_such_mailbox"
  | "mailbox_full"
  | "try_later"
  | "too_big"
  | "spam"
  | "refused"
  | "bad_address"
  | "dropped"
  | "no_connection";

/** What nodemailer tells of a failure. */
export type SmtpFailure = {
  message: string;
  code?: string | undefined;
  command?: string | undefined;
  response?: string | undefined;
  responseCode?: number | undefined;
};

const EXCERPT = 500;
/** An answer of a server as a line to keep: no control signs, no addresses of people, not longer than is useful. */
export const excerptOf = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replaceAll(/[^\s<>@:;,"']{1,64}@[^\s<>@:;,"']{1,255}/g, "[address]")
    .trim()
    .slice(0, EXCERPT);

/** RFC 3463: class, subject, detail. Many servers say more by it than by the three digits before. */
const ENHANCED = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/;

const BY_ENHANCED: Record<string, MailErrorKind> = {
  "1.1": "no_such_mailbox",
  "1.2": "no_such_mailbox",
  "1.3": "bad_address",
  "1.6": "no_such_mailbox",
  "1.10": "no_such_mailbox",
  "2.1": "no_such_mailbox",
  "2.2": "mailbox_full",
  "2.3": "too_big",
  "3.4": "too_big",
  "7.1": "spam",
};

const byWords = (response: string): MailErrorKind | null => {
  if (/quota|mailbox (?:is )?full|over ?limit|insufficient (?:system )?storage/i.test(response)) return "mailbox_full";
  if (/spam|blocked|blacklist|blocklist|reputation|dmarc|spf|dkim/i.test(response)) return "spam";
  if (saysNobody(response)) return "no_such_mailbox";
  return null;
};

const byCode = (status: number, command: string): MailErrorKind => {
  if (status === 552 && command === "RCPT TO") return "mailbox_full";
  if (status === 452 && command === "RCPT TO") return "mailbox_full";
  if (status === 552) return "too_big";
  if (status < 500) return "try_later";
  if (command === "MAIL FROM") return "sender_refused";
  if (command === "RCPT TO" && (status === 550 || status === 551)) return "no_such_mailbox";
  return command === "RCPT TO" && status === 553 ? "bad_address" : "refused";
};

function kindOfAnswer(status: number, command: string, response: string): MailErrorKind {
  const [, , subject = "", detail = ""] = ENHANCED.exec(response) ?? [];
  const enhanced = BY_ENHANCED[`${subject}.${detail}`];
  if (command === "MAIL FROM" && enhanced !== "mailbox_full") return status < 500 ? "try_later" : "sender_refused";
  return enhanced ?? byWords(response) ?? byCode(status, command);
}

const BY_FAILURE: Record<string, MailErrorKind> = {
  EDNS: "not_found",
  ENOTFOUND: "not_found",
  ETLS: "tls",
  ETIMEDOUT: "timeout",
  EENVELOPE: "bad_address",
  ECONNREFUSED: "unreachable",
  ESOCKET: "unreachable",
};

/** A failure that is nobody's mistake passes; a wrong setting does not. */
const NOT_BY_WAITING = new Set<MailErrorKind>(["sign_in", "bad_address", "tls"]);

/**
 * `handedOver`: the end of the mail has been given to the connection. Before that nothing can have been accepted, and whatever
 * went wrong may be tried again; behind it only a spoken answer tells.
 */
export function classifySmtpFailure(
  failure: SmtpFailure,
  handedOver: boolean,
): Exclude<MailOutcome, { kind: "accepted" }> {
  const { responseCode: status, command = "", code = "" } = failure;
  const excerpt = excerptOf(failure.response ?? failure.message);
  const isAnswer = status !== undefined && status >= 400 && status < 600;
  if (handedOver && !isAnswer) return { kind: "unknown", errorKind: "no_answer", status: null, excerpt };
  if (isAnswer && (code === "EAUTH" || status === 530 || status === 535)) {
    return { kind: "refused", errorKind: "sign_in", retryable: status < 500, status, excerpt };
  }
  if (isAnswer) {
    const errorKind = kindOfAnswer(status, command, failure.response ?? "");
    return { kind: "refused", errorKind, retryable: status < 500, status, excerpt };
  }
  const errorKind = code === "EAUTH" ? "sign_in" : (BY_FAILURE[code] ?? "dropped");
  return { kind: "refused", errorKind, retryable: !NOT_BY_WAITING.has(errorKind), status: null, excerpt };
}
