import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyInstance {
    /** Aborts when held requests must be answered: once when this process begins to leave, and once when it closes its door. */
    readonly leaving: AbortSignal;
    /** Whether this process is on its way out: whoever shares out requests should send it no more. */
    readonly isLeaving: boolean;
    /** Begins to leave: not ready any more, while requests are still served for so long. */
    drain(ms: number): Promise<void>;
  }
}

const GRACE_MS = 10_000;

/**
 * Leaving in peace. Held requests are answered at once, connections are closed after their next answer, and one that
 * is still open a grace period after the door was closed is cut.
 */
export function leaveInPeace(app: FastifyInstance): void {
  let isLeaving = false;
  let held = new AbortController();
  let cut: NodeJS.Timeout | undefined;

  /** Who asks again before others have noticed is held again, until the door closes. */
  const answerHeld = (): void => {
    isLeaving = true;
    const before = held;
    held = new AbortController();
    before.abort();
  };

  app.decorate("leaving", { getter: () => held.signal });
  app.decorate("isLeaving", { getter: () => isLeaving });
  app.decorate("drain", async (ms: number): Promise<void> => {
    answerHeld();
    await delay(ms, undefined, { ref: false }); // the open door keeps the process alive
  });

  app.addHook("preClose", async () => {
    isLeaving = true;
    held.abort();
    cut = setTimeout(() => app.server.closeAllConnections(), GRACE_MS).unref();
  });
  app.addHook("onClose", async () => clearTimeout(cut));

  // A kept-alive connection would be used again, and waited for until it times out.
  app.addHook("onSend", async (_request, reply) => {
    if (isLeaving) reply.header("connection", "close");
  });
}
