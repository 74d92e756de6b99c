import { randomBytes } from "node:crypto";
import { EmailSettings } from "@handbill/contracts";
import { addressHash } from "../../core/addresses.ts";
import type { OpenForm } from "../../data/repositories/contact-form-repository.ts";
import type { Repositories } from "../../data/store.ts";
import { accountFor } from "../messages/hold-reply.ts";
import { sendReceipt } from "../messages/receipt.ts";
import { takeInbound, type TakenMessage } from "../messaging-inbound.ts";
import { askConsent } from "../subscriptions/ask-consent.ts";
import { agreedWords } from "../subscriptions/pages.ts";
import { formLanguage, formWords } from "./form-words.ts";
import { type FormEntry, type FormWay, isSuspicious, isTooMany, markOf, mayConfirm } from "./judge.ts";

/** By which the owner finds what was taken for the work of programs. */
const SPAM = "spam";

export type Arrival = FormWay & {
  entry: FormEntry;
  /** Ticked the box of news by mail. */
  agrees: boolean;
  /** A hash of the network it came from. */
  network: string;
};

/**
 * Takes what somebody entered, in a transaction: as a message, once. What looks like the work of a program is kept, and nobody is called;
 * of one network, and of all together, no more is taken than a person reads.
 */
export async function takeEntry(tx: Repositories, open: OpenForm, arrival: Arrival): Promise<"taken" | "too_many"> {
  const { business, form } = open;
  const { entry, network } = arrival;
  if (!(await tx.inbound.oneAtATime(business.id))) return "taken";
  const place = { channel: "email" as const, addressHash: addressHash(business.id, "email", entry.email) };
  const marks = { network, address: place.addressHash, said: markOf(entry.message) };
  const lately = await tx.contactForms.lately(business.id, marks);
  if (lately.isDouble) return "taken";
  if (isTooMany(lately)) return "too_many";

  const isQuiet = isSuspicious(entry, arrival, lately);
  // Who was taken for a program and sends it once more as a person does is heard.
  if (isQuiet && lately.isQuietDouble) return "taken";
  const taken = await takeInbound(tx, business.id, messageOf(open, entry, isQuiet));
  if (!taken) return "taken";
  if (!isQuiet && form.asksConsent && arrival.agrees && taken.contactId !== null) {
    const words = agreedWords({ ...business, language: formLanguage(form.language, business.language) });
    await askConsent(tx, business.id, { contactId: taken.contactId, place, source: "the contact form", words });
  }
  const confirms = form.sendsReceipt && !isQuiet && mayConfirm(lately);
  const hasReceipt = confirms && (await sayItArrived(tx, open, { taken, email: entry.email, place }));
  await tx.contactForms.note(business.id, { ...marks, isQuiet, hasReceipt });
  return "taken";
}

function messageOf({ business, form }: OpenForm, entry: FormEntry, isQuiet: boolean) {
  const words = formWords(formLanguage(form.language, business.language), business.name);
  return {
    channel: "form" as const,
    // Named as a mail is: answers by mail name what they answer.
    externalId: `<form.${randomBytes(16).toString("hex")}@handbill.invalid>`,
    from: { address: entry.email, name: entry.name },
    to: [],
    subject: entry.subject || words.about,
    text: entry.phone === "" ? entry.message : `${entry.message}\n\n${words.phone}: ${entry.phone}`,
    quoted: "",
    html: null,
    inReplyTo: null,
    references: [],
    replyToken: null,
    receivedAt: new Date().toISOString(),
    isAutomatic: isQuiet,
    ...(isQuiet && { label: SPAM }),
    attachments: [],
  };
}

type Receiver = { taken: TakenMessage; email: string; place: { channel: "email"; addressHash: string } };

/**
 * A mail that says that the message arrived. Nothing that a stranger typed stands in it but the address; who wants no mail, or never took
 * one, gets none. False where none goes out.
 */
async function sayItArrived(tx: Repositories, { business, form }: OpenForm, receiver: Receiver): Promise<boolean> {
  const { taken, email, place } = receiver;
  const owned = await tx.businesses.findStanding(business.userId, business.id);
  const account = owned && accountFor(await tx.connections.list(owned), "form");
  if (!owned || !account || (await tx.suppressions.reasonFor(business.id, place))) return false;
  const language = formLanguage(form.language, business.language);
  const words = formWords(language, business.name);
  return sendReceipt(tx, owned, {
    conversationId: taken.conversationId,
    channel: "form",
    toAddress: email,
    subject: words.receiptSubject,
    body: `${form.thanks.trim() || words.receiptText}\n\n${words.receiptWhy}`,
    language,
    fromAddress: EmailSettings.parse(account.settings).fromAddress,
  });
}
