import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import staticFiles from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  type Answers,
  createFirstAnswers,
  createFirstLinks,
  type Painting,
  withAnswers,
  withPainting,
} from "./first-answers.ts";
import { addUnder, anyone } from "./policy.ts";
import { PLAIN_PAGE_POLICY, STUDIO_POLICY, withStyles } from "./security-headers.ts";

const FOREVER = "public, max-age=31536000, immutable";
const RECHECK = "no-cache";
/** What holds something of an owner. */
const NEVER = "no-store";

type Paint = (address: string, answers: Answers, kept: readonly string[]) => Promise<Painting | null>;
/** Who draws first pictures. It gets ready by `wake` while what it is to draw is being asked. */
export type Painter = { wake(): void; paint: Paint };

/** A browser never shows these as a page; with what only pages need, the small ones would be four times as long. */
const NO_PAGE = /\.(?:js|css)(?:\.(?:br|gz))?$/;
const OF_PAGES = [
  "content-security-policy",
  "cross-origin-opener-policy",
  "origin-agent-cluster",
  "referrer-policy",
  "x-dns-prefetch-control",
  "x-download-options",
  "x-frame-options",
  "x-permitted-cross-domain-policies",
  "x-request-id",
  "x-xss-protection",
];

/** Addresses that are never a screen of the studio. */
const NO_SCREEN = /^\/(api|assets|docs|health|metrics|l|o|p)(\/|$)/;

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Handbill</title>
<h1>The studio is not built yet</h1>
<p>The server runs, and its API answers. Build the studio with <code>npm run build -w web</code> and start again;
<code>npm start</code> does both.</p>
<p><a href="/docs">The API</a></p>
</html>
`;

/** Where the web app is, once it is built; null before. */
export function findStudio(root: string): string | null {
  const folder = join(root, "web", "dist");
  return existsSync(join(folder, "index.html")) ? folder : null;
}

/** Serves the built web app and returns what to do with an address that no route knows: true when it was a screen. */
export async function serveStudio(app: FastifyInstance, folder: string | null, painter?: Painter) {
  const shell = folder === null ? undefined : await readFile(join(folder, "index.html"), "utf8").catch(() => undefined);
  if (folder !== null && shell !== undefined) await serveFiles(app, folder);

  const firstAnswers = folder === null ? undefined : await createFirstAnswers(app, folder);
  const linksOf = folder === null ? undefined : await createFirstLinks(folder);

  const showScreen = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    reply.type("text/html; charset=utf-8");
    if (shell === undefined) {
      reply.code(503).header("content-security-policy", PLAIN_PAGE_POLICY).header("cache-control", RECHECK);
      return reply.send(NOT_BUILT);
    }
    if (request.headers.cookie !== undefined) painter?.wake();
    const { answers, cookies } = (await firstAnswers?.(request)) ?? { answers: {}, cookies: [] };
    const isAnswered = Object.keys(answers).length > 0;
    for (const cookie of cookies) reply.header("set-cookie", cookie);
    reply.code(200).header("content-security-policy", STUDIO_POLICY).header("vary", "accept-encoding, cookie");
    reply.header("cache-control", isAnswered ? NEVER : RECHECK);
    const painting = isAnswered && (await painter?.paint(request.url, answers, knownOf(request)));
    if (!painting) return sendText(request, reply, isAnswered ? withAnswers(shell, answers) : shell);
    if (painting.faults.length > 0) request.log.warn({ faults: painting.faults }, "a page is painted in part");
    reply.header("content-security-policy", withStyles(STUDIO_POLICY, painting.html));
    return sendText(
      request,
      reply,
      withPainting(shell, painting, { answers, links: linksOf?.(painting) ?? "", isPhone: isPhone(request) }),
    );
  };

  app.get("/", { config: { policy: anyone() }, schema: { hide: true } }, showScreen);
  return {
    /** A browser that opens an address inside the studio gets the studio, which knows its own addresses. */
    showIfScreen(request: FastifyRequest, reply: FastifyReply): boolean {
      const wantsPage = request.method === "GET" && request.headers.accept?.includes("text/html") === true;
      if (!wantsPage || NO_SCREEN.test(request.url) || hasExtension(request.url)) return false;
      void showScreen(request, reply).catch((error: unknown) => reply.send(error));
      return true;
    },
  };
}

const isPhone = ({ headers }: FastifyRequest): boolean =>
  headers["sec-ch-ua-mobile"] === "?1" || /\bMobile\b/.test(headers["user-agent"] ?? "");

/** What the studio keeps in cookies of its own, how this device likes its pages, and whether it is a phone. Never the session. */
const knownOf = (request: FastifyRequest): string[] => [
  ...(request.headers.cookie ?? "").split(/; ?/).filter((one) => one.startsWith("handbill.setup.")),
  ...(isPhone(request) ? ["phone"] : []),
];

const takesGzip = ({ headers }: FastifyRequest): boolean => /\bgzip\b/.test(String(headers["accept-encoding"]));

async function sendText(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  if (!takesGzip(request)) return reply.send(text);
  return reply.header("content-encoding", "gzip").send(await promisify(gzip)(text));
}

async function serveFiles(app: FastifyInstance, root: string): Promise<void> {
  await addUnder(app, anyone(), (scope) =>
    scope.register(staticFiles, {
      root,
      preCompressed: true,
      wildcard: true,
      index: false,
      cacheControl: false,
      dotfiles: "ignore",
      schemaHide: true,
      setHeaders: (reply, path) => {
        reply.header("cache-control", path.includes("/assets/") ? FOREVER : RECHECK);
        reply.header("content-security-policy", STUDIO_POLICY);
        if (NO_PAGE.test(path)) for (const name of OF_PAGES) reply.removeHeader(name);
      },
    }),
  );
}

/** A missing file is missing: an old tab must not get a page where it asks for a script. */
const hasExtension = (url: string) => /\.[a-z0-9]{1,8}$/i.test(url.split(/[?#]/, 1)[0] ?? "");
