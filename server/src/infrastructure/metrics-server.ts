import { createServer } from "node:http";
import { once } from "node:events";
import { StartRefusal } from "../core/start-refusal.ts";
import { bearsToken } from "../core/security.ts";
import type { Metrics } from "./metrics.ts";

type Where = { port: number; host: string; tokens: readonly string[] };

/** A small door of its own for whoever collects figures: it leads nowhere else. Workers, which have no other, have it too. */
export async function openMetricsServer(metrics: Pick<Metrics, "text" | "contentType">, { port, host, tokens }: Where) {
  const server = createServer((request, response) => {
    const isAllowed = tokens.length === 0 || bearsToken(request.headers.authorization, tokens);
    const isThere = request.method === "GET" && request.url === "/metrics";
    if (!isThere || !isAllowed) {
      response.writeHead(isThere ? 401 : 404, { "content-type": "text/plain" }).end();
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { "content-type": metrics.contentType }).end(text),
      () => response.writeHead(503, { "content-type": "text/plain" }).end(),
    );
  });
  server.requestTimeout = 10_000;
  server.maxConnections = 20;
  try {
    server.listen({ port, host });
    await once(server, "listening");
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartRefusal(`METRICS_PORT ${port} on ${host} cannot be opened: ${why}. Choose another one.`, { cause });
  }
  return {
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
