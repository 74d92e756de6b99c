import type { Conversation, ConversationHead, Message } from "@handbill/contracts";

const AT = "2026-11-25T09:00:00Z";

/** A conversation as it is listed, for tests. */
export const aConversation = (change: Partial<Conversation> = {}): Conversation => ({
  id: "0199f0a0-0000-7000-8000-0000000000c1",
  contact: {
    id: "0199f0a0-0000-7000-8000-0000000000d1",
    name: "Ana Sousa",
    email: "ana@example.com",
    phone: null,
    language: "en",
  },
  fromName: "Ana Sousa",
  channel: "email",
  subject: "Bread without gluten",
  status: "open",
  snoozedUntil: null,
  assigneeId: null,
  labels: [],
  language: "en",
  unreadCount: 0,
  lastMessageAt: AT,
  lastDirection: "inbound",
  excerpt: "Do you have bread without gluten?",
  hits: null,
  auto: false,
  contentId: null,
  campaignId: null,
  revision: 1,
  createdAt: AT,
  updatedAt: AT,
  ...change,
});

/** A conversation as it is opened, for tests. */
export const aHead = (change: Partial<ConversationHead> = {}): ConversationHead => ({
  ...aConversation(),
  answers: null,
  window: null,
  ...change,
});

/** What a customer wrote, for tests. */
export const aMessage = (change: Partial<Message> = {}): Message => ({
  id: "0199f0a0-0000-7000-8000-0000000000e1",
  conversationId: aConversation().id,
  direction: "inbound",
  channel: "email",
  status: "received",
  authorKind: "contact",
  authorId: null,
  fromName: "Ana Sousa",
  fromAddress: "ana@example.com",
  replyTo: null,
  toAddress: "ola@bakery.example",
  subject: "Bread without gluten",
  body: "Do you have bread without gluten?",
  quoted: "",
  hasHtml: false,
  html: null,
  attachments: [],
  contentId: null,
  isAutomatic: false,
  language: "en",
  sentiment: null,
  sentimentSource: null,
  at: AT,
  holdUntil: null,
  sentAt: null,
  errorCode: null,
  errorDetail: null,
  draft: null,
  isStale: false,
  deliveredAt: null,
  readAt: null,
  template: null,
  version: 1,
  createdAt: AT,
  updatedAt: AT,
  ...change,
});

/** A reply that is not sent yet, for tests. */
export const aDraft = (change: Partial<Message> = {}): Message =>
  aMessage({
    id: "0199f0a0-0000-7000-8000-0000000000e2",
    direction: "outbound",
    status: "draft",
    authorKind: "ai",
    fromName: "Corner Bakery",
    fromAddress: "ola@bakery.example",
    toAddress: "ana@example.com",
    body: "Yes: every Friday.",
    draft: {
      cites: [
        {
          sentence: "Do you have bread without gluten?",
          answeredBy: "Yes: every Friday.",
          facts: ["Bread without gluten on Fridays"],
        },
      ],
      facts: ["Bread without gluten on Fridays"],
      isUnsure: false,
      reason: null,
      revision: 1,
      jobId: null,
    },
    ...change,
  });
