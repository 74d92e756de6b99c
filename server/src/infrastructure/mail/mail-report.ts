import { type ParsedMail, simpleParser } from "mailparser";
import { DELIVERY_HEADER, deliveryOfAddress, saysNobody, statusIn } from "../../core/mail-names.ts";

/** What a mail in the mailbox of returned mails says about one that was sent. */
export type MailReport = {
  kind: "bounce" | "complaint";
  /** The mailbox will not take the next one either. */
  isLasting: boolean;
  recipient: string | null;
  /** Of the mail that was sent, with its brackets. */
  messageId: string | null;
  /** The same by the name that we gave it. */
  deliveryId: string | null;
  /** As RFC 3463 writes it: 5.1.1. */
  status: string | null;
};

const MAX_REPORT_BYTES = 1_000_000;

const field = (text: string, name: string): string | null => {
  const match = new RegExp(`^${name}:[ \\t]*([^\\r\\n]*(?:\\r?\\n[ \\t]+[^\\r\\n]*)*)`, "im").exec(text);
  return match?.[1]?.replaceAll(/\r?\n[ \t]+/g, " ").trim() ?? null;
};

/** `rfc822; ana@x.example` or `<ana@x.example>`. */
const address = (value: string | null): string | null => {
  const bare = value
    ?.replace(/^[\w-]+\s*;/, "")
    .replaceAll(/[<>]/g, "")
    .trim();
  return bare !== undefined && /^[^\s@]+@[^\s@]+$/.test(bare) ? bare : null;
};

/** Reports that a person made; others of that form are about signatures, or take a complaint back (RFC 5965, 6591). */
const COMPLAINTS = new Set(["abuse", "fraud", "opt-out", "opt-out-list", "other"]);
const SERVERS = /mailer-daemon|postmaster|mail delivery (?:sub)?system/i;

/**
 * Reads a delivery status notification (RFC 3464), an abuse report (ARF, RFC 5965), or what old servers write in words. Null for every
 * other mail: answers of people and their programs, and notices of delay or success.
 */
export async function readMailReport(raw: Buffer): Promise<MailReport | null> {
  const mail = await simpleParser(raw.subarray(0, MAX_REPORT_BYTES), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
  });
  const part = (type: string): string | null =>
    mail.attachments.find(({ contentType }) => contentType === type)?.content.toString("utf8") ?? null;
  const original = part("message/rfc822") ?? part("text/rfc822-headers") ?? part("message/rfc822-headers");

  const feedback = part("message/feedback-report");
  if (feedback !== null) {
    if (!COMPLAINTS.has(field(feedback, "Feedback-Type")?.toLowerCase() ?? "")) return null;
    const recipient = address(field(feedback, "Original-Rcpt-To")) ?? address(field(original ?? "", "To"));
    return { kind: "complaint", isLasting: true, recipient, status: null, ...namesOf(mail, original ?? "") };
  }
  const report = part("message/delivery-status");
  if (report === null) return inWords(mail, original);
  if (field(report, "Action")?.toLowerCase() !== "failed") return null;
  const said = field(report, "Diagnostic-Code") ?? "";
  const status = [statusIn(field(report, "Status") ?? ""), statusIn(said)].find((one) => one && !one.endsWith(".0.0"));
  const recipient = address(field(report, "Original-Recipient")) ?? address(field(report, "Final-Recipient"));
  const isLasting = saysNobody(status ?? said);
  return { kind: "bounce", isLasting, recipient, status: status ?? null, ...namesOf(mail, original ?? "") };
}

/** The mail that was sent: by its header lines, or by the address that this one came to. */
function namesOf(mail: ParsedMail, original: string): Pick<MailReport, "messageId" | "deliveryId"> {
  const came = mail.headerLines.filter(({ key }) => CAME_TO.has(key)).map(({ line }) => line);
  return {
    messageId: /<[^<>\s]+>/.exec(field(original, "Message-ID") ?? "")?.[0] ?? null,
    deliveryId: field(original, DELIVERY_HEADER) ?? deliveryOfAddress(came.join("\n")),
  };
}
const CAME_TO = new Set(["to", "delivered-to", "x-original-to", "envelope-to"]);

/** A server that writes sentences and the mail below them. It has to name the mail, and only plain words of nobody being there last. */
function inWords(mail: ParsedMail, original: string | null): MailReport | null {
  if (!SERVERS.test(mail.from?.text ?? "")) return null;
  const text = mail.text ?? "";
  const names = namesOf(mail, original ?? text);
  const status = statusIn(text);
  const failed = status?.startsWith("5") === true || saysNobody(text);
  if (!failed || (names.messageId === null && names.deliveryId === null)) return null;
  return { kind: "bounce", isLasting: saysNobody(text), recipient: null, status, ...names };
}
