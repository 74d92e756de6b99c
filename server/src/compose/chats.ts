import { createSmsGateway } from "../infrastructure/chat/sms-gateway.ts";
import { createWhatsApp } from "../infrastructure/chat/whatsapp.ts";
import type { OutsideHttp } from "../infrastructure/outside-http.ts";
import { messageHookRoutes, smsHooks } from "../routes/message-hook-routes.ts";
import { whatsAppHooks, whatsAppRoutes } from "../routes/whatsapp-routes.ts";
import { createMessageHookService } from "../services/message-hook-service.ts";
import { createSmsHookService } from "../services/sms-hook-service.ts";
import { createWhatsAppHookService } from "../services/whatsapp-hook-service.ts";
import { createWhatsAppTemplateService } from "../services/whatsapp-template-service.ts";
import type { Ground } from "./part.ts";

/** Channels of short messages. */
export function composeChats(
  { keys: { keyring, seal }, config, store, businesses, seen }: Ground,
  outside: OutsideHttp,
) {
  const { publicUrl } = config;
  const [whatsapp, gateway] = [createWhatsApp(outside), createSmsGateway(outside)];
  const hooks = createMessageHookService({ store, businesses, keyring, publicUrl });
  const templates = createWhatsAppTemplateService({ store, businesses, seal, whatsapp });
  return {
    whatsapp,
    gateway,
    routes: [messageHookRoutes(hooks), whatsAppRoutes(templates)],
    publicRoutes: [
      whatsAppHooks(seen("whatsAppHook", createWhatsAppHookService({ store, seal, keyring, whatsapp }))),
      smsHooks(seen("smsHook", createSmsHookService({ store, keyring }))),
    ],
  };
}

export type Chats = Pick<ReturnType<typeof composeChats>, "whatsapp" | "gateway">;
