import type { Seal } from "../core/seal.ts";
import { createWhatsApp } from "../infrastructure/chat/whatsapp.ts";
import type { OutsideHttp } from "../infrastructure/outside-http.ts";
import { whatsAppHooks, whatsAppRoutes } from "../routes/whatsapp-routes.ts";
import { createWhatsAppHookService } from "../services/whatsapp-hook-service.ts";
import { createWhatsAppTemplateService } from "../services/whatsapp-template-service.ts";
import type { Ground } from "./part.ts";

/** Channels of short messages. */
export function composeChats({ authSecret, config, store, businesses }: Ground, seal: Seal, outside: OutsideHttp) {
  const whatsapp = createWhatsApp(outside);
  const { publicUrl } = config;
  const hooks = createWhatsAppHookService({ store, businesses, seal, authSecret, publicUrl, whatsapp });
  const templates = createWhatsAppTemplateService({ store, businesses, seal, whatsapp });
  return { whatsapp, routes: [whatsAppRoutes(hooks, templates)], publicRoutes: [whatsAppHooks(hooks)] };
}
