import {
  type Conversation,
  type ConversationChange,
  type ConversationCounts,
  type ConversationHead,
  type ConversationQuery,
  type Message,
  type MessageQuery,
  ROLE_PERMISSIONS,
} from "@handbill/contracts";
import { actAsNobody } from "../core/acting.ts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { ConversationRow } from "../data/repositories/conversation-sql.ts";
import type { Page } from "../data/repositories/cursor.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { hitParts } from "./messages/hit-parts.ts";
import { wordsOf } from "./search-words.ts";

type Needs = { store: Store; businesses: BusinessService };
export type MessagingService = ReturnType<typeof createMessagingService>;

/** What people write to a business: to be read, found, and put in order. */
export function createMessagingService({ store, businesses }: Needs) {
  const owned = businesses.requireOwned;

  const head = async (business: OwnedBusiness, conversationId: string): Promise<ConversationHead> => {
    const row = await store.conversations.find(business, conversationId);
    if (!row) throw notFound("Conversation");
    return { ...toConversation(row), answers: row.answers, window: row.window };
  };

  /** Who only reads cannot answer anybody. */
  const requireColleague = async (business: OwnedBusiness, userId: string): Promise<void> => {
    const colleague = await store.team.find(business, userId);
    if (!colleague || !ROLE_PERMISSIONS[colleague.role].includes("edit")) throw noColleague();
  };

  return {
    async list(userId: string, businessId: string, query: ConversationQuery): Promise<Page<Conversation>> {
      const business = await owned(userId, businessId);
      const words = wordsOf(query.q);
      if (query.q !== "" && words.length === 0) return { items: [], next: null };
      const list = () => store.conversations.list(business, query, words);
      // The index of words serves no query behind a policy: every message would be read. Each names the business by a word of its own.
      const { items, next } = await (words.length > 0 ? actAsNobody(list) : list());
      return { items: items.map(toConversation), next };
    },

    async counts(userId: string, businessId: string): Promise<ConversationCounts> {
      return store.conversations.counts(await owned(userId, businessId));
    },

    async get(userId: string, businessId: string, conversationId: string): Promise<ConversationHead> {
      return head(await owned(userId, businessId), conversationId);
    },

    /** Puts it in order. What is done or put to sleep is not both; whoever puts it to sleep wants it open afterwards. */
    async change(
      userId: string,
      businessId: string,
      conversationId: string,
      change: ConversationChange,
    ): Promise<ConversationHead> {
      const business = await owned(userId, businessId);
      const { assigneeId, snoozedUntil, status } = change;
      if (assigneeId && assigneeId !== userId) await requireColleague(business, assigneeId);
      if (snoozedUntil && Date.parse(snoozedUntil) <= Date.parse(await store.schedules.now())) throw past();
      const order: ConversationChange = {
        ...(snoozedUntil && { status: "open" }),
        ...(status !== undefined && { snoozedUntil: null }),
        ...change,
      };
      await store.transaction(async (tx) => {
        if (!(await tx.conversations.change(business, conversationId, order))) throw notFound("Conversation");
        if (change.auto === undefined) return;
        const action = change.auto ? "auto_answers.switched_on" : "auto_answers.switched_off";
        await tx.audit.append(business, { action, target: conversationId });
      });
      return head(business, conversationId);
    },

    /** Takes a conversation away; it can be brought back for a month. */
    async remove(userId: string, businessId: string, conversationId: string): Promise<void> {
      const business = await owned(userId, businessId);
      await store.transaction(async (tx) => {
        if (!(await tx.conversations.remove(business, conversationId))) throw notFound("Conversation");
        await tx.audit.append(business, { action: "conversation.removed", target: conversationId });
      });
    },

    async restore(userId: string, businessId: string, conversationId: string): Promise<ConversationHead> {
      const business = await owned(userId, businessId);
      await store.transaction(async (tx) => {
        if (!(await tx.conversations.restore(business, conversationId))) return;
        await tx.audit.append(business, { action: "conversation.restored", target: conversationId });
      });
      return head(business, conversationId);
    },

    /** Erases what was removed long enough ago, of all businesses. */
    async sweep(): Promise<void> {
      while ((await store.transaction((tx) => tx.conversations.erase())) > 0);
    },

    async messages(
      userId: string,
      businessId: string,
      conversationId: string,
      query: Pick<MessageQuery, "limit" | "cursor">,
    ): Promise<Page<Message>> {
      const business = await owned(userId, businessId);
      const page = await store.messages.ofConversation(business, conversationId, query);
      if (page.items.length === 0) await head(business, conversationId);
      return page;
    },

    async allMessages(userId: string, businessId: string, query: MessageQuery): Promise<Page<Message>> {
      return store.messages.list(await owned(userId, businessId), query);
    },

    /** With what came as HTML. */
    async message(userId: string, businessId: string, messageId: string): Promise<Message> {
      const message = await store.messages.find(await owned(userId, businessId), messageId);
      if (!message) throw notFound("Message");
      return message;
    },
  };
}

const toConversation = ({ headline, ...row }: ConversationRow): Conversation => ({ ...row, hits: hitParts(headline) });

const noColleague = () =>
  new AppError("invalid_request", "Only people who work for this business can be asked to answer.", {
    errors: [{ path: "assigneeId", message: "Nobody of this business." }],
  });

const past = () => new AppError("time_past", "This time is over. Choose one that is still to come.");
