import type { SmsReport } from "@handbill/contracts";
import { addressHint } from "../../core/addresses.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { Repositories } from "../../data/store.ts";
import { takeInbound } from "../messaging-inbound.ts";
import { placeOf } from "./correspondent.ts";
import { confirmationOf, type ListWish, wishIn } from "./opt-out-words.ts";
import { readNumber } from "./phone-number.ts";
import { sendReceipt } from "./receipt.ts";

type Received = Extract<SmsReport, { type: "sms.received" }>["data"];

/** From one number within an hour; further ones are kept quietly. */
const MOST_AN_HOUR = 30;
/** Of what is said by itself to one number: two machines have no long talk. */
const MOST_RECEIPTS_A_DAY = 4;

/**
 * Takes a text message, in a transaction: once, as a message. STOP in any of the languages ends all messages to that number from this
 * moment, START begins them again, and either is confirmed once. False where it was there before.
 */
export async function takeSms(
  tx: Repositories,
  business: OwnedBusiness,
  { id, from, to, text, at }: Received,
  country: string | null,
): Promise<boolean> {
  const number = readNumber(from, country);
  const address = number ?? from.trim();
  const wish = number === undefined ? undefined : wishIn(text);
  // Who writes without a number cannot be answered.
  const isMachine = number === undefined || (await tx.incomingMail.countLately(business.id, address)) >= MOST_AN_HOUR;
  const taken = await takeInbound(tx, business.id, {
    channel: "sms",
    externalId: id,
    from: { address, name: "" },
    to: to === undefined ? [] : [to],
    subject: "",
    text: text.trim() === "" ? "[Empty message]" : text,
    quoted: "",
    html: null,
    inReplyTo: null,
    references: [],
    replyToken: null,
    receivedAt: at ?? new Date().toISOString(),
    isAutomatic: isMachine || wish !== undefined,
    attachments: [],
  });
  if (!taken?.isNew) return false;
  if (wish !== undefined) await obey(tx, business, { wish, address, taken });
  return true;
}

type Asked = { wish: ListWish; address: string; taken: { conversationId: string; contactId: string | null } };

async function obey(tx: Repositories, business: OwnedBusiness, { wish, address, taken }: Asked): Promise<void> {
  const place = placeOf(business.id, "sms", address);
  if (!place) return;
  const { contactId, conversationId } = taken;
  const before = await tx.suppressions.reasonFor(business.id, place);
  if (wish === "stop") {
    const hint = addressHint("sms", address);
    await tx.suppressions.add(business.id, place, { hint, reason: "unsubscribed", detail: "by a text message" });
    if (contactId !== null) await tx.subscriptions.withdraw(business.id, contactId, "sms");
  } else {
    const lifted = await tx.suppressions.lift(business.id, place, ["unsubscribed", "paused"]);
    const given = { source: "by a text message", textVersion: "START", confirmed: true };
    if (lifted && contactId !== null) await tx.subscriptions.give(business.id, contactId, "sms", given);
  }
  const isNew =
    wish === "stop" ? before === undefined || before === "paused" : before === "unsubscribed" || before === "paused";
  if (!isNew || (await tx.chats.receiptsLately(business.id, address)) >= MOST_RECEIPTS_A_DAY) return;
  const contact = contactId === null ? undefined : await tx.contacts.find(business, contactId);
  const language = contact?.language ?? business.language;
  await sendReceipt(tx, business, {
    conversationId,
    channel: "sms",
    toAddress: address,
    subject: "",
    body: confirmationOf(wish, language, business.name),
    language,
    fromAddress: "",
  });
}
