import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod/mini";
import { AppError } from "../core/errors.ts";
import type { PublicAddress, PublicAnswer, PublicPageService } from "../services/public-page-service.ts";
import type { CountingService } from "../services/tracking/counting-service.ts";
import type { Admits } from "./open-pages.ts";
import { anyone } from "./policy.ts";
import { networkOf } from "./rate-limits.ts";
import { pagePolicy, PLAIN_PAGE_POLICY } from "./security-headers.ts";
import { visitOf } from "./visit.ts";

type Needs = {
  pages: PublicPageService;
  admits: Admits;
  counting: Pick<CountingService, "viewed">;
};

const SitePath = z.strictObject({ slug: z.string() });
const PostPath = z.strictObject({ slug: z.string(), post: z.string() });

const TYPES = {
  html: "text/html; charset=utf-8",
  rss: "application/rss+xml; charset=utf-8",
  xml: "application/xml; charset=utf-8",
} as const;

/** A minute in the browser and on the way; longer where the server is away. */
const SHARED = "public, max-age=60, stale-while-revalidate=300, stale-if-error=86400";
const SHORTLY = "public, max-age=10";

/** The hosted pages: for everybody, without a session, as one answer each. */
export const publicPageRoutes =
  (needs: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    const answer = answering(needs);
    const schema = { hide: true, params: SitePath };

    app.get("/p/:slug", { config: { policy: anyone("visits") }, schema }, (request, reply) =>
      answer(request, reply, { slug: request.params.slug, part: "start", post: "" }),
    );
    app.get("/p/:slug/feed.xml", { config: { policy: anyone("visits") }, schema }, (request, reply) =>
      answer(request, reply, { slug: request.params.slug, part: "feed", post: "" }),
    );
    app.get("/p/:slug/sitemap.xml", { config: { policy: anyone("visits") }, schema }, (request, reply) =>
      answer(request, reply, { slug: request.params.slug, part: "map", post: "" }),
    );
    app.get(
      "/p/:slug/:post",
      { config: { policy: anyone("visits") }, schema: { hide: true, params: PostPath } },
      (request, reply) => answer(request, reply, { ...request.params, part: "article" }),
    );
    done();
  };

const answering =
  ({ pages, admits, counting }: Needs) =>
  async (request: FastifyRequest, reply: FastifyReply, address: PublicAddress) => {
    if (!(await admits(networkOf(request.ip), address.slug))) throw tooMany();
    try {
      const found = await pages.read(address);
      if (found.status === 200 && found.type === "html" && found.about) counting.viewed(found.about, visitOf(request));
      return send(request, reply, found);
    } catch (error) {
      request.log.warn({ err: error }, "a page could not be read");
      return inAMoment(reply);
    }
  };

const tooMany = () =>
  new AppError("rate_limited", "Too many pages were asked for from here. Wait a minute, then try again.", {
    retryAfter: 60,
  });

function send(request: FastifyRequest, reply: FastifyReply, found: PublicAnswer) {
  const { status, type, text, tag, style, location } = found;
  if (status === 404) return nothingHere(reply);
  reply
    .header("cache-control", status === 200 ? SHARED : SHORTLY)
    .header("referrer-policy", "strict-origin-when-cross-origin");
  if (location !== null) return reply.redirect(location, status);
  const etag = `"${tag}"`;
  reply.header("etag", etag).header("content-security-policy", pagePolicy(style, "'none'"));
  if (status === 200 && request.headers["if-none-match"]?.includes(etag)) return reply.code(304).send();
  return reply.code(status).type(TYPES[type]).send(text);
}

const NOTHING = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Nothing here</title>
<h1>There is nothing at this address</h1>
<p>Look at its letters again, or ask who gave it to you.</p>
</html>
`;

const IN_A_MOMENT = NOTHING.replace("Nothing here", "In a moment")
  .replace("There is nothing at this address", "This page comes back in a moment")
  .replace("Look at its letters again, or ask who gave it to you.", "Please load it again in a few seconds.");

/** Nobody has looked at this page lately, and it cannot be fetched just now. */
const inAMoment = (reply: FastifyReply) =>
  reply
    .code(503)
    .header("retry-after", "10")
    .header("cache-control", "no-store")
    .header("content-security-policy", PLAIN_PAGE_POLICY)
    .type(TYPES.html)
    .send(IN_A_MOMENT);

const nothingHere = (reply: FastifyReply) =>
  reply
    .code(404)
    .header("cache-control", SHORTLY)
    .header("content-security-policy", PLAIN_PAGE_POLICY)
    .type(TYPES.html)
    .send(NOTHING);
