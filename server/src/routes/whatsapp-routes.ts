import { MessageHook, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { WhatsAppHookService } from "../services/whatsapp-hook-service.ts";
import { ConnectionPath, HookPath } from "./paths.ts";

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
      { schema: { hide: true, params: HookPath, querystring: Asked } },
      async ({ params, query }, reply) => {
        hooks.requireKey(params.businessId, params.key);
        const { "hub.mode": mode, "hub.verify_token": token, "hub.challenge": challenge } = query;
        return reply.type("text/plain").send(hooks.confirm(params.businessId, { mode, token, challenge }));
      },
    );

    app.post(
      PATH,
      {
        schema: { hide: true, params: HookPath },
        onRequest: async ({ params }) => {
          const { businessId, key } = z.parse(HookPath, params);
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
  (hooks: WhatsAppHookService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/connections/:connectionId/hook",
      {
        schema: {
          tags: ["Connections"],
          summary: "Read where WhatsApp reports what people write",
          description:
            "Enter `url` and `verifyToken` in Meta's app dashboard under WhatsApp, Configuration, and subscribe to the field `messages`. Posts there have to be signed with the app secret of the connection (`X-Hub-Signature-256`); each message and each state takes effect once.",
          params: ConnectionPath,
          response: { 200: ok(MessageHook) },
        },
      },
      async ({ userId, params }) => ({ data: await hooks.wayOf(userId, params.businessId, params.connectionId) }),
    );
    done();
  };
