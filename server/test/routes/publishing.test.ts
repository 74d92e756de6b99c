import type { Connection, Content, Publication, Scheduled } from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { watchFailpoints } from "../../src/core/failpoints.ts";
import { createSeal } from "../../src/core/seal.ts";
import { createOutsideHttp } from "../../src/infrastructure/outside-http.ts";
import { createWebhookPublisher } from "../../src/infrastructure/publishers/webhook.ts";
import { createPublishEngine } from "../../src/services/publishing/publish-engine.ts";
import { approvedContent, contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { storeOn } from "../support/ledger.ts";
import { testProduct } from "../support/product.ts";
import { webhookShop } from "../support/webhook-shop.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

const shop = await webhookShop();
const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32" });
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 14, { startsOn: "2027-07-01", endsOn: "2027-07-31" });
const contents = await contentsOf(world);
const store = storeOn(product.database);
/** The same that the product has: the test need not wait for its next round. */
const engine = createPublishEngine({
  store,
  seal: createSeal(["a secret that is long enough for a test"]),
  publishers: [createWebhookPublisher(createOutsideHttp({ allow: [{ network: "127.0.0.1/32", port: null }] }))],
  atClaim: {},
  random: () => 0,
  warn: () => undefined,
});
let connection: Connection;

beforeAll(async () => {
  const made = await owner.post<Connection>(`${world.at}/connections`, {
    kind: "webhook",
    name: "Our shop",
    settings: { url: shop.url },
    secrets: { secret: SECRET },
  });
  connection = made.data;
});
beforeEach(() => Object.assign(shop, { received: [], answers: [] }));
afterAll(() => watchFailpoints(null));

let taken = 0;
const approved = () => approvedContent(world, contents[taken++]);
const pathOf = ({ id }: Pick<Content, "id">) => `${world.at}/contents/${id}`;
/** What the program was sent of a content. */
const sent = ({ id }: Content) => shop.received.filter(({ text }) => text.includes(id));
const read = async (content: Content) => (await owner.get<Content>(pathOf(content))).data;
const publicationsOf = async (content: Content) =>
  (await owner.get<Publication[]>(`${pathOf(content)}/publications`)).data;
const publish = (content: Content) =>
  owner.post<Content>(`${pathOf(content)}/publish`, { connectionId: connection.id });
const scheduled = async (content: Content, ago: string) => {
  const reply = await owner.post<Scheduled>(`${pathOf(content)}/schedule`, {
    at: "2027-07-15T10:00",
    connectionId: connection.id,
  });
  expect(reply.data.content).toMatchObject({ status: "scheduled", connectionId: connection.id });
  await sql`update contents set scheduled_at = now() - ${ago}::interval where id = ${content.id}`.execute(
    product.database.db,
  );
};
/** Lets what waits for its next try be tried now. */
const hurry = () =>
  sql`update publications set next_attempt_at = now() where state = 'claimed'`.execute(product.database.db);
/** Until its first try is refused. */
const refused = (content: Content) =>
  expect
    .poll(
      async () => {
        await engine.handOver();
        return (await publicationsOf(content))[0]?.attempts[0]?.outcome;
      },
      { timeout: 15_000 },
    )
    .toBe("refused");
const settled = async (content: Content, status: Content["status"]) => {
  await expect
    .poll(
      async () => {
        await engine.handOver();
        return (await read(content)).status;
      },
      { timeout: 15_000 },
    )
    .toBe(status);
};

test("a connection shows the last four characters of its secret, keeps the whole sealed, and is nobody else's", async () => {
  const { data } = await owner.get<Connection[]>(`${world.at}/connections`);
  expect(data[0]).toMatchObject({ kind: "webhook", name: "Our shop", hints: { secret: "LaSw" }, offReason: null });
  const { rows } = await sql`select row_to_json(connections)::text as kept from connections`.execute(
    product.database.db,
  );
  for (const shown of [JSON.stringify(data), JSON.stringify(rows)]) expect(shown).not.toContain(SECRET.slice(6, 20));

  const tested = await owner.post<Connection>(`${world.at}/connections/${connection.id}/test`);
  expect(tested.data.checked).toMatchObject({ ok: true, detail: "It answered 204." });
  expect(shop.received).toEqual([]);

  const stranger = await product.newUser();
  expect((await stranger.get(`${world.at}/connections`)).problem.code).toBe("not_found");
  expect((await stranger.post(`${world.at}/connections/${connection.id}/test`)).problem.code).toBe("not_found");
});

test("an approved text goes out once, exactly as approved, with a receipt", async () => {
  const content = await approved();
  const reply = await publish(content);
  expect(reply.data.status).toBe("publishing");
  expect((await publish(content)).problem.code).toBe("conflict");
  await settled(content, "published");
  expect(sent(content)).toHaveLength(1);
  const [publication] = await publicationsOf(content);
  expect(publication).toMatchObject({ state: "done", fields: content.fields, contentVersion: content.version });
  expect(publication?.attempts).toMatchObject([{ number: 1, outcome: "accepted", status: 204 }]);
  expect(JSON.parse(sent(content)[0]?.text ?? "")).toMatchObject({ data: { fields: content.fields } });
});

test("what is due is claimed, and then neither edited nor cancelled", async () => {
  const content = await approved();
  await scheduled(content, "1 minute");
  await engine.sweep();
  const claimed = await read(content);
  expect(["publishing", "published"]).toContain(claimed.status);
  const match = { "if-match": `"${claimed.version}"` };
  const edit = await owner.patch(pathOf(content), { fields: content.fields }, match);
  expect([409, 412]).toContain(edit.status);
  expect((await owner.post(`${pathOf(content)}/cancel`)).status).toBe(409);
  await settled(content, "published");
  expect(sent(content)).toHaveLength(1);
});

