import type { FastifyRequest } from "fastify";

const LONGEST = 200;

/** The languages that a browser says its reader likes. */
export const likedLanguage = ({ headers }: FastifyRequest): string =>
  (headers["accept-language"] ?? "").slice(0, LONGEST);
