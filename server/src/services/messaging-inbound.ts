import { isStorable } from "@handbill/contracts";
import { loadSpokenLanguage } from "../ai/rules/spoken-language.ts";
import type { InboundMessage } from "../core/inbound-message.ts";
import { searchConfigOf } from "../core/search-words.ts";
import type { AnsweredDelivery, InboundBusiness, Thread } from "../data/repositories/inbound-repository.ts";
import type { Repositories } from "../data/store.ts";
import { isHidden, newContact, newReplyToken, placeOf } from "./messages/correspondent.ts";
import { excerptOf } from "./messages/excerpt.ts";
import { subjectKey } from "./messages/subject-key.ts";

/** Where a message is now; `isNew` is false where it had come before. */
export type TakenMessage = { messageId: string; conversationId: string; contactId: string | null; isNew: boolean };

/** Longer ones are cut: nobody reads them, and everybody would wait for them. */
const MOST = { name: 200, address: 254, subject: 500, text: 200_000, html: 1_000_000, references: 50 };

/**
 * Takes a message that came from outside, in a transaction: it is stored once, in the conversation it belongs to, with the contact it
 * came from, and waits to be read. What a machine wrote is stored and is nobody's work. Undefined where the business is not there.
 */
export async function takeInbound(
  tx: Repositories,
  businessId: string,
  inbound: InboundMessage,
): Promise<TakenMessage | undefined> {
  const spoken = await loadSpokenLanguage(); // before others wait for this one
  const business = await tx.inbound.oneAtATime(businessId);
  if (!business) return undefined;
  const message = bounded(inbound);
  const known = await tx.inbound.known(businessId, message.channel, message.externalId);
  if (known) return { ...known, isNew: false };

  const named = [message.inReplyTo, ...message.references.toReversed()].filter((name) => name !== null);
  const delivery = message.channel === "email" ? await tx.inbound.deliveryOf(businessId, named) : undefined;
  const { id: contactId, language: ofContact } = await contactOf(tx, business, message, delivery);
  const thread =
    (await findThread(tx, businessId, message, { named, delivery, contactId })) ??
    (await beginThread(tx, businessId, message, { delivery, contactId }));

  // What a mail program says of its owner is less than what they write, and more than what they wrote before.
  const expected = message.language ?? thread.language ?? ofContact ?? business.language;
  const heardLanguage = spoken(message.text || message.subject, expected, [message.from.name, business.name]);
  const language = heardLanguage ?? expected;
  const { messageId, at } = await tx.inbound.add(businessId, {
    conversationId: thread.id,
    channel: message.channel,
    externalId: message.externalId,
    fromName: message.from.name,
    fromAddress: message.from.address,
    replyTo: message.replyTo ?? null,
    toAddress: message.to.join(", ").slice(0, MOST.subject),
    subject: message.subject,
    body: message.text,
    quoted: message.quoted,
    html: message.html,
    inReplyTo: message.inReplyTo,
    referenceIds: [...message.references],
    contentId: delivery?.contentId ?? thread.contentId,
    isAutomatic: message.isAutomatic,
    language,
    searchConfig: searchConfigOf(language),
    at: message.receivedAt,
  });
  await tx.attachments.insert(businessId, messageId, message.attachments);
  const heard = { at, excerpt: excerptOf(message.text || message.subject), contactId };
  if (message.isAutomatic) await tx.inbound.noteQuietly(thread.id, heard);
  else {
    await tx.inbound.reopen(thread.id, { ...heard, language: heardLanguage ?? message.language ?? null });
    if (delivery) await tx.mailEvents.note("reply", delivery.id);
  }
  await tx.inbound.announce(businessId);
  return { messageId, conversationId: thread.id, contactId: thread.contactId ?? contactId, isNew: true };
}

const cut = (text: string, most: number): string => storable(text).slice(0, most).toWellFormed();

/** Only texts that can be stored, and no more of them than anybody reads. */
function bounded(message: InboundMessage): InboundMessage {
  return {
    ...message,
    externalId: cut(message.externalId, 1_000),
    from: { name: cut(message.from.name, MOST.name), address: cut(message.from.address, MOST.address) },
    replyTo: message.replyTo ? cut(message.replyTo, MOST.address) : null,
    to: message.to.map((address) => cut(address, MOST.address)),
    subject: cut(message.subject, MOST.subject),
    text: cut(message.text, MOST.text),
    quoted: cut(message.quoted, MOST.text),
    html: message.html === null ? null : cut(message.html, MOST.html),
    inReplyTo: message.inReplyTo === null ? null : cut(message.inReplyTo, 1_000),
    references: message.references.slice(-MOST.references).map((name) => cut(name, 1_000)),
  };
}

const storable = (text: string): string => (isStorable(text) ? text : text.replaceAll("\u0000", "").toWellFormed());

/** With the language that they chose, where they did. */
type Writer = { id: string | null; language: string | null };

/** Whose message it is: by the address, by the mail that is answered, or somebody new. A machine is nobody. */
async function contactOf(
  tx: Repositories,
  business: InboundBusiness,
  { channel, from, isAutomatic }: InboundMessage,
  delivery: AnsweredDelivery | undefined,
): Promise<Writer> {
  const place = placeOf(business.id, channel, from.address);
  const known = place && (await tx.subscriptions.contactAt(business.id, place));
  if (known) return known;
  if (delivery?.contactId) return { id: delivery.contactId, language: null };
  const id = place && !isAutomatic ? await newContact(tx, business.id, place, from.name) : null;
  return { id, language: null };
}

type Found = { named: readonly string[]; delivery: AnsweredDelivery | undefined; contactId: string | null };

async function findThread(
  tx: Repositories,
  businessId: string,
  { channel, replyToken, subject, from }: InboundMessage,
  { named, delivery, contactId }: Found,
): Promise<Thread | undefined> {
  const { inbound } = tx;
  const answered =
    (await inbound.threadOfMessages(businessId, channel, named)) ??
    (replyToken ? await inbound.threadOfToken(businessId, replyToken) : undefined);
  if (answered) return answered;
  if (contactId === null)
    return isHidden(from.address) ? inbound.threadOfWriter(businessId, channel, from.address) : undefined;
  if (delivery) return inbound.threadOfContent(businessId, contactId, delivery.contentId);
  if (channel === "whatsapp" || channel === "sms") return inbound.threadOfContact(businessId, contactId, channel);
  const key = subjectKey(subject);
  return channel === "email" && key !== "" ? inbound.threadOfSubject(businessId, contactId, key) : undefined;
}

const beginThread = (
  tx: Repositories,
  businessId: string,
  { channel, subject, isAutomatic, language, label }: InboundMessage,
  { delivery, contactId }: Omit<Found, "named">,
): Promise<Thread> =>
  tx.inbound.begin(businessId, {
    contactId,
    channel,
    subject,
    subjectKey: subjectKey(subject),
    status: isAutomatic ? "done" : "open",
    language: language ?? null,
    contentId: delivery?.contentId ?? null,
    campaignId: delivery?.campaignId ?? null,
    lastDirection: "inbound",
    replyToken: newReplyToken(),
    labels: label === undefined ? [] : [label],
  });