test("who cancels or edits before the claim wins, however close it was", async () => {
  const content = await approved();
  for (let round = 0; round < 5; round += 1) {
    await scheduled(content, "1 second");
    const [cancelled] = await Promise.all([owner.post<Content>(`${pathOf(content)}/cancel`), engine.sweep()]);
    if (cancelled.status !== 200) break;
    await engine.sweep();
    expect((await read(content)).status).toBe("approved");
    expect(sent(content)).toHaveLength(0);
  }
  // Where the claim won: the next answers of the shop are meant for others.
  if ((await read(content)).status === "publishing") await settled(content, "published");
  expect((await publicationsOf(content)).length).toBeLessThan(2);
});

test("what the system slept through is missed after an hour, and never sent late", async () => {
  const content = await approved();
  await scheduled(content, "61 minutes");
  await engine.sweep();
  expect((await read(content)).status).toBe("missed");
  expect(sent(content)).toEqual([]);
});

test("a text that is not what was approved does not go out", async () => {
  const content = await approved();
  await sql`update contents set fields = fields || '{"text": "Not what was read"}' where id = ${content.id}`.execute(
    product.database.db,
  );
  expect((await publish(content)).problem).toMatchObject({ status: 409, code: "approval_changed" });
  expect((await owner.post(`${pathOf(content)}/publish`, { byHand: true })).problem.code).toBe("approval_changed");
  expect(sent(content)).toEqual([]);
});

test("what was refused for now is tried again later under the same id, and can be stopped", async () => {
  const content = await approved();
  shop.answers = [503];
  await publish(content);
  await refused(content);
  expect(await read(content)).toMatchObject({ status: "publishing" });
  expect((await publicationsOf(content))[0]).toMatchObject({
    state: "claimed",
    detail: "Our shop has a fault (answer 503).",
    nextAttemptAt: expect.any(String),
  });
  await hurry();
  await settled(content, "published");
  expect(new Set(sent(content).map(({ id }) => id)).size).toBe(1);
  expect(sent(content)).toHaveLength(2);

  const other = await approved();
  shop.answers = [503];
  await publish(other);
  await refused(other);
  const [waiting] = await publicationsOf(other);
  const stopped = await owner.post<Content>(`${pathOf(other)}/publications/${waiting?.id}/stop`);
  expect(stopped.data.status).toBe("approved");
});

test("where nobody knows whether it arrived nothing is tried again, and a person decides", async () => {
  const content = await approved();
  shop.answers = ["drop"];
  await publish(content);
  await settled(content, "unknown");
  await hurry();
  await engine.handOver();
  expect(sent(content)).toHaveLength(1);
  const [publication] = await publicationsOf(content);
  expect(publication).toMatchObject({ state: "unknown", attempts: [{ outcome: "unknown", errorKind: "dropped" }] });
  const decide = (wentOut: boolean) =>
    owner.post<Content>(`${pathOf(content)}/publications/${publication?.id}/decide`, { wentOut });
  expect((await decide(false)).data.status).toBe("approved");
  expect((await decide(true)).problem.code).toBe("conflict");

  await publish(content);
  await settled(content, "published");
  expect(sent(content)).toHaveLength(2);
});

test("a process that dies between the try and its end leaves it unknown, and never a second call", async () => {
  const content = await approved();
  watchFailpoints((name) => {
    if (name === "publication_answered") throw new Error("the process dies here");
  });
  await publish(content);
  await expect
    .poll(
      async () => {
        await engine.handOver();
        return sent(content).length;
      },
      { timeout: 15_000 },
    )
    .toBe(1);
  await engine.close();
  watchFailpoints(null);
  await sql`update publications set sending_until = now() - interval '1 second' where state = 'sending'`.execute(
    product.database.db,
  );
  await engine.sweep();
  expect((await read(content)).status).toBe("unknown");
  expect(sent(content)).toHaveLength(1);
});

test("a place that says it is gone is switched off, and what was meant for it is not lost", async () => {
  const content = await approved();
  shop.answers = [410];
  await publish(content);
  await settled(content, "missed");
  const { data } = await owner.get<Connection[]>(`${world.at}/connections`);
  expect(data[0]?.offReason).toContain("410");
  expect((await publish(content)).problem.code).toBe("connection_off");
  await owner.patch(`${world.at}/connections/${connection.id}`, { isOn: true });
  await publish(content);
  await settled(content, "published");
});

test("after a restore nothing goes out without a new word, and of what was on its way nobody knows", async () => {
  const [due, ahead, midway] = [await approved(), await approved(), await approved()];
  shop.answers = [503];
  await publish(midway);
  await expect
    .poll(
      async () => {
        await engine.handOver();
        return (await publicationsOf(midway))[0]?.state;
      },
      { timeout: 15_000 },
    )
    .toBe("claimed");
  await scheduled(due, "2 hours");
  await scheduled(ahead, "-2 hours");
  await store.transaction((tx) => tx.restoredWork.holdPublishing());
  await hurry();
  await engine.sweep();
  await engine.handOver();
  expect((await read(due)).status).toBe("missed");
  expect(await read(ahead)).toMatchObject({ status: "approved", scheduledAt: null });
  expect((await read(midway)).status).toBe("unknown");
  expect([sent(due).length, sent(ahead).length, sent(midway).length]).toEqual([0, 0, 1]);
});
