import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { failpoint } from "../core/failpoints.ts";
import { AppError } from "../core/errors.ts";
import { answerBefore, KEEP_MS } from "./deadline.ts";
import type { Origin } from "../services/accept-work.ts";
import type { IdempotencyScope, IdempotencyService, StoredAnswer } from "../services/idempotency-service.ts";

const KEY = /^[\x20-\x7e]{1,255}$/;
const KEPT_HEADERS = ["content-type", "location", "etag", "retry-after", "preference-applied"];

/** Answers a repeated POST with the same Idempotency-Key as the first one was answered. */
export function replayRepeatedPosts(app: FastifyInstance, idempotency: IdempotencyService): void {
  app.addHook("preHandler", async (request, reply) => {
    const key = request.headers["idempotency-key"];
    if (request.method !== "POST" || key === undefined || request.routeOptions.config.holdsSecret) return undefined;

    const start = await idempotency.begin(scopeOf(request, key), { query: request.query, body: request.body });
    if ("answer" in start) return replay(reply, start.answer);
    request.idempotencyClaim = start.claimId;
    await failpoint("request_claimed");
    return undefined;
  });

  app.addHook("onSend", async (request, reply, payload) => {
    if (request.idempotencyClaim === null) return;
    const answer = { status: reply.statusCode, headers: keptHeaders(reply), body: textOf(payload) };
    // The work is done and the client must hear of it, also when it cannot be remembered, or not in time.
    const kept = idempotency.finish(request.idempotencyClaim, answer).catch((error: unknown) => {
      request.log.warn({ err: error }, "an answer could not be kept for its Idempotency-Key");
    });
    const enough = new AbortController();
    const limit = delay(answerBefore(reply, KEEP_MS), undefined, { signal: enough.signal }).catch(() => undefined);
    await Promise.race([kept, limit]);
    enough.abort();
    await failpoint("answer_kept");
  });
}

/** Who asks for work, for the job that comes of it. */
export const originOf = ({ idempotencyClaim, id }: FastifyRequest): Origin => ({
  claimId: idempotencyClaim,
  requestId: id,
});

function scopeOf(request: FastifyRequest, key: unknown): IdempotencyScope {
  if (typeof key !== "string" || !KEY.test(key)) {
    const message = "Use 1 to 255 printable ASCII characters.";
    const errors = [{ path: "Idempotency-Key", message }];
    throw new AppError("invalid_request", `The Idempotency-Key is not valid. ${message}`, { errors });
  }
  const [path = ""] = request.url.split("?", 1);
  return { userId: request.userId, method: request.method, path, key };
}

function replay(reply: FastifyReply, { status, headers, body }: StoredAnswer): FastifyReply {
  return reply
    .code(status)
    .headers(headers)
    .header("idempotent-replayed", "true")
    .serializer(String)
    .send(body === "" ? undefined : body);
}

const keptHeaders = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = reply.getHeader(name);
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );

const textOf = (payload: unknown): string => (typeof payload === "string" ? payload : "");
