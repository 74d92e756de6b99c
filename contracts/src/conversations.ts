import * as z from "zod/mini";
import { ConversationStatus, MessageChannel, MessageDirection } from "./messages.ts";
import { PageQuery } from "./page.ts";
import { id, requiredText, text } from "./text.ts";

export const MAX_LABELS = 20;
const label = requiredText(40);

/** Whose words they are. */
export const ConversationContact = z.object({
  id,
  name: z.string(),
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  language: z.nullable(z.string()),
});
export type ConversationContact = z.infer<typeof ConversationContact>;

/** A piece of a text that was searched: what was found is marked. */
export const HitPart = z.object({ text: z.string(), isHit: z.boolean() });
export type HitPart = z.infer<typeof HitPart>;

/** Everything between a business and one person about one thing, as a line of the inbox. */
export const Conversation = z
  .object({
    id,
    /** Null where nobody knows who it is: a machine, or an address that is none. */
    contact: z.nullable(ConversationContact),
    /** What its writer is called there, where there is no contact. */
    fromName: z.string(),
    channel: MessageChannel,
    subject: z.string(),
    status: ConversationStatus,
    /** Out of sight until then. */
    snoozedUntil: z.nullable(z.string()),
    /** Whose turn it is. */
    assigneeId: z.nullable(id),
    labels: z.array(z.string()),
    /** Answers of the FAQ go out by themselves here, where they fit for sure. Off unless somebody switched it on. */
    auto: z.boolean(),
    language: z.nullable(z.string()),
    unreadCount: z.int(),
    lastMessageAt: z.string(),
    lastDirection: MessageDirection,
    excerpt: z.string(),
    /** With a search: where its words stand. */
    hits: z.nullable(z.array(HitPart)),
    /** The content, and its campaign, that it answers. */
    contentId: z.nullable(id),
    campaignId: z.nullable(id),
    /** One more with each message in or out: a draft that was made at another one is stale. */
    revision: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .register(z.globalRegistry, { id: "Conversation" });
export type Conversation = z.infer<typeof Conversation>;

/** `GET .../conversations/:conversationId`: with what it answers. */
export const ConversationHead = z
  .extend(Conversation, {
    /** Where a channel takes free words for a time only: until when; null before the customer wrote. Null for all other channels. */
    window: z.nullable(z.object({ until: z.nullable(z.string()) })),
    answers: z.nullable(
      z.object({ campaignId: z.nullable(id), campaignName: z.string(), contentId: z.nullable(id), topic: z.string() }),
    ),
  })
  .register(z.globalRegistry, { id: "ConversationHead" });
export type ConversationHead = z.infer<typeof ConversationHead>;

/** `snoozed`: those that are asleep, whatever their status; they are in none of the others. */
export const CONVERSATION_LISTS = ["open", "waiting", "done", "snoozed"] as const;

export const ConversationQuery = z.extend(PageQuery, {
  status: z.optional(z.enum(CONVERSATION_LISTS)),
  unread: z.optional(z.enum(["true"])),
  /** An id, or `me`. */
  assignee: z.optional(z.union([z.literal("me"), id])),
  label: z._default(text(40), ""),
  channel: z.optional(MessageChannel),
  contactId: z.optional(id),
  contentId: z.optional(id),
  /** Words of any of the messages, declined as their language does. */
  q: z._default(text(200), ""),
});
export type ConversationQuery = z.infer<typeof ConversationQuery>;

/** What waits. Counted as far as `COUNTED_TO`. */
export const ConversationCounts = z
  .object({ open: z.int(), unread: z.int(), waiting: z.int(), mine: z.int(), snoozed: z.int() })
  .register(z.globalRegistry, { id: "ConversationCounts" });
export type ConversationCounts = z.infer<typeof ConversationCounts>;
export const COUNTED_TO = 1_000;

/** `PATCH .../conversations/:conversationId`. The last word counts. */
export const ConversationChange = z.partial(
  z.strictObject({
    status: ConversationStatus,
    assigneeId: z.nullable(id),
    snoozedUntil: z.nullable(z.iso.datetime({ offset: true })),
    labels: z.array(label).check(
      z.maxLength(MAX_LABELS),
      z.overwrite((list) => [...new Set(list.map((one) => one.trim()))]),
    ),
    isUnread: z.boolean(),
    /** From now on: what was written before stays with its owner. Switched off, what is held is taken back. */
    auto: z.boolean(),
  }),
);
export type ConversationChange = z.infer<typeof ConversationChange>;

/** `POST .../conversations/:conversationId/messages`: a reply is a draft until it is sent, a note is for the owner's eyes. */
export const ConversationEntry = z.strictObject({
  kind: z.enum(["reply", "note"]),
  body: requiredText(20_000),
  subject: z.optional(text(300)),
});
export type ConversationEntry = z.infer<typeof ConversationEntry>;

/** An event of `GET .../conversations/events`. */
export const InboxChange = z.object({ counts: ConversationCounts });
export type InboxChange = z.infer<typeof InboxChange>;
