import { expect, test } from "vitest";
import { createMastodonPublisher } from "../../../src/infrastructure/publishers/mastodon.ts";
import { KEY, PICTURES, publisherContract, type Received } from "../../support/publisher-contract.ts";

const TOKEN = "an-access-token";
const server = { uploaded: [] as Received[], looks: 0, takes: true };

function answerOther(received: Received): { status: number; body: unknown } | undefined {
  const { path } = received;
  if (path.endsWith("verify_credentials")) return { status: 200, body: { acct: "padaria" } };
  if (path === "/api/v2/media") {
    server.uploaded.push(received);
    if (!server.takes) return { status: 503, body: {} };
    const isLarge = server.uploaded.length === 2;
    return { status: isLarge ? 202 : 200, body: { id: `m${server.uploaded.length}` } };
  }
  if (path.startsWith("/api/v1/media/")) {
    server.looks += 1;
    return { status: 200, body: { id: path.slice("/api/v1/media/".length) } };
  }
  return undefined;
}

const { place, publish } = publisherContract("account on Mastodon", {
  create: createMastodonPublisher,
  connectTo: (url) => ({
    id: KEY,
    kind: "mastodon",
    name: "Mastodon",
    settings: { server: `${url}/`, visibility: "unlisted" },
    secrets: { accessToken: TOKEN },
  }),
  answerOther,
  accepted: { status: 200, body: { id: "113", url: "https://social.example/@padaria/113" } },
  refused: { status: 422, body: { error: `Validation failed, ${TOKEN}` } },
});

test("a post has its language and who sees it, and the same key at every try", async () => {
  await publish("busy");
  expect(await publish("accept")).toMatchObject({ externalId: "113", url: "https://social.example/@padaria/113" });
  const [first, second] = place.received;
  expect(second?.path).toBe("/api/v1/statuses");
  expect(JSON.parse(second?.body ?? "")).toMatchObject({ visibility: "unlisted", language: "en" });
  expect(second?.headers).toMatchObject({ authorization: `Bearer ${TOKEN}`, "idempotency-key": KEY });
  expect(first?.headers["idempotency-key"]).toBe(KEY);
});

test("pictures are handed over first, each with what is seen on it, and waited for until they are ready", async () => {
  expect(await publish("accept", undefined, PICTURES)).toMatchObject({ kind: "accepted" });
  const [first, second] = server.uploaded;
  expect(first?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(first?.body).toContain('name="file"; filename="picture.jpg"');
  expect(first?.body).toContain("picture 1");
  expect(first?.body).toContain("A loaf");
  expect(second?.body).not.toContain('name="description"');
  expect(server.looks).toBe(1);
  expect(JSON.parse(place.received[0]?.body ?? "")).toMatchObject({ media_ids: ["m1", "m2"] });
});

test("a post whose pictures were not taken does not go out, and is tried again", async () => {
  server.takes = false;
  expect(await publish("accept", undefined, PICTURES)).toMatchObject({ kind: "refused", retryable: true });
  const many = [...PICTURES, ...PICTURES, ...PICTURES];
  expect(await publish("accept", undefined, many)).toMatchObject({ kind: "refused", errorKind: "invalid" });
  expect(place.received).toEqual([]);
});
