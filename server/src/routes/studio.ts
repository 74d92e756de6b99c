import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import staticFiles from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PLAIN_PAGE_POLICY, STUDIO_POLICY } from "./security-headers.ts";

const FOREVER = "public, max-age=31536000, immutable";
const RECHECK = "no-cache";

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
export async function serveStudio(app: FastifyInstance, folder: string | null) {
  const shell = folder === null ? undefined : await readFile(join(folder, "index.html"), "utf8").catch(() => undefined);
  if (folder !== null && shell !== undefined) await serveFiles(app, folder);

  const showScreen = (reply: FastifyReply) =>
    reply
      .code(shell === undefined ? 503 : 200)
      .header("content-security-policy", shell === undefined ? PLAIN_PAGE_POLICY : STUDIO_POLICY)
      .header("cache-control", RECHECK)
      .type("text/html; charset=utf-8")
      .send(shell ?? NOT_BUILT);

  app.get("/", { schema: { hide: true } }, (_request, reply) => showScreen(reply));
  return {
    /** A browser that opens an address inside the studio gets the studio, which knows its own addresses. */
    showIfScreen(request: FastifyRequest, reply: FastifyReply): boolean {
      const wantsPage = request.method === "GET" && request.headers.accept?.includes("text/html") === true;
      if (!wantsPage || NO_SCREEN.test(request.url) || hasExtension(request.url)) return false;
      void showScreen(reply);
      return true;
    },
  };
}

async function serveFiles(app: FastifyInstance, root: string): Promise<void> {
  await app.register(staticFiles, {
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
    },
  });
}

/** A missing file is missing: an old tab must not get a page where it asks for a script. */
const hasExtension = (url: string) => /\.[a-z0-9]{1,8}$/i.test(url.split(/[?#]/, 1)[0] ?? "");
