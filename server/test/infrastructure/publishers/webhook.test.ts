import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { createWebhookPublisher } from "../../../src/infrastructure/publishers/webhook.ts";
import { KEY, publisherContract } from "../../support/publisher-contract.ts";

const [NOW, BEFORE] = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"];

const secrets: Record<string, string> = { secret: NOW };
const { place, publish } = publisherContract("webhook", {
  create: createWebhookPublisher,
  connectTo: (url) => ({ id: KEY, kind: "webhook", name: "Our shop", settings: { url: `${url}/hook` }, secrets }),
  accepted: { status: 204, body: null },
  refused: { status: 400, body: { error: `No such shop, ${NOW}` } },
});

test("is signed so that the specification's own verifier accepts it, with the same id at every try", async () => {
  await publish("busy");
  await publish("accept");
  const [first, second] = place.received;
  expect(new Webhook(NOW).verify(second?.body ?? "", second?.headers ?? {})).toMatchObject({
    type: "content.published",
    data: { channel: "bluesky", fields: { text: expect.stringContaining("🥖") } },
  });
  expect(first?.headers["webhook-id"]).toBe(KEY);
  expect(second?.headers["webhook-id"]).toBe(KEY);
});

test("while a secret is replaced, both sign; afterwards the new one alone", async () => {
  Object.assign(secrets, { secretBefore: BEFORE, secretBeforeUntil: new Date(Date.now() + 60_000).toISOString() });
  await publish("accept");
  for (const known of [NOW, BEFORE]) {
    const { body = "", headers = {} } = place.received[0] ?? {};
    expect(() => new Webhook(known).verify(body, headers)).not.toThrow();
  }
  Object.assign(secrets, { secretBeforeUntil: new Date(Date.now() - 60_000).toISOString() });
  await publish("accept");
  expect(String(place.received[1]?.headers["webhook-signature"]).split(" ")).toHaveLength(1);
});
