import { id, ok, ReturnedMails, ReturnsAddress } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import { AppError } from "../core/errors.ts";
import type { ReturnedMailService } from "../services/returned-mail-service.ts";
import { ConnectionPath } from "./paths.ts";

const HookPath = z.strictObject({ businessId: id, key: z.string().check(z.maxLength(100)) });
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
      { schema: { hide: true, params: HookPath } },
      async ({ params: { businessId, key }, body, headers }, reply) => {
        const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        const isMail = headers["content-type"]?.startsWith("message/rfc822") === true;
        const taken = isMail
          ? await returned.reportMail(businessId, key, raw)
          : await returned.report(businessId, key, eventsIn(raw));
        return reply.send({ data: { taken } });
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
        schema: {
          tags: ["Connections"],
          summary: "Read where a mail service reports mails that came back, and complaints",
          description:
            "POST there `{ events: [{ kind, messageId or email, isLasting }] }` as JSON, or the mail that came back as `message/rfc822`.",
          params: ConnectionPath,
          response: { 200: ok(ReturnsAddress) },
        },
      },
      async ({ userId, params }) => ({ data: { url: await returned.address(userId, params.businessId) } }),
    );
    done();
  };

function eventsIn(raw: Buffer): z.infer<typeof ReturnedMails>["events"] {
  const read = ReturnedMails.safeParse(json(raw.toString("utf8")));
  if (!read.success) throw new AppError("invalid_request", "Send { events: [{ kind, messageId or email }] } as JSON.");
  return read.data.events;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
