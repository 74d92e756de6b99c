import { once } from "node:events";
import { createServer } from "node:http";
import { portOf } from "../../server/test/support/publisher-contract.ts";
import type { Random } from "./random.ts";

/** One request to a place: under which id, which content, when, and whether the place took it. */
export type Call = { id: string; contentId: string; at: number; isTaken: boolean };

type Options = { random: Random; onCall(moment: "received" | "answered"): void };

/** One request in so many meets a fault that is answered, or is taken by a place whose answer is lost. */
const FAULT_SHARE = 0.06;
const LOST_SHARE = 0.03;

const contentIn = (body: string): string => /piece:([\w-]+)/.exec(body)?.[1] ?? "";

/** A program of an owner's and a server like Mastodon, which keep every call. `lost` is how many of their answers were lost. */
export async function startPlaces({ random, onCall }: Options) {
  const calls: Call[] = [];
  let lost = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { headers } = request;
      const id = String(headers["webhook-id"] ?? headers["idempotency-key"]);
      const isFault = random.chance(FAULT_SHARE);
      calls.push({ id, contentId: contentIn(Buffer.concat(parts).toString()), at: Date.now(), isTaken: !isFault });
      onCall("received");
      if (isFault) response.writeHead(503).end();
      else if (random.chance(LOST_SHARE)) {
        lost += 1;
        request.socket.destroy();
      } else {
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify({ id, url: `https://social.example/${id}` }));
      }
      onCall("answered");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    calls,
    lost: () => lost,
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
