import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createOutsideHttp } from "../../src/infrastructure/outside-http.ts";
import type { OpenConnection, Piece, Publisher } from "../../src/infrastructure/publishers/publisher.ts";

/** What a place does with the next request that would publish something; `gone` closes before it, `dropped` behind it. */
export type Behaviour = "accept" | "refuse" | "busy" | "broken" | "dropped" | "slow" | "garbage" | "huge" | "redirect";

export type Received = { path: string; headers: Record<string, string>; body: string };

const PIECE: Piece = {
  contentId: "0198c0de-0000-7000-8000-000000000001",
  campaignId: "0198c0de-0000-7000-8000-000000000002",
  channel: "bluesky",
  fields: { text: "Pão de ló, fresh at seven. 🥖 https://bakery.example/easter #Lisboa" },
  language: "en",
  businessName: "Padaria da Graça",
  topic: "Easter bread",
  pictures: [],
};

/** Two as they are handed over; what is in them is of no matter to an adapter. */
export const PICTURES: Piece["pictures"] = [1, 2].map((number) => ({
  bytes: Buffer.from(`picture ${number}`),
  width: 300 * number,
  height: 200,
  alt: number === 1 ? "A loaf" : "",
  url: `https://handbill.example/pictures/${number}.jpg`,
}));

export const KEY = "0198c0de-0000-7000-8000-0000000000aa";

type Subject = {
  create(outside: ReturnType<typeof createOutsideHttp>): Publisher;
  /** A connection to the place at this address. */
  connectTo(url: string): OpenConnection;
  /** Answers a request that is not the one that publishes; undefined for the one that does. */
  answerOther?(request: Received): { status: number; body: unknown } | undefined;
  /** What the place answers when it accepts, and when it refuses for good. */
  accepted: { status: number; body: unknown };
  refused: { status: number; body: unknown };
};

/** What every adapter keeps to, whatever the place does. The place of the test gives back what it received. */
export function publisherContract(name: string, { create, connectTo, answerOther, accepted, refused }: Subject) {
  const place = { behaviour: "accept" as Behaviour, received: [] as Received[] };
  const server = createServer((request, response) => void answer(request, response));
  const listening = new Promise<string>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${portOf(server.address())}`));
  });
  const publisher = create(createOutsideHttp({ allow: [{ network: "127.0.0.1/32", port: null }] }));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const received = {
      path: request.url ?? "",
      headers: Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)])),
      body: Buffer.concat(parts).toString("utf8"),
    };
    const other = answerOther?.(received);
    if (other) return reply(response, other.status, JSON.stringify(other.body));
    place.received.push(received);
    behave(request, response, place.behaviour);
  }

  function behave(request: IncomingMessage, response: ServerResponse, behaviour: Behaviour): void {
    if (behaviour === "accept") reply(response, accepted.status, JSON.stringify(accepted.body));
    else if (behaviour === "refuse") reply(response, refused.status, JSON.stringify(refused.body));
    else if (behaviour === "busy") reply(response, 429, "{}", { "retry-after": "7" });
    else if (behaviour === "broken") reply(response, 503, "<html>down</html>");
    else if (behaviour === "redirect") reply(response, 302, "", { location: "http://127.0.0.1:1/" });
    else if (behaviour === "garbage") request.socket.end("no HTTP at all\r\n\r\n");
    else if (behaviour === "huge") reply(response, 503, "x".repeat(3_000_000));
    else if (behaviour === "dropped") request.socket.destroy();
  }

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => Object.assign(place, { behaviour: "accept", received: [] }));

  const publish = async (
    behaviour: Behaviour,
    signal: AbortSignal = new AbortController().signal,
    pictures: Piece["pictures"] = [],
  ) => {
    place.behaviour = behaviour;
    return publisher.publish({ ...PIECE, pictures }, connectTo(await listening), KEY, signal);
  };

  describe(`a ${name}`, () => {
    test("says accepted when the place took it, and asked it once", async () => {
      expect(await publish("accept")).toMatchObject({ kind: "accepted" });
      expect(place.received).toHaveLength(1);
    });

    test("says refused for good, with what the place said and none of the secrets", async () => {
      const outcome = await publish("refuse");
      expect(outcome).toMatchObject({ kind: "refused", retryable: false });
      const { secrets } = connectTo("http://127.0.0.1");
      for (const secret of Object.values(secrets)) expect(JSON.stringify(outcome)).not.toContain(secret);
    });

    test("says refused for now when the place is busy or broken, and how long it asks to wait", async () => {
      expect(await publish("busy")).toMatchObject({ kind: "refused", retryable: true, retryAfterSeconds: 7 });
      expect(await publish("broken")).toMatchObject({ kind: "refused", retryable: true });
    });

    test("says refused for now where nobody answers at the address: not a byte has left", async () => {
      const nobody = connectTo("http://127.0.0.1:9");
      expect(await publisher.publish(PIECE, nobody, KEY, new AbortController().signal)).toMatchObject({
        kind: "refused",
        retryable: true,
        errorKind: "unreachable",
      });
    });

    test("says unknown when the line breaks, the answer is no answer, or none comes", async () => {
      expect(await publish("dropped")).toMatchObject({ kind: "unknown" });
      expect(await publish("garbage")).toMatchObject({ kind: "unknown" });
      const asked = new AbortController();
      const waiting = publish("slow", asked.signal);
      await expect.poll(() => place.received.length, { timeout: 15_000 }).toBe(3);
      asked.abort();
      expect(await waiting).toMatchObject({ kind: "unknown" });
      expect(place.received).toHaveLength(3);
    });

    test("reads little of a huge answer, and follows no redirect", async () => {
      const huge = await publish("huge");
      expect(huge).toMatchObject({ kind: "refused", retryable: true });
      expect(JSON.stringify(huge).length).toBeLessThan(1_000);
      expect(await publish("redirect")).toMatchObject({ kind: "refused", retryable: false });
    });

    test("checks a connection without publishing, and says in words what is wrong", async () => {
      const signal = new AbortController().signal;
      const nobody = await publisher.check(connectTo("http://127.0.0.1:9"), signal);
      expect(nobody.ok).toBe(false);
      expect(nobody.detail).toMatch(/\.$/);
      expect(await publisher.check(connectTo(await listening), signal)).toMatchObject({ ok: true });
    });
  });

  return { place, publish };
}

function reply(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
}

export const portOf = (address: string | AddressInfo | null): number =>
  address !== null && typeof address === "object" ? address.port : 0;
