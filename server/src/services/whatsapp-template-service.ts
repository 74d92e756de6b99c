import type { Message, TemplateMessage, WhatsAppTemplate } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { Seal } from "../core/seal.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Store } from "../data/store.ts";
import type { WhatsApp } from "../infrastructure/chat/whatsapp.ts";
import type { BusinessService } from "./business-service.ts";
import { accountFor } from "./messages/hold-reply.ts";
import { newEntry } from "./messages/new-entry.ts";
import { fillTemplate, readTemplates, type ReadTemplate } from "./messages/whatsapp-templates.ts";
import { openConnection } from "./publishing/connection-secrets.ts";

type Needs = { store: Store; businesses: BusinessService; seal: Seal; whatsapp: Pick<WhatsApp, "templates"> };
export type WhatsAppTemplateService = ReturnType<typeof createWhatsAppTemplateService>;

/** Meta changes what is approved within minutes at best. */
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 500;

/** Texts that WhatsApp approved, and drafts made of them. */
export function createWhatsAppTemplateService({ store, businesses, seal, whatsapp }: Needs) {
  const kept = new Map<string, { until: number; templates: Promise<ReadTemplate[]> }>();

  const ask = async (business: OwnedBusiness, connectionId: string): Promise<ReadTemplate[]> => {
    const sealed = await store.transaction((tx) => tx.connections.findSealed(business, connectionId));
    const open = sealed && openConnection(seal, sealed);
    if (!open) throw notFound("Connection");
    const told = await whatsapp.templates(open);
    if ("problem" in told) throw new AppError("channel_unreachable", told.problem);
    return readTemplates(told);
  };

  const templatesOf = async (business: OwnedBusiness, isFresh: boolean): Promise<ReadTemplate[]> => {
    const account = accountFor(await store.connections.list(business), "whatsapp");
    if (!account) throw new AppError("connection_off", "There is no WhatsApp number. Connect one first.");
    const known = kept.get(account.id);
    if (known && known.until > Date.now() && !isFresh) return known.templates;
    const templates = ask(business, account.id);
    kept.delete(account.id);
    kept.set(account.id, { until: Date.now() + KEPT_MS, templates });
    for (const id of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(id);
    // What failed is asked again.
    templates.catch(() => kept.delete(account.id));
    return templates;
  };

  return {
    async list(userId: string, businessId: string, isFresh: boolean): Promise<WhatsAppTemplate[]> {
      const business = await businesses.requireOwned(userId, businessId);
      const templates = await templatesOf(business, isFresh);
      return templates.map(({ name, language, category, text, blanks, whyNot }) => ({
        name,
        language,
        category,
        text,
        blanks,
        whyNot,
      }));
    },

    /** A draft whose words are those of a template. */
    async draft(userId: string, businessId: string, conversationId: string, wish: TemplateMessage): Promise<Message> {
      const business = await businesses.requireOwned(userId, businessId);
      const before = await store.conversations.find(business, conversationId);
      if (!before) throw notFound("Conversation");
      if (before.channel !== "whatsapp") throw new AppError("conflict", "Templates are for conversations on WhatsApp.");
      const found = (await templatesOf(business, false)).find(
        ({ name, language }) => name === wish.name && language === wish.language,
      );
      if (!found) throw notFound("Template");
      const { text: body, template } = fillTemplate(found, wish);
      const author = { kind: "person", id: userId } as const;
      const id = await store.transaction(async (tx) => {
        const conversation = await tx.conversations.lock(business, conversationId);
        if (!conversation) throw notFound("Conversation");
        return newEntry(tx, business, conversation, { kind: "reply", body, author, template });
      });
      const message = await store.messages.find(business, id);
      if (!message) throw notFound("Message");
      return message;
    },
  };
}
