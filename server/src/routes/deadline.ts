import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance, FastifyReply } from "fastify";
import { AppError } from "../core/errors.ts";

/*
 * A request that may wait for a model is answered half a second after the longest wait at the latest, whatever else is slow: the
 * clients and proxies that it was promised to give up soon after.
 */

/** After the longest wait, what was made may still be read for so long. */
export const READ_MS = 150;
/** Then a request that has not even begun its work is refused. */
const REFUSE_MS = 300;
/** And so long it may take to note an answer for its Idempotency-Key. */
export const KEEP_MS = 400;
/** That is given in any case. */
const LEAST_MS = 50;

/** Milliseconds that are left of a request until `afterMs` after the longest wait. */
export const answerBefore = (reply: FastifyReply, afterMs: number): number =>
  Math.max(LEAST_MS, reply.server.waitSeconds * 1000 + afterMs - reply.elapsedTime);

const isTooLate = (reply: FastifyReply): boolean => reply.elapsedTime >= reply.server.waitSeconds * 1000 + REFUSE_MS;

const tooSlow = () =>
  new AppError(
    "unavailable",
    "The database is too slow just now to begin this in time. Send it again, with the same Idempotency-Key if it had one: then it is done once.",
    { retryAfter: 5 },
  );

/** Call it before an answer is prepared: nobody waits for this one any more, and its headers would get into the refusal. */
export function requireTimeLeft(reply: FastifyReply): void {
  if (isTooLate(reply)) throw tooSlow();
}

/**
 * Refuses requests of routes that may call a model when the database does not let them begin: 503 `unavailable`. (Fastify's own
 * time limit for handlers ends with the body of the request.)
 */
export function endInTime(app: FastifyInstance): void {
  app.addHook("onRoute", (route) => {
    if (!route.config?.policy?.cost) return;
    const { handler } = route;
    route.handler = async function handleInTime(request, reply): Promise<unknown> {
      const enough = new AbortController();
      const limit = delay(answerBefore(reply, REFUSE_MS), undefined, { signal: enough.signal }).then(
        () => Promise.reject(tooSlow()),
        () => undefined, // there was an answer
      );
      return Promise.race([handler.call(this, request, reply), limit]).finally(() => enough.abort());
    };
  });
}
