import { ok, ReturnedMailWay } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { ReturnedMailService } from "../services/returned-mail-service.ts";
import { ConnectionPath, HookPath } from "./paths.ts";
import { may, signed } from "./policy.ts";
import { signatureIn } from "./signature.ts";

const MAX_MAIL = 2 * 1024 * 1024;

/** Where a mail service reports what came back: an address that only the owner and the service know. */
export const returnedMailHooks =
  (returned: ReturnedMailService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MAX_MAIL }, (_request, body, parsed) =>
      parsed(null, body),
    );
    app.post(
      "/hooks/bounces/:businessId/:key",
      { config: { policy: signed() }, schema: { hide: true, params: HookPath } },
      async ({ params: { businessId, key }, body, headers }, reply) => {
        const post = {
          raw: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
          isMail: headers["content-type"]?.startsWith("message/rfc822") === true,
          headers: signatureIn(headers),
        };
        return reply.send({ data: await returned.report(businessId, key, post) });
      },
    );
    done();
  };

export const returnedMailRoutes =
  (returned: ReturnedMailService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/connections/:connectionId/returns",
      {
        config: { policy: may("manage") },
        schema: {
          tags: ["Connections"],
          summary: "Read where a mail service reports mails that came back, and complaints",
          description:
            "POST there the mail that came back as `message/rfc822`; what Amazon SES (by SNS), Postmark, Mailgun, SendGrid or Brevo send by themselves; or `{ events: [{ kind, messageId or email, isLasting }] }` as JSON, signed with `secret` as Standard Webhooks describe it. A signature is good for five minutes, and the same `webhook-id` takes effect once. Without a signature a mail that came back has to name the one that was sent by its Message-ID.",
          params: ConnectionPath,
          response: { 200: ok(ReturnedMailWay) },
        },
      },
      async ({ userId, params }) => ({ data: await returned.wayOf(userId, params.businessId, params.connectionId) }),
    );
    done();
  };
