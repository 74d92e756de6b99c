import * as z from "zod/mini";
import { id } from "./text.ts";

/** Ways by which people write to a business, and it to them. */
export const MESSAGE_CHANNELS = ["email", "whatsapp", "sms", "form"] as const;
export const MessageChannel = z.enum(MESSAGE_CHANNELS);
export type MessageChannel = z.infer<typeof MessageChannel>;

/** `note`: for the owner's own eyes. */
export const MessageDirection = z.enum(["inbound", "outbound", "note"]);
export type MessageDirection = z.infer<typeof MessageDirection>;

/** `faq`: an answer the owner approved once, sent by itself where that was switched on. */
export const MessageAuthorKind = z.enum(["contact", "person", "ai", "faq"]);
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
    /** Which sentence of the customer is answered, word for word, and where in the reply. */
    cites: z.array(z.object({ sentence: z.string(), answeredBy: z.string() })),
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
