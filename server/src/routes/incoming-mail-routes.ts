import { IncomingMailWay, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import { AppError } from "../core/errors.ts";
import type { IncomingMailService } from "../services/incoming-mail-service.ts";
import { AttachmentPath, ConnectionPath, HookPath, hookIn } from "./paths.ts";
import { may, signed } from "./policy.ts";
import { signatureIn } from "./signature.ts";

const MEGABYTE = 1024 * 1024;
const MOST_MAIL = 25 * MEGABYTE;
const Length = z.coerce.number();

/** Where a mail service posts what people write: an address that only the owner and the service know. */
export const incomingMailHooks =
  (mails: IncomingMailService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MOST_MAIL }, (_request, body, parsed) =>
      parsed(null, body),
    );
    app.post(
      "/hooks/mail/:businessId/:key",
      {
        config: { policy: signed() },
        schema: { hide: true, params: HookPath },
        // A stranger's 25 MB are not waited for.
        onRequest: async ({ params, headers }) => {
          const { businessId, key } = hookIn(params);
          mails.requireKey(businessId, key);
          const length = Length.safeParse(headers["content-length"] ?? 0);
          if (length.success && length.data > MOST_MAIL) {
            throw new AppError("body_too_large", "A mail may have 25 MiB at most.");
          }
        },
      },
      async ({ params: { businessId }, body, headers }) => {
        const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        return { data: await mails.post(businessId, { raw, headers: signatureIn(headers) }) };
      },
    );
    done();
  };

export const incomingMailRoutes =
  (mails: IncomingMailService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/connections/:connectionId/inbox",
      {
        config: { policy: may("manage") },
        schema: {
          tags: ["Connections"],
          summary: "Read where a mail service posts what people write",
          description:
            "POST there each mail as it came, as `message/rfc822` of at most 25 MiB, signed over its bytes with `secret` as Standard Webhooks describe it. A signature is good for five minutes, and the same `webhook-id` takes effect once. The answer is `{ data: { outcome } }`: `stored` as a message, `known` where it was there already, `returned` where it says that one of ours came back.",
          params: ConnectionPath,
          response: { 200: ok(IncomingMailWay) },
        },
      },
      async ({ userId, params }) => ({ data: await mails.wayOf(userId, params.businessId, params.connectionId) }),
    );

    app.get(
      "/businesses/:businessId/messages/:messageId/attachments/:attachmentId",
      {
        config: { policy: may("view") },
        schema: {
          tags: ["Messages"],
          summary: "Fetch a file that came with a message",
          description:
            "Always as a download, and of the type that stands in it. Files that were refused answer 404; their names stand with the message.",
          params: AttachmentPath,
          produces: ["application/octet-stream"],
        },
      },
      async ({ userId, params }, reply) => {
        const { name, mediaType, bytes } = await mails.file(userId, params);
        return reply
          .header("content-security-policy", "default-src 'none'; sandbox")
          .header("content-disposition", downloadOf(name))
          .type(mediaType)
          .send(bytes);
      },
    );
    done();
  };

/** By RFC 6266: the name in plain letters for old programs, and as it is for all others. */
function downloadOf(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
