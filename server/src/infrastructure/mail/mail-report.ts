import { simpleParser } from "mailparser";

/** What a mail in the mailbox of returned mails says about one that was sent. */
export type MailReport = {
  kind: "bounce" | "complaint";
  /** The mailbox will not take the next one either. */
  isLasting: boolean;
  recipient: string | null;
  /** Of the mail that was sent, with its brackets. */
  messageId: string | null;
  /** As RFC 3463 writes it: 5.1.1. */
  status: string | null;
};

const MAX_BYTES = 1_000_000;

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

const FULL_OR_BUSY = /^[45]\.(?:2\.2|3\.|4\.|7\.)/;

/**
 * Reads a delivery status notification (RFC 3464) or an abuse report (ARF, RFC 5965). Null for every other mail, and for notices of
 * delay or success. Mailboxes that are full, and refusals for what a mail says, do not last: they suppress nobody.
 */
export async function readMailReport(raw: Buffer): Promise<MailReport | null> {
  const mail = await simpleParser(raw.subarray(0, MAX_BYTES), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
  });
  const part = (type: string): string | null =>
    mail.attachments.find(({ contentType }) => contentType === type)?.content.toString("utf8") ?? null;
  const original = part("message/rfc822") ?? part("text/rfc822-headers") ?? part("message/rfc822-headers") ?? "";
  const messageId = /<[^<>\s]+>/.exec(field(original, "Message-ID") ?? "")?.[0] ?? null;

  const feedback = part("message/feedback-report");
  if (feedback !== null) {
    const recipient = address(field(feedback, "Original-Rcpt-To")) ?? address(field(original, "To"));
    return { kind: "complaint", isLasting: true, recipient, messageId, status: null };
  }
  const report = part("message/delivery-status");
  if (report === null || field(report, "Action")?.toLowerCase() !== "failed") return null;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(field(report, "Status") ?? "")?.[0] ?? null;
  return {
    kind: "bounce",
    isLasting: status === null ? true : status.startsWith("5") && !FULL_OR_BUSY.test(status),
    recipient: address(field(report, "Original-Recipient")) ?? address(field(report, "Final-Recipient")),
    messageId,
    status,
  };
}
