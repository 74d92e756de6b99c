import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod/mini";
import { AppError } from "../core/errors.ts";
import { readToken } from "../services/subscriptions/tokens.ts";
import { networkOf } from "./rate-limits.ts";
import { PLAIN_PAGE_POLICY } from "./security-headers.ts";

/** What is posted to these pages are fields of a form; of anything else, as a multipart body, none: the press itself is what counts. */
export function takeForms(app: FastifyInstance, mostBytes: number): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string", bodyLimit: mostBytes }, (request, body, parsed) =>
    parsed(null, formOf(request, String(body))),
  );
}

const formOf = (request: FastifyRequest, body: string): URLSearchParams =>
  new URLSearchParams(request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ? body : "");

/** What was entered in a field, as it can be stored. */
export const wordIn = (form: unknown, name: string): string =>
  form instanceof URLSearchParams ? (form.get(name) ?? "").toWellFormed().replaceAll("\u0000", "") : "";

/** Whether a visitor may ask once more, of what is of one business. */
export type Admits = (visitor: string, place?: string) => Promise<boolean>;

const Place = z.object({ businessId: z.optional(z.string()), token: z.optional(z.string()) });

/** Counts requests by who makes them and by whose pages they are for; answers 429 `rate_limited` where there are too many. */
export function boundVisits(app: FastifyInstance, admits: Admits): void {
  app.addHook("onRequest", async ({ ip, params }) => {
    const { businessId, token } = z.parse(Place, params ?? {});
    const place = businessId ?? (token === undefined ? undefined : readToken(token)?.businessId);
    if (!(await admits(networkOf(ip), place))) throw tooMany();
  });
}

export const tooMany = () =>
  new AppError("rate_limited", "Too much was asked for from here. Wait a minute, then try again.", { retryAfter: 60 });

/** For people: the sentences are ours. */
export const nothingHere = (reply: FastifyReply, { title, text }: { title: string; text: string }) =>
  reply
    .code(404)
    .header("cache-control", "no-store")
    .header("content-security-policy", PLAIN_PAGE_POLICY)
    .type("text/html; charset=utf-8").send(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<h1>${title}</h1>
<p>${text}</p>
</html>
`);
