import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { startDemoModel } from "@handbill/demo-model";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import type { Random } from "./random.ts";

/** A call as the provider has it in its books: it bills whatever arrived, whoever was gone when the answer came. */
export type ProviderCall = { promptHash: string; at: number };

export type Provider = {
  /** For the product: through the network that misbehaves. */
  url: string;
  network: FaultProxy;
  calls(): readonly ProviderCall[];
  close(): Promise<void>;
};

/** The same for the same prompt, and no two attempts have the same: each holds a word that is used once. */
export const hashOfPrompt = (system: string, user: string): string =>
  createHash("sha256").update(`${system}\0${user}`).digest("base64url");

function promptIn(body: string): string {
  const { messages }: { messages?: { content: string }[] } = JSON.parse(body);
  const [system, user] = messages ?? [];
  return hashOfPrompt(system?.content ?? "", user?.content ?? "");
}

async function textOf(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}

/** The demo model with the books of a provider in front of it, behind a network with faults. */
export async function startProvider(
  random: Random,
  thinkingMs: readonly [least: number, most: number],
): Promise<Provider> {
  const model = await startDemoModel({ delayScale: 0 });
  const calls: ProviderCall[] = [];

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await textOf(incoming);
    if (incoming.method === "POST") {
      calls.push({ promptHash: promptIn(body), at: Date.now() });
      await delay(random.between(...thinkingMs));
    }
    const target = new URL(incoming.url ?? "/", model.url);
    const { "content-length": _length, ...headers } = incoming.headers;
    const call = request(target, { method: incoming.method, headers, agent: false }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
      reply.pipe(outgoing);
    });
    call.once("error", () => outgoing.destroy());
    call.end(body);
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy()); // who called is gone; the call stays in the books
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await listening;
  const address = server.address();
  const network = await startFaultProxy({
    host: "127.0.0.1",
    port: typeof address === "object" && address !== null ? address.port : 0,
  });

  return {
    url: `http://127.0.0.1:${network.port}/v1`,
    network,
    calls: () => calls,
    async close() {
      await network.close();
      server.closeAllConnections();
      server.close();
      await model.close();
    },
  };
}
