import {
  type Campaign,
  type Content,
  type FaqChange,
  type FaqContent,
  type FaqCreate,
  type FaqEntry,
  type FaqSource,
  MAX_CONTENT_COUNT,
  MAX_FAQ_ENTRIES,
} from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { KnownQuestion } from "../data/repositories/faq-repository.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { excerptOf } from "./messages/excerpt.ts";

type Needs = { store: Store; businesses: BusinessService };
export type FaqService = ReturnType<typeof createFaqService>;
export type FaqPath = { businessId: string; faqId: string };

/** Questions that customers ask again and again. The owner answers each once; what is approved stands behind drafted replies. */
export function createFaqService({ store, businesses }: Needs) {
  return {
    async list(userId: string, businessId: string, status: FaqEntry["status"] | undefined): Promise<FaqEntry[]> {
      const entries = await store.faq.list(await businesses.requireOwned(userId, businessId), status);
      return entries.map(toEntry);
    },

    /** What the owner writes is approved at once. */
    async create(userId: string, businessId: string, { language, ...entry }: FaqCreate): Promise<FaqEntry> {
      const business = await businesses.requireOwned(userId, businessId);
      return store.transaction(async (tx) => {
        await tx.faq.oneAtATime(business);
        if ((await tx.faq.list(business)).length >= MAX_FAQ_ENTRIES) throw full();
        return tx.faq.add(business, { ...entry, language: language ?? business.language, status: "approved" });
      });
    },

    async change(userId: string, { businessId, faqId }: FaqPath, change: FaqChange): Promise<FaqEntry> {
      const business = await businesses.requireOwned(userId, businessId);
      return store.transaction(async (tx) => {
        await tx.faq.oneAtATime(business);
        const entry = await requireEntry(tx, business, faqId);
        const { status = entry.status, answer = entry.answer } = change;
        if (status === "approved" && answer.trim() === "") throw unanswered();
        const changed = await tx.faq.change(business, faqId, change);
        if (!changed) throw notFound("Question");
        return changed;
      });
    },

    async remove(userId: string, { businessId, faqId }: FaqPath): Promise<void> {
      const business = await businesses.requireOwned(userId, businessId);
      if (!(await store.faq.remove(business, faqId))) throw notFound("Question");
    },

    /** The messages in which it was asked, as far as they are still there. */
    async sources(userId: string, { businessId, faqId }: FaqPath): Promise<FaqSource[]> {
      const business = await businesses.requireOwned(userId, businessId);
      const { messageIds } = await requireEntry(store, business, faqId);
      const sources = await store.faq.sources(business, messageIds);
      return sources.map(({ messageId, conversationId, fromName, excerpt, at }) => {
        return { messageId, conversationId, fromName, excerpt: excerptOf(excerpt), at };
      });
    },

    /** Puts a content about it into a campaign, as proposed or in other words. Nobody writes it yet. */
    async placeContent(userId: string, { businessId, faqId }: FaqPath, wish: FaqContent): Promise<Content> {
      const business = await businesses.requireOwned(userId, businessId);
      return store.transaction(async (tx) => {
        const entry = await requireEntry(tx, business, faqId);
        const campaign = await tx.campaigns.findLocked(business, wish.campaignId);
        if (!campaign) throw notFound("Campaign");
        requireRoom(campaign, wish);
        const id = await tx.faq.placeContent(business, faqId, {
          ...wish,
          topic: wish.topic ?? (entry.topic || entry.question),
          angle: wish.angle ?? entry.angle,
        });
        const content = await tx.contents.find(business, id);
        if (!content) throw notFound("Content");
        return content;
      });
    },
  };
}

async function requireEntry(tx: Pick<Repositories, "faq">, business: OwnedBusiness, faqId: string): Promise<FaqEntry> {
  const entry = await tx.faq.find(business, faqId);
  if (!entry) throw notFound("Question");
  return entry;
}

/** Without what is nobody's business. */
const toEntry = ({ keys: _keys, ...entry }: KnownQuestion): FaqEntry => entry;

/** A campaign takes what fits into it; a plan that is being made would throw it out again. */
function requireRoom(campaign: Campaign, { channel, scheduledOn = null }: FaqContent): void {
  if (!campaign.strategy || campaign.status === "planning") {
    throw new AppError("conflict", "The plan of this campaign is not ready yet. Contents can be added once it is.");
  }
  if (!campaign.channels.includes(channel)) {
    throw wrong(
      "channel",
      "This campaign does not use that channel. Choose one of its own, or add it to the campaign.",
    );
  }
  if (scheduledOn !== null && (scheduledOn < campaign.startsOn || scheduledOn > campaign.endsOn)) {
    throw wrong("scheduledOn", "This day is outside of the campaign.");
  }
  if (campaign.contents.total >= MAX_CONTENT_COUNT) {
    throw new AppError("conflict", `A campaign has ${MAX_CONTENT_COUNT} contents at most. Take one away first.`);
  }
}

const wrong = (path: string, message: string) =>
  new AppError("invalid_request", message, { errors: [{ path, message }] });

const full = () =>
  new AppError("conflict", `There are ${MAX_FAQ_ENTRIES} questions already. Take one away that nobody asks any more.`);

const unanswered = () => wrong("answer", "Write the answer first: a question is approved together with it.");
