import type { FastifyInstance } from "fastify";
import { AppError } from "../core/errors.ts";

const MAX_ADDRESS = 8_192;

/** Every answer names its request, also the ones that no route made. */
export function nameRequests(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
  });
}

/** One line for each request. Never the query or a body: they hold what belongs to the owner. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        userId: request.userId === "" ? null : request.userId,
        ...(request.problemCode && { code: request.problemCode }),
      },
      "request",
    );
  });
}

export function checkAddress(app: FastifyInstance): void {
  app.addHook("onRequest", async ({ url, headers, raw }) => {
    if (url.length > MAX_ADDRESS) throw new AppError("uri_too_long", "The address may have 8192 characters at most.");
    if ((headers["content-encoding"] ?? "identity") !== "identity") {
      throw new AppError("unsupported_media_type", "Send the body without compression.");
    }
    if (headers.host === undefined && raw.httpVersion === "1.1") {
      throw new AppError("invalid_request", "The request has no Host header.");
    }
  });
}
