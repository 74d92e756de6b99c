import type { FastifyInstance } from "fastify";

const GRACE_MS = 10_000;

/** On close, held requests are answered at once; a connection that is still open after a grace period is cut. */
export function leaveInPeace(app: FastifyInstance): void {
  const leaving = new AbortController();
  let cut: NodeJS.Timeout | undefined;
  app.decorate("leaving", leaving.signal);

  app.addHook("preClose", async () => {
    leaving.abort();
    cut = setTimeout(() => app.server.closeAllConnections(), GRACE_MS).unref();
  });
  app.addHook("onClose", async () => clearTimeout(cut));

  // A kept-alive connection would be waited for until it times out.
  app.addHook("onSend", async (_request, reply) => {
    if (leaving.signal.aborted) reply.header("connection", "close");
  });
}
