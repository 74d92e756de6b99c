import { listOf, Message, ok, type TemplateMessage, WhatsAppTemplate } from "@handbill/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call, pressKey } from "../../../api/call.ts";
import { keys } from "../../../api/keys.ts";

const CALM_MS = 5 * 60_000;

const askFor = async (businessId: string, isFresh: boolean, signal?: AbortSignal): Promise<WhatsAppTemplate[]> =>
  (
    await call(listOf(WhatsAppTemplate), "GET", `/businesses/${businessId}/whatsapp-templates`, {
      signal,
      query: isFresh ? { fresh: "true" } : {},
    })
  ).data;

/** Texts that WhatsApp approved for a business. Each question goes out to WhatsApp, so few are asked. */
export const templatesQuery = (businessId: string) =>
  queryOptions({
    queryKey: [...keys.business(businessId), "whatsapp-templates"],
    queryFn: ({ signal }) => askFor(businessId, false, signal),
    staleTime: CALM_MS,
  });

/** As WhatsApp has them now. */
export const freshTemplates = (businessId: string): Promise<WhatsAppTemplate[]> => askFor(businessId, true);

/** A draft made of a template. One press makes one, however often it is sent. */
export const addTemplateMessage = async (
  businessId: string,
  conversationId: string,
  wish: TemplateMessage,
): Promise<Message> =>
  (
    await call(ok(Message), "POST", `/businesses/${businessId}/conversations/${conversationId}/template-messages`, {
      body: wish,
      idempotencyKey: pressKey(wish),
    })
  ).data;
