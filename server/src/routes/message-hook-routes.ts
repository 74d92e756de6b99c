import { MessageHook, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { MessageHookService } from "../services/message-hook-service.ts";
import type { SmsHookService } from "../services/sms-hook-service.ts";
import { ConnectionPath, HookPath, hookIn } from "./paths.ts";
import { may, signed } from "./policy.ts";
import { signatureIn } from "./signature.ts";

const MOST = 256 * 1024;

/** Where the owner's program reports text messages. */
export const smsHooks =
  (hooks: SmsHookService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MOST }, (_request, body, parsed) =>
      parsed(null, body),
    );
    app.post(
      "/hooks/sms/:businessId/:key",
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
        return { data: await hooks.post(businessId, { raw, headers: signatureIn(headers) }) };
      },
    );
    done();
  };

export const messageHookRoutes =
  (hooks: MessageHookService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/connections/:connectionId/hook",
      {
        config: { policy: may("manage") },
        schema: {
          tags: ["Connections"],
          summary: "Read where WhatsApp, or a program that sends text messages, reports what people write",
          description:
            'WhatsApp: enter `url` and `verifyToken` in Meta\'s app dashboard under WhatsApp, Configuration, and subscribe to the field `messages`. Posts have to be signed with the app secret of the connection (`X-Hub-Signature-256`). Text messages: POST `{ type: "sms.received", data: { id, from, to?, text, at? } }` or `{ type: "sms.status", data: { id, attempt?, status: "sent" | "delivered" | "failed", reason?, at? } }`, signed with `secret` as Standard Webhooks describe it; `id` of a status is that of the message as it was handed over. Each message and each state takes effect once.',
          params: ConnectionPath,
          response: { 200: ok(MessageHook) },
        },
      },
      async ({ userId, params }) => ({ data: await hooks.wayOf(userId, params.businessId, params.connectionId) }),
    );
    done();
  };
