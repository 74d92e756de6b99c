import { listOf, Message, ok, TemplateMessage, WhatsAppTemplate, WhatsAppTemplateQuery } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { WhatsAppHookService } from "../services/whatsapp-hook-service.ts";
import type { WhatsAppTemplateService } from "../services/whatsapp-template-service.ts";
import { entityTag } from "./entity-tag.ts";
import { BusinessPath, ConversationPath, HookPath, hookIn } from "./paths.ts";
import { may, signed } from "./policy.ts";

/** Meta posts 3 MB at most. */
const MOST = 3 * 1024 * 1024;
const PATH = "/hooks/whatsapp/:businessId/:key";

const said = z._default(z.string().check(z.maxLength(500)), "");
const Asked = z.object({ "hub.mode": said, "hub.verify_token": said, "hub.challenge": said });

/** Where Meta reports what people write on WhatsApp: an address that only the owner and Meta know. */
export const whatsAppHooks =
  (hooks: WhatsAppHookService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MOST }, (_request, body, parsed) =>
      parsed(null, body),
    );

    app.get(
      PATH,
      { config: { policy: signed() }, schema: { hide: true, params: HookPath, querystring: Asked } },
      async ({ params, query }, reply) => {
        hooks.requireKey(params.businessId, params.key);
        const { "hub.mode": mode, "hub.verify_token": token, "hub.challenge": challenge } = query;
        return reply.type("text/plain").send(hooks.confirm(params.businessId, { mode, token, challenge }));
      },
    );

    app.post(
      PATH,
      {
        config: { policy: signed() },
        schema: { hide: true, params: HookPath },
        onRequest: async ({ params }) => {
          const { businessId, key } = hookIn(params);
          hooks.requireKey(businessId, key);
        },
      },
      async ({ params: { businessId }, body, headers }) => {
        const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        return { data: await hooks.post(businessId, raw, String(headers["x-hub-signature-256"] ?? "").slice(0, 200)) };
      },
    );
    done();
  };

export const whatsAppRoutes =
  (templates: WhatsAppTemplateService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/whatsapp-templates",
      {
        config: { policy: may("edit", { asksOutside: true }) },
        schema: {
          tags: ["Messages"],
          summary: "List the approved templates of the WhatsApp account",
          description: "They are asked for anew every ten minutes, and with `fresh`.",
          params: BusinessPath,
          querystring: WhatsAppTemplateQuery,
          response: { 200: listOf(WhatsAppTemplate) },
        },
      },
      async ({ userId, params, query }) => ({
        data: await templates.list(userId, params.businessId, query.fresh === "true"),
        page: { next: null },
      }),
    );

    app.post(
      "/businesses/:businessId/conversations/:conversationId/template-messages",
      {
        config: { policy: may("edit") },
        schema: {
          tags: ["Messages"],
          summary: "Make a draft of an approved template of WhatsApp",
          description: "It may be sent at any time, as it is: its words cannot be changed. `send` lets it go.",
          params: ConversationPath,
          body: TemplateMessage,
          response: { 201: ok(Message) },
        },
      },
      async ({ userId, params, body }, reply) => {
        const message = await templates.draft(userId, params.businessId, params.conversationId, body);
        return reply.code(201).header("etag", entityTag(message.version)).send({ data: message });
      },
    );
    done();
  };
