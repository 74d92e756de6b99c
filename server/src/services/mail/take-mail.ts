import type { TakenMail } from "@handbill/contracts";
import { replyTokenOf } from "../../core/mail-names.ts";
import type { Repositories } from "../../data/store.ts";
import type { MailReport } from "../../infrastructure/mail/mail-report.ts";
import type { ReadMail } from "../../infrastructure/mail/inbound/read-mail.ts";
import { takeInbound } from "../messaging-inbound.ts";
import { takeReports } from "./take-reports.ts";

/** A mail as it was read, and what it reports where it is one that came back. */
export type ArrivedMail = { mail: ReadMail; report: MailReport | null };

/** From one address within an hour; further ones are kept quietly. Two machines that answer each other end here. */
const MOST_AN_HOUR = 30;
const NOBODY_WRITES_THERE =
  /^(?:no-?reply|do-?not-?reply|mailer|forms?|web(?:site|master)?|wordpress|notifications?)(?:[+.\-_][^@]*)?@/i;

/**
 * Takes a mail, in a transaction: as a message, unless it was taken before or says that one of ours came back. `undefined`: the business
 * is not there any more.
 */
export async function takeMail(
  tx: Repositories,
  businessId: string,
  { mail, report }: ArrivedMail,
): Promise<TakenMail["outcome"] | undefined> {
  if (report !== null && (await tookReport(tx, businessId, report))) return "returned";
  const own = await tx.incomingMail.ownAddresses(businessId);
  const { from, replyTo } = senderOf(mail, own);
  const taken = await takeInbound(tx, businessId, {
    channel: "email",
    externalId: await nameOf(tx, businessId, mail, from.address),
    from,
    replyTo,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    quoted: mail.quoted,
    html: mail.html,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    replyToken: replyTokenOf(mail.to),
    receivedAt: (mail.sentAt ?? new Date()).toISOString(),
    isAutomatic: await isQuiet(tx, businessId, mail, { address: from.address, own }),
    language: mail.language,
    attachments: mail.files,
  });
  if (taken === undefined) return undefined;
  return taken.isNew ? "stored" : "known";
}

/** Anybody can write a mail like this, but only we and its receiver know the name of one that was sent. */
const tookReport = async (tx: Repositories, businessId: string, report: MailReport): Promise<boolean> =>
  (await takeReports(tx, businessId, [{ ...report, email: null }])) > 0;

/** Forms of a website write from an address of their own, and name the person in `Reply-To`. */
function senderOf({ from, replyTo }: ReadMail, own: readonly string[]) {
  if (replyTo === null) return { from, replyTo: null };
  const isForm = own.includes(from.address.toLowerCase()) || NOBODY_WRITES_THERE.test(from.address);
  if (!isForm) return { from, replyTo: replyTo.address };
  return { from: { address: replyTo.address, name: replyTo.name || from.name }, replyTo: null };
}

/** Some programs give all their mails one name: what says something else is another mail. */
async function nameOf(tx: Repositories, businessId: string, mail: ReadMail, address: string): Promise<string> {
  const before = await tx.incomingMail.said(businessId, mail.messageId);
  const isSame =
    before === undefined ||
    (before.fromAddress === address &&
      before.subject === mail.subject &&
      beginning(before.body) === beginning(mail.text));
  return isSame ? mail.messageId : mail.madeUpId;
}

const beginning = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, "").slice(0, 500);

/** Nobody waits for an answer to it: a machine wrote it, or we did, or it is one of very many. A form of our own is no machine. */
async function isQuiet(
  tx: Repositories,
  businessId: string,
  { automatic, isOurs, from }: ReadMail,
  { address, own }: { address: string; own: readonly string[] },
): Promise<boolean> {
  const isOwnForm = own.includes(from.address.toLowerCase()) && address !== from.address;
  const isMachine = automatic !== null && !(automatic === "bulk" && isOwnForm);
  if (isMachine || isOurs || own.includes(address.toLowerCase())) return true;
  return (await tx.incomingMail.countLately(businessId, address)) >= MOST_AN_HOUR;
}
