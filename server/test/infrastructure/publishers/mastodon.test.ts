import { expect, test } from "vitest";
import { createMastodonPublisher } from "../../../src/infrastructure/publishers/mastodon.ts";
import { KEY, publisherContract } from "../../support/publisher-contract.ts";

const TOKEN = "an-access-token";
const { place, publish } = publisherContract("account on Mastodon", {
  create: createMastodonPublisher,
  connectTo: (url) => ({
    id: KEY,
    kind: "mastodon",
    name: "Mastodon",
    settings: { server: `${url}/`, visibility: "unlisted" },
    secrets: { accessToken: TOKEN },
  }),
  answerOther: ({ path }) =>
    path.endsWith("verify_credentials") ? { status: 200, body: { acct: "padaria" } } : undefined,
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
