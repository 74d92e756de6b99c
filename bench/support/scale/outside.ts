import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

const THINKS_MS = 30;

/** A program of owners that contents are handed to: how often each id came. */
export async function startOutside() {
  const taken = new Map<string, number>();
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      const id = String(request.headers["webhook-id"]);
      taken.set(id, (taken.get(id) ?? 0) + 1);
      void delay(THINKS_MS).then(() => response.writeHead(204).end());
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/hook`,
    taken,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
