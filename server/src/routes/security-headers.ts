import { createHash } from "node:crypto";
import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** The studio: only its own files, no inline script or style, no foreign frame around it. */
export const STUDIO_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const ENTITIES: Record<string, string> = { "&quot;": '"', "&#x27;": "'", "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** The same policy for a page whose elements have styles of their own: those alone, each known by its hash. */
export function withStyles(policy: string, html: string): string {
  const styles = Array.from(html.matchAll(/ style="([^"]*)"/g), ([, style = ""]) =>
    style.replaceAll(/&(?:quot|#x27|amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity),
  );
  if (styles.length === 0) return policy;
  const hashes = [...new Set(styles)].map((style) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`);
  return `${policy}; style-src-attr 'unsafe-hashes' ${hashes.join(" ")}`;
}

/** The reference of the API: its own files and the API itself, nothing inline. Its viewer is no friend of Trusted Types. */
export const REFERENCE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A page of plain text without anything to load. */
export const PLAIN_PAGE_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A hosted page: its one style and at most one script, known by their hashes, its form, and nothing from elsewhere. `frames` may show it inside theirs. */
export const pagePolicy = (styleHash: string | null, frames: string, scriptHash: string | null = null) =>
  [
    "default-src 'none'",
    styleHash === null ? "style-src 'none'" : `style-src 'sha256-${styleHash}'`,
    ...(scriptHash === null ? [] : [`script-src 'sha256-${scriptHash}'`]),
    "img-src 'self' data:",
    "base-uri 'none'",
    "connect-src 'self'", // no script runs: tools that look at a page read robots.txt through it
    "form-action 'self'",
    `frame-ancestors ${frames}`,
  ].join("; ");

/**
 * A mail of a stranger, in a frame of the studio: no script, no form, no rights, even where somebody opens it outside the frame. Its
 * looks stand in the mail itself. Pictures from elsewhere only where the owner asked for them.
 */
export const mailPolicy = (showsPictures: boolean) =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data:${showsPictures ? " https: http:" : ""}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-popups allow-popups-to-escape-sandbox",
  ].join("; ");

/** Answers that are no page at all. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Headers of every answer. Pages replace the content policy by their own. */
export async function setSecurityHeaders(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "same-origin" },
    hsts: publicUrl.startsWith("https:") ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("content-security-policy", DATA_POLICY);
  });
}
