import {
  type FilledReply,
  type InboxSettings,
  type InboxSettingsChange,
  REPLY_VARIABLES,
  type ReplyVariable,
  type SavedReply,
  type SavedReplyChange,
  type SavedReplyCreate,
  UNFILLED,
} from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { openingOf } from "./messages/opening.ts";

type Needs = { store: Store; businesses: BusinessService };
export type SavedReplyService = ReturnType<typeof createSavedReplyService>;

/** Texts that are used again and again, and how a business answers: its signature, its hours, its bounds. */
export function createSavedReplyService({ store, businesses }: Needs) {
  const owned = businesses.requireOwned;

  const settings = async (business: OwnedBusiness): Promise<InboxSettings> => {
    const stored = await store.savedReplies.settings(business.id);
    return { ...stored, ...openingOf(stored.hours, business, await store.schedules.now()) };
  };

  return {
    async list(userId: string, businessId: string): Promise<SavedReply[]> {
      return store.savedReplies.list(await owned(userId, businessId));
    },

    async create(userId: string, businessId: string, wish: SavedReplyCreate): Promise<SavedReply> {
      const reply = await store.savedReplies.insert(await owned(userId, businessId), wish);
      if (!reply) throw nameTaken();
      return reply;
    },

    async update(userId: string, businessId: string, id: string, change: SavedReplyChange): Promise<SavedReply> {
      const business = await owned(userId, businessId);
      if (change.name !== undefined && (await store.savedReplies.isTaken(business, id, change.name))) throw nameTaken();
      const reply = await store.savedReplies.update(business, id, change);
      if (!reply) throw notFound("Saved reply");
      return reply;
    },

    async remove(userId: string, businessId: string, id: string): Promise<void> {
      if (!(await store.savedReplies.remove(await owned(userId, businessId), id))) throw notFound("Saved reply");
    },

    /** The text for one customer. What nobody knows stays in its braces and is named: it is asked for, never sent. */
    async fill(userId: string, businessId: string, id: string, conversationId: string): Promise<FilledReply> {
      const business = await owned(userId, businessId);
      const reply = await store.savedReplies.find(business, id);
      if (!reply) throw notFound("Saved reply");
      const conversation = await store.conversations.find(business, conversationId);
      if (!conversation) throw notFound("Conversation");
      const name = (conversation.contact?.name || conversation.fromName).trim();
      await store.savedReplies.count(business, id);
      return filled(reply.body, {
        name,
        first_name: name.split(/\s+/u)[0] ?? "",
        business: business.name,
        website: business.website ?? "",
        location: business.location,
      });
    },

    async settings(userId: string, businessId: string): Promise<InboxSettings> {
      return settings(await owned(userId, businessId));
    },

    async changeSettings(userId: string, businessId: string, change: InboxSettingsChange): Promise<InboxSettings> {
      const business = await owned(userId, businessId);
      await store.savedReplies.saveSettings(business, change);
      return settings(business);
    },
  };
}

function filled(body: string, values: Record<ReplyVariable, string>): FilledReply {
  const missing = new Set<string>();
  const text = body.replaceAll(UNFILLED, (braces: string, written: string) => {
    const name = REPLY_VARIABLES.find((known) => known === written);
    const value = name && values[name];
    if (!value) missing.add(written);
    return value || braces;
  });
  return { body: text, missing: [...missing] };
}

const nameTaken = () => new AppError("conflict", "Another saved reply has this name. Choose another one.");
