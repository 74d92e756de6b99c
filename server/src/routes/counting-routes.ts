import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod/mini";
import type { CountingService, Told } from "../services/tracking/counting-service.ts";
import { anyone } from "./policy.ts";
import { visitOf } from "./visit.ts";
import { VISITOR_SCRIPT } from "./visitor-script.ts";

/** The smallest picture there is: one pixel that shows nothing. */
const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
const SCRIPT_SECONDS = 3_600;
const MOST_BYTES = 2_048;

const LinkPath = z.object({ code: z.string() });
const MailLinkPath = z.object({ code: z.string(), "*": z.string() });
const PixelPath = z.object({ token: z.string() });
const SitePath = z.object({ site: z.string() });

const short = z.optional(z.string().check(z.maxLength(300)));
const ScriptQuery = z.object({ k: short });
const Query = z.object({ goal: short, value: short, currency: short, key: short, hb: short });

/** Answers of these doors are for once, for nobody's history, and never a page. */
function plain(reply: FastifyReply): FastifyReply {
  return reply
    .header("cache-control", "no-store")
    .header("referrer-policy", "no-referrer")
    .header("x-robots-tag", "noindex, nofollow")
    .header("cross-origin-resource-policy", "cross-origin");
}

const text = (reply: FastifyReply, status: number, words: string) =>
  plain(reply).code(status).type("text/plain; charset=utf-8").send(words);

const pixel = (reply: FastifyReply) => plain(reply).type("image/gif").send(PIXEL);

const toldBy = ({ goal, value, currency, key, hb }: z.infer<typeof Query>): Told => ({
  goal: goal || "order",
  ...(value && { value }),
  ...(currency && { currency }),
  ...(key && { key }),
  ...(hb && { click: hb }),
});

async function follow(
  counting: CountingService,
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
  token?: string,
) {
  const found = await counting.click(code.toLowerCase(), token, visitOf(request));
  if (found === "unknown") return text(reply, 404, "This link leads nowhere. Perhaps it was copied in part.\n");
  if (found === "later") {
    return text(
      reply.header("retry-after", "5"),
      503,
      "This link cannot be looked up just now. Try it again in a moment.\n",
    );
  }
  return plain(reply).header("location", found.url).code(302).send();
}

/** The doors that strangers come through: links, pictures in mails, and the owner's website. All of them answer at once. */
export const countingRoutes =
  (counting: CountingService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    const hidden = { hide: true };

    app.get("/l/:code", { config: { policy: anyone() }, schema: { ...hidden, params: LinkPath } }, (request, reply) =>
      follow(counting, request, reply, request.params.code),
    );
    // The token says where the link leads, and may be as long as an address: a parameter may not.
    app.get(
      "/l/:code/*",
      { config: { policy: anyone() }, schema: { ...hidden, params: MailLinkPath } },
      (request, reply) => follow(counting, request, reply, request.params.code, request.params["*"]),
    );

    app.get(
      "/o/:token.gif",
      { config: { policy: anyone() }, schema: { ...hidden, params: PixelPath } },
      async (request, reply) => {
        counting.opened(request.params.token, visitOf(request));
        return pixel(reply);
      },
    );

    app.get(
      "/e/:site.gif",
      { config: { policy: anyone() }, schema: { ...hidden, params: SitePath, querystring: Query } },
      async (request, reply) => {
        await counting.achieved(request.params.site, toldBy(request.query), "thanks", visitOf(request));
        return pixel(reply);
      },
    );

    app.get(
      "/s.js",
      { config: { policy: anyone() }, schema: { ...hidden, querystring: ScriptQuery } },
      async (request, reply) => {
        if (request.query.k) counting.scriptAsked(request.query.k, visitOf(request));
        return plain(reply)
          .header("cache-control", `public, max-age=${SCRIPT_SECONDS}`)
          .type("text/javascript; charset=utf-8")
          .send(VISITOR_SCRIPT);
      },
    );

    // Beacons of browsers are plain text: those of other types would ask for permission first.
    app.addContentTypeParser("text/plain", { parseAs: "string", bodyLimit: MOST_BYTES }, (_request, body, parsed) => {
      try {
        parsed(null, JSON.parse(String(body)));
      } catch {
        parsed(null, {});
      }
    });
    app.post(
      "/e/:site",
      { config: { policy: anyone() }, schema: { ...hidden, params: SitePath } },
      async (request, reply) => {
        const told = Query.safeParse(request.body);
        if (told.success) await counting.achieved(request.params.site, toldBy(told.data), "script", visitOf(request));
        return plain(reply).header("access-control-allow-origin", "*").code(204).send();
      },
    );
    done();
  };
