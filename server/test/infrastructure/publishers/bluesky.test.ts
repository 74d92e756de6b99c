import { expect, test } from "vitest";
import { createBlueskyPublisher } from "../../../src/infrastructure/publishers/bluesky.ts";
import { facetsOf } from "../../../src/infrastructure/publishers/bluesky-text.ts";
import { recordKey } from "../../../src/infrastructure/publishers/record-key.ts";
import { KEY, PICTURES, publisherContract, type Received } from "../../support/publisher-contract.ts";

const DID = "did:plc:bakery";
const RECORD = `at://${DID}/app.bsky.feed.post/${recordKey(KEY)}`;
/** What the server of the test does beside posting: whether it keeps a session, and whether it has the record. */
const server = {
  signIn: { status: 200, body: { did: DID, handle: "padaria.example", accessJwt: "t0ken" } as unknown },
  has: false,
  /** What became of each picture, with the last answer again and again. */
  uploads: [{ status: 200, body: { blob: { $type: "blob", mimeType: "image/jpeg", size: 9 } } as unknown }],
  uploaded: [] as Received[],
};

function answerOther(received: Received): { status: number; body: unknown } | undefined {
  const { path } = received;
  if (path.endsWith("createSession")) return server.signIn;
  if (path.includes("getRecord")) {
    return server.has
      ? { status: 200, body: { uri: RECORD, value: {} } }
      : { status: 400, body: { error: "RecordNotFound" } };
  }
  if (received.path.endsWith("uploadBlob")) {
    server.uploaded.push(received);
    return server.uploads[Math.min(server.uploaded.length, server.uploads.length) - 1];
  }
  return undefined;
}

const { place, publish } = publisherContract("account on Bluesky", {
  create: createBlueskyPublisher,
  connectTo: (url) => ({
    id: KEY,
    kind: "bluesky",
    name: "Bluesky",
    settings: { server: url, handle: "padaria.example" },
    secrets: { appPassword: "abcd-efgh-ijkl" },
  }),
  answerOther,
  accepted: { status: 200, body: { uri: RECORD, cid: "bafy" } },
  refused: { status: 400, body: { error: "InvalidRequest", message: "no such thing, abcd-efgh-ijkl" } },
});

test("a post has its language, its links and tags in bytes, and a card for its link", async () => {
  expect(await publish("accept")).toMatchObject({
    externalId: RECORD,
    url: `https://bsky.app/profile/padaria.example/post/${recordKey(KEY)}`,
  });
  const [received] = place.received;
  const { repo, collection, rkey, record } = JSON.parse(received?.body ?? "");
  expect(received?.headers["authorization"]).toBe("Bearer t0ken");
  expect({ repo, collection, rkey }).toEqual({ repo: DID, collection: "app.bsky.feed.post", rkey: recordKey(KEY) });
  expect(record).toMatchObject({
    langs: ["en"],
    embed: { external: { uri: "https://bakery.example/easter", title: "Easter bread" } },
  });
  const bytes = Buffer.from(record.text);
  const marked = record.facets.map(({ index }: { index: { byteStart: number; byteEnd: number } }) =>
    bytes.subarray(index.byteStart, index.byteEnd).toString(),
  );
  expect(marked).toEqual(["https://bakery.example/easter", "#Lisboa"]);
});

test("a line that broke after the post was kept is no doubt: the record is asked for, and is there once", async () => {
  server.has = true;
  expect(await publish("dropped")).toMatchObject({ kind: "accepted", externalId: RECORD });
  expect(await publish("broken")).toMatchObject({ kind: "accepted", externalId: RECORD });
  const names = place.received.map(({ body }) => JSON.parse(body).rkey);
  expect(new Set(names)).toEqual(new Set([recordKey(KEY)]));
  server.has = false;
});

test("a sign-in that is refused says so, and nothing was posted", async () => {
  const { signIn } = server;
  server.signIn = { status: 401, body: { error: "AuthenticationRequired" } };
  expect(await publish("accept")).toMatchObject({ kind: "refused", retryable: false, errorKind: "http_401" });
  server.signIn = { status: 503, body: {} };
  expect(await publish("accept")).toMatchObject({ kind: "refused", retryable: true });
  expect(place.received).toEqual([]);
  server.signIn = signIn;
});

test("the name of a record is made of the key alone, in the form of the network", () => {
  expect(recordKey(KEY)).toBe(recordKey(KEY));
  expect(recordKey(KEY)).not.toBe(recordKey(`${KEY}b`));
  for (const key of ["", "a", KEY, "🥖"]) expect(recordKey(key)).toMatch(/^[234567abcdefghij][234567a-z]{12}$/);
});

test.each([
  ["👩‍👩‍👧 #família!", ["#família"]],
  ["(see bakery.com/menu) #2027 #a.", ["bakery.com/menu", "#a"]],
  ["https://a.example/#top #x", ["https://a.example/#top", "#x"]],
  ["日本語 #パン屋 です", ["#パン屋"]],
  ["@who.example hi", []],
])("%s: what is a link and what is not", (text, expected) => {
  const bytes = Buffer.from(text);
  const marked = facetsOf(text, new Map()).map(({ index }) =>
    bytes.subarray(index.byteStart, index.byteEnd).toString(),
  );
  expect(marked).toEqual(expected);
});

test("an account that is known is named by its id", () => {
  expect(facetsOf("Hi @who.example.", new Map([["who.example", "did:plc:who"]]))).toEqual([
    {
      index: { byteStart: 3, byteEnd: 15 },
      features: [{ $type: "app.bsky.richtext.facet#mention", did: "did:plc:who" }],
    },
  ]);
});

test("pictures are handed over first, and stand in the post with what is seen on them, instead of the card", async () => {
  Object.assign(server, { has: false, uploaded: [] });
  expect(await publish("accept", undefined, PICTURES)).toMatchObject({ kind: "accepted" });
  expect(server.uploaded.map(({ headers, body }) => [headers["content-type"], headers["authorization"], body])).toEqual(
    [
      ["image/jpeg", "Bearer t0ken", "picture 1"],
      ["image/jpeg", "Bearer t0ken", "picture 2"],
    ],
  );
  const { embed } = JSON.parse(place.received[0]?.body ?? "").record;
  const image = { $type: "blob", mimeType: "image/jpeg", size: 9 };
  expect(embed).toEqual({
    $type: "app.bsky.embed.images",
    images: [
      { image, alt: "A loaf", aspectRatio: { width: 300, height: 200 } },
      { image, alt: "", aspectRatio: { width: 600, height: 200 } },
    ],
  });
});

test("a post whose pictures were not all taken does not go out, and is tried again where that may help", async () => {
  const [fine] = server.uploads;
  const busy = { status: 503, body: {} };
  Object.assign(server, { uploads: [fine, busy], uploaded: [] });
  expect(await publish("accept", undefined, PICTURES)).toMatchObject({ kind: "refused", retryable: true });
  Object.assign(server, { uploads: [{ status: 400, body: { error: "BlobTooLarge" } }], uploaded: [] });
  expect(await publish("accept", undefined, PICTURES)).toMatchObject({ kind: "refused", retryable: false });
  const many = [...PICTURES, ...PICTURES, ...PICTURES];
  expect(await publish("accept", undefined, many)).toMatchObject({ kind: "refused", errorKind: "invalid" });
  expect(place.received).toEqual([]);
  Object.assign(server, { uploads: [fine] });
});
