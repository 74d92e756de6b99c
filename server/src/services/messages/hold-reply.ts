import {
  type Connection,
  countSms,
  EmailSettings,
  HOLD_SECONDS,
  type MessageChannel,
  type MessageSend,
  SMS_MOST_SEGMENTS,
  UNFILLED,
} from "@handbill/contracts";
import { AppError, notFound } from "../../core/errors.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { Repositories } from "../../data/store.ts";
import { readMoment } from "../schedule/moment.ts";
import { requireWindow } from "./chat-window.ts";
import { replyNameOf } from "./compose-reply.ts";
import { isHidden, placeOf } from "./correspondent.ts";
import { whyNotAnswered } from "./reply-place.ts";

const MOST_DAYS_AHEAD = 60;
const DAY_MS = 86_400_000;

/**
 * Lets a reply go, in a transaction: in ten seconds, in which it can be taken back, or at a time. What would go wrong for sure is said
 * at once, and changes nothing.
 */
export async function holdReply(
  tx: Repositories,
  business: OwnedBusiness,
  messageId: string,
  wish: MessageSend = {},
): Promise<void> {
  const message = await tx.drafts.lock(business, messageId);
  if (!message) throw notFound("Message");
  if (message.direction !== "outbound") throw new AppError("conflict", "Only a reply can be sent.");
  const conversation = await tx.conversations.lock(business, message.conversationId);
  if (!conversation) throw notFound("Conversation");
  requireFilled(message.body);
  if (business.sample)
    throw new AppError("conflict", "The sample business writes to nobody. Make your own to answer people.");
  const domain = await requireWay(tx, business, message.channel);
  const at = wish.at === undefined ? null : await readTime(tx, business, { ...wish, at: wish.at });
  if (message.channel === "whatsapp" && message.template === null) {
    const leavesAt = Date.parse(at ?? (await tx.schedules.now())) + (at === null ? HOLD_SECONDS * 1_000 : 0);
    await requireWindow(tx, business, message, leavesAt);
  }
  if (message.channel === "sms") requireSegments(message.body);
  const toAddress = await requireAddress(tx, business, { ...message, contactId: conversation.contactId });
  const isHeld = await tx.drafts.hold(business, messageId, {
    seconds: HOLD_SECONDS,
    at,
    externalId: message.externalId ?? replyNameOf(messageId, domain),
    toAddress,
    revision: conversation.revision,
  });
  if (!isHeld) throw new AppError("conflict", "This reply is on its way already, or out.");
  const details = { channel: message.channel, message: messageId, ...(at !== null && { at }) };
  await tx.audit.append(business, { action: "message.sent", target: message.conversationId, details });
}

/** The customer must not read `{{name}}`. */
function requireFilled(body: string): void {
  const [open] = body.matchAll(UNFILLED);
  if (!open) return;
  throw new AppError("invalid_request", `Write something in the place of ${open[0]} first.`, {
    errors: [{ path: "body", message: `${open[0]} is still to be filled in.` }],
  });
}

/** By which kind of connection the messages of a channel leave. */
const KINDS: Record<MessageChannel, string> = { email: "email", form: "email", whatsapp: "whatsapp", sms: "sms" };

/** By which of its connections a business writes to one person on a channel: the first that is on. */
export const accountFor = (connections: readonly Connection[], channel: MessageChannel): Connection | undefined =>
  connections.find(({ kind, offReason }) => kind === KINDS[channel] && offReason === null);

/** By what it leaves; the address it comes from. */
async function requireWay(tx: Repositories, business: OwnedBusiness, channel: MessageChannel): Promise<string> {
  const account = accountFor(await tx.connections.list(business), channel);
  if (account?.kind === "email") return EmailSettings.parse(account.settings).fromAddress;
  if (account) return NOWHERE;
  throw new AppError(
    "connection_off",
    `${NO_WAY[channel] ?? "There is no mail account to send with."} Connect one first; the draft is kept.`,
  );
}

const NO_WAY: Partial<Record<MessageChannel, string>> = {
  whatsapp: "There is no WhatsApp number to send with.",
  sms: "There is no program that sends text messages.",
};

/** What is longer is dear, and arrives in pieces. */
function requireSegments(body: string): void {
  const { segments } = countSms(body);
  if (segments <= SMS_MOST_SEGMENTS) return;
  throw new AppError(
    "over_limit",
    `This would be ${segments} text messages in one. ${SMS_MOST_SEGMENTS} are the most.`,
    {
      errors: [{ path: "body", message: "Too long.", actual: segments, limit: SMS_MOST_SEGMENTS, unit: "segments" }],
    },
  );
}

/** Names of messages that are not mails need no domain. */
const NOWHERE = "chat@handbill.invalid";

async function requireAddress(
  tx: Repositories,
  business: OwnedBusiness,
  message: { channel: MessageChannel; conversationId: string; contactId: string | null; toAddress: string },
): Promise<string> {
  const contact = message.contactId === null ? undefined : await tx.contacts.find(business, message.contactId);
  if (message.channel === "whatsapp" && isHidden(message.toAddress)) return message.toAddress;
  const known = message.channel === "email" || message.channel === "form" ? contact?.email : contact?.phone;
  const place = placeOf(business.id, message.channel, message.toAddress || (known ?? ""));
  if (!place) throw new AppError("conflict", "There is no address to send this to. Enter one at the contact.");
  const reason = await tx.suppressions.reasonFor(business.id, place);
  const answered = await tx.drafts.answered(business, message.conversationId);
  const why = whyNotAnswered(reason, answered !== undefined, message.channel);
  if (why) throw new AppError(reason === "complained" ? "complaint_stands" : "conflict", why.detail);
  return place.address;
}

async function readTime(
  tx: Repositories,
  business: OwnedBusiness,
  { at, timezone }: MessageSend & { at: string },
): Promise<string> {
  const now = Date.parse(await tx.schedules.now());
  const { epochMilliseconds } = readMoment({ at, timezone: timezone ?? business.timezone }).at;
  if (epochMilliseconds <= now) throw new AppError("time_past", "This time is over. Choose one that is still to come.");
  if (epochMilliseconds > now + MOST_DAYS_AHEAD * DAY_MS) {
    throw new AppError("invalid_request", `A reply can wait for ${MOST_DAYS_AHEAD} days at most.`, {
      errors: [{ path: "at", message: "Too far ahead." }],
    });
  }
  return new Date(epochMilliseconds).toISOString();
}
