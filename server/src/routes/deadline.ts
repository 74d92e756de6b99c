import type { FastifyInstance, FastifyReply } from "fastify";

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

/** Refuses requests of routes that may call a model when the database does not let them begin: 503 `unavailable`. */
export function endInTime(app: FastifyInstance): void {
  app.addHook("onRoute", (route) => {
    if (route.config?.ai) route.handlerTimeout = app.waitSeconds * 1000 + REFUSE_MS;
  });
}
