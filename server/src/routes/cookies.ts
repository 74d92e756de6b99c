import type { FastifyReply } from "fastify";

/** Each cookie has its own header, or two of them melt into one. */
export function withCookies(reply: FastifyReply, cookies: readonly string[]): FastifyReply {
  for (const cookie of cookies) reply.header("set-cookie", cookie);
  return reply;
}
