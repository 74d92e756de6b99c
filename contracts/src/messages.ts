import * as z from "zod/mini";
import { PageQuery } from "./page.ts";
import { moment } from "./schedule.ts";
import { MessageAttachment } from "./incoming-mail.ts";
import { id, requiredText, text, timeZone } from "./text.ts";

/** Ways by which people write to a business, and it to them. */
export const MESSAGE_CHANNELS = ["email", "whatsapp", "sms", "form"] as const;
export const MessageChannel = z.enum(MESSAGE_CHANNELS);
export type MessageChannel = z.infer<typeof MessageChannel>;

/** `note`: for the owner's own eyes. */
export const MessageDirection = z.enum(["inbound", "outbound", "note"]);
export type MessageDirection = z.infer<typeof MessageDirection>;

/**
 * `faq`: an answer the owner approved once, sent by itself where that was switched on; `receipt`: says by itself that a message arrived
 * by the contact form.
 */
export const MessageAuthorKind = z.enum(["contact", "person", "ai", "faq", "receipt"]);
export type MessageAuthorKind = z.infer<typeof MessageAuthorKind>;

/**
 * `held`: goes out in some seconds, or at a time, unless it is taken back; `accepted`: the server of the channel has it; `unknown`: it
 * may have arrived, and only a person sends it again.
 */
export const MESSAGE_STATUSES = [
  "received",
  "noted",
  "draft",
  "held",
  "queued",
  "sending",
  "accepted",
  "delivered",
  "read",
  "failed",
  "unknown",
  "cancelled",
] as const;
export const MessageStatus = z.enum(MESSAGE_STATUSES);
export type MessageStatus = z.infer<typeof MessageStatus>;

/** `waiting`: it was answered, and the customer is to speak. */
export const CONVERSATION_STATUSES = ["open", "waiting", "done"] as const;
export const ConversationStatus = z.enum(CONVERSATION_STATUSES);
export type ConversationStatus = z.infer<typeof ConversationStatus>;

/** What a drafted reply rests on. */
export const ReplyDraft = z
  .object({
    /** Which sentence of the customer is answered, word for word, by which one of the reply (null: it stays open), with which facts. */
    cites: z.array(z.object({ sentence: z.string(), answeredBy: z.nullable(z.string()), facts: z.array(z.string()) })),
    /** Facts of the business that it uses. */
    facts: z.array(z.string()),
    isUnsure: z.boolean(),
    /** Why it is unsure. */
    reason: z.nullable(z.string()),
    /** The conversation's revision it was made at: stale where that moved on. */
    revision: z.int(),
    /** The job that wrote it. */
    jobId: z.nullable(id),
  })
  .register(z.globalRegistry, { id: "ReplyDraft" });
export type ReplyDraft = z.infer<typeof ReplyDraft>;

/** One message of a conversation. */
export const Message = z
  .object({
    id,
    conversationId: id,
    direction: MessageDirection,
    channel: MessageChannel,
    status: MessageStatus,
    authorKind: MessageAuthorKind,
    /** The person of the business who wrote it. */
    authorId: z.nullable(id),
    fromName: z.string(),
    fromAddress: z.string(),
    /** Where its writer wants to be answered, where that is another address. */
    replyTo: z.nullable(z.string()),
    toAddress: z.string(),
    subject: z.string(),
    /** What is new in it. */
    body: z.string(),
    /** What was quoted of earlier ones. */
    quoted: z.string(),
    /** It also came as HTML, which `GET .../messages/:messageId` has. */
    hasHtml: z.boolean(),
    html: z.nullable(z.string()),
    /** Files that came with it, also those that were not kept. */
    attachments: z.array(MessageAttachment),
    contentId: z.nullable(id),
    /** Written by a machine: an absence, a receipt. */
    isAutomatic: z.boolean(),
    language: z.nullable(z.string()),
    sentiment: z.nullable(z.string()),
    /** Who says so. */
    sentimentSource: z.nullable(z.string()),
    at: z.string(),
    /** Until then it can be taken back. */
    holdUntil: z.nullable(z.string()),
    sentAt: z.nullable(z.string()),
    /** When the channel says that it reached the customer, and that they looked at it; null where it says nothing of the kind. */
    deliveredAt: z.nullable(z.string()),
    readAt: z.nullable(z.string()),
    /** What went wrong, and in words for its owner. */
    errorCode: z.nullable(z.string()),
    errorDetail: z.nullable(z.string()),
    draft: z.nullable(ReplyDraft),
    /** The approved template that it is made of: its words are not changed any more. */
    template: z.nullable(z.object({ name: z.string(), language: z.string() })),
    /** The conversation moved on since it was drafted. */
    isStale: z.boolean(),
    /** Its ETag. */
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .register(z.globalRegistry, { id: "Message" });
export type Message = z.infer<typeof Message>;

/** `GET .../messages`: of all conversations, the newest first. */
export const MessageQuery = z.extend(PageQuery, {
  direction: z.optional(MessageDirection),
  channel: z.optional(MessageChannel),
  status: z.optional(MessageStatus),
});
export type MessageQuery = z.infer<typeof MessageQuery>;

/** Who it is from or for: the id of a contact, or an address or a number. */
const correspondent = requiredText(254);

/**
 * `POST .../messages`. An inbound one is what somebody said elsewhere; an outbound one becomes a draft. It finds its conversation by
 * `inReplyTo`, the id of another message, or as a mail does.
 */
export const MessageCreate = z.strictObject({
  direction: z.enum(["inbound", "outbound"]),
  channel: MessageChannel,
  contact: correspondent,
  subject: z._default(text(300), ""),
  body: requiredText(20_000),
  inReplyTo: z.optional(id),
});
export type MessageCreate = z.infer<typeof MessageCreate>;

/** `PATCH .../messages/:messageId`: of drafts and notes. */
export const MessageChange = z.partial(z.strictObject({ body: requiredText(20_000), subject: text(300) }));
export type MessageChange = z.infer<typeof MessageChange>;

/** How long a reply can be taken back. */
export const HOLD_SECONDS = 10;

/** `POST .../messages/:messageId/send`: in ten seconds, in which it can be taken back, or at a time. */
export const MessageSend = z.strictObject({ at: z.optional(moment), timezone: z.optional(timeZone) });
export type MessageSend = z.infer<typeof MessageSend>;

const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "Write a time as 09:00." }));

/** When somebody answers: local times of the days from Monday to Sunday; null where nobody does. */
export const InboxHours = z.strictObject({
  days: z
    .array(z.nullable(z.strictObject({ from: clockTime, to: clockTime })))
    .check(z.minLength(7, { error: "Name all seven days." }), z.maxLength(7)),
});
export type InboxHours = z.infer<typeof InboxHours>;

const limit = z.strictObject({
  perMinute: z.int().check(z.minimum(1), z.maximum(600)),
  perDay: z.int().check(z.minimum(1), z.maximum(100_000)),
});

/** How many replies leave at most; a channel that is not named has the usual bounds. */
export const InboxLimits = z.partial(z.strictObject({ email: limit, whatsapp: limit, sms: limit }));
export type InboxLimits = z.infer<typeof InboxLimits>;
