import type {
  FilledTemplate,
  ConversationStatus,
  InboxHours,
  InboxLimits,
  MessageAuthorKind,
  MessageChannel,
  MessageDirection,
  MessageStatus,
  ReplyDraft,
} from "@handbill/contracts";
import type { ColumnType, Generated } from "kysely";
import type { GeneratedJson, NullableJson, Timestamp } from "./column.ts";

export type ConversationTable = {
  id: string;
  businessId: string;
  contactId: string | null;
  channel: MessageChannel;
  subject: string;
  /** The subject as it is compared: without "Re:" and capitals. */
  subjectKey: string;
  status: ConversationStatus;
  snoozedUntil: string | null;
  assigneeId: string | null;
  labels: Generated<string[]>;
  /** Sure answers of the FAQ go out by themselves; who wanted that, and up to which revision it was looked at. */
  auto: Generated<boolean>;
  autoBy: string | null;
  autoRevision: Generated<number>;
  language: string | null;
  unreadCount: Generated<number>;
  lastMessageAt: Timestamp;
  lastDirection: MessageDirection;
  excerpt: string;
  /** What it answers. */
  contentId: string | null;
  campaignId: string | null;
  /** In the address that is answered to. */
  replyToken: string;
  /** One more with each message in or out: a draft that was made at another one is stale. */
  revision: Generated<number>;
  removedAt: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

export type MessageTable = {
  id: string;
  businessId: string;
  conversationId: string;
  direction: MessageDirection;
  channel: MessageChannel;
  status: MessageStatus;
  authorKind: MessageAuthorKind;
  authorId: string | null;
  fromName: Generated<string>;
  fromAddress: Generated<string>;
  /** Where its writer wants to be answered, where that is another address. */
  replyTo: string | null;
  toAddress: Generated<string>;
  subject: Generated<string>;
  body: string;
  quoted: Generated<string>;
  html: string | null;
  externalId: string | null;
  inReplyTo: string | null;
  referenceIds: Generated<string[]>;
  contentId: string | null;
  isAutomatic: Generated<boolean>;
  language: string | null;
  /** By which words of PostgreSQL it is searched: "german", or "simple". */
  searchConfig: Generated<string>;
  search: ColumnType<string | null, string | null | undefined, string | null>;
  sentiment: string | null;
  sentimentSource: string | null;
  /** Its place in the conversation: when it was received, sent or noted. */
  at: Timestamp;
  /** Until then it can be taken back; or when it is to be sent. */
  holdUntil: string | null;
  /** When something is to be done for it. */
  nextAt: string | null;
  /** Whoever sends it renews this; behind it nobody does any more. */
  leaseUntil: string | null;
  sentAt: string | null;
  /** When the channel says that it reached the customer, and that they looked at it. */
  deliveredAt: string | null;
  readAt: string | null;
  receivedAt: string | null;
  /** At which revision of the conversation it was asked for: who wrote since is still to be answered. */
  askedRevision: number | null;
  /** When somebody asked for it to be sent, or a program did. */
  askedAt: string | null;
  errorCode: string | null;
  errorDetail: string | null;
  tries: Generated<number>;
  /** Of these, before a person let it go last. */
  triesBefore: Generated<number>;
  draft: NullableJson<ReplyDraft>;
  template: NullableJson<FilledTemplate>;
  version: Generated<number>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

export type MessageAttemptTable = {
  messageId: string;
  number: number;
  businessId: string;
  channel: MessageChannel;
  status: "sending" | "accepted" | "refused" | "unknown";
  errorKind: string | null;
  /** What the mail server or the provider answered with. */
  answerStatus: number | null;
  excerpt: string | null;
  startedAt: Timestamp;
  endedAt: string | null;
};

export type SavedReplyTable = {
  id: string;
  businessId: string;
  name: string;
  body: string;
  language: string | null;
  uses: Generated<number>;
  version: Generated<number>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};

export type InboxSettingsTable = {
  businessId: string;
  signature: Generated<string>;
  hours: NullableJson<InboxHours>;
  limits: GeneratedJson<InboxLimits>;
  /** The languages, as PostgreSQL names them, in which there is something to find. */
  searchConfigs: Generated<string[]>;
  /** When questions that come again were last looked for by themselves. */
  questionsAt: string | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
};
