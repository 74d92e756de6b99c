import type { Connection, Content } from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { watchFailpoints } from "../../src/core/failpoints.ts";
import { createRestoredWorkRepository } from "../../src/data/repositories/restored-work-repository.ts";
import { publishingWorld, SHOP_SECRET } from "../support/publishing-world.ts";

const { shop, product, owner, world, engine, connection, ...tools } = await publishingWorld(15);
const { approved, pathOf, read, publicationsOf, publish, scheduled, hurry, refused, settled, sent, until } = tools;
afterAll(() => watchFailpoints(null));

test("a connection shows the last four characters of its secret, keeps the whole sealed, and is nobody else's", async () => {
  const { data } = await owner.get<Connection[]>(`${world.at}/connections`);
  expect(data[0]).toMatchObject({ kind: "webhook", name: "Our shop", hints: { secret: "LaSw" }, offReason: null });
  const { rows } = await sql`select row_to_json(connections)::text as kept from connections`.execute(
    product.database.db,
  );
  for (const shown of [JSON.stringify(data), JSON.stringify(rows)])
    expect(shown).not.toContain(SHOP_SECRET.slice(6, 20));

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

test("what is sent is held for a moment: taken back it never left, and is as it was before", async () => {
  const content = await approved();
  await scheduled(content, "-1 hour");
  const before = await read(content);
  const held = { connectionId: connection.id, holdSeconds: 10 };
  const send = () => owner.post<Content>(`${pathOf(content)}/publish`, held);
  expect((await send()).data.status).toBe("publishing");
  await engine.handOver();
  const [publication] = await publicationsOf(content);
  expect(publication).toMatchObject({ state: "claimed", attempts: [] });
  expect(publication?.heldSeconds).toBeGreaterThan(5);
  const stop = (id = publication?.id) => owner.post<Content>(`${pathOf(content)}/publications/${id}/stop`);
  const { status, scheduledAt, connectionId } = before;
  expect((await stop()).data).toMatchObject({ status, scheduledAt, connectionId });
  expect((await stop()).problem.code).toBe("conflict");

  // Its own time came while it was held: given back to it, it would go out at once.
  await send();
  await sql`update contents set before_publishing = before_publishing || jsonb_build_object('scheduledAt', now())
    where id = ${content.id}`.execute(product.database.db);
  expect((await stop((await publicationsOf(content))[0]?.id)).data).toMatchObject({
    status: "approved",
    scheduledAt: null,
  });

  await send();
  await hurry();
  await settled(content, "published");
  expect(sent(content)).toHaveLength(1);
  expect((await publicationsOf(content))[0]?.heldSeconds).toBeNull();
});

test("who takes back in the moment in which it leaves either wins or is told, and never both", async () => {
  const content = await approved();
  for (let round = 0; round < 12 && (await read(content)).status === "approved"; round += 1) {
    await owner.post(`${pathOf(content)}/publish`, { connectionId: connection.id, holdSeconds: 10 });
    const [publication] = await publicationsOf(content);
    await hurry();
    const [stopped] = await Promise.all([
      owner.post<Content>(`${pathOf(content)}/publications/${publication?.id}/stop`),
      engine.handOver(),
    ]);
    await engine.close();
    const [after] = await publicationsOf(content);
    expect(after?.attempts).toHaveLength(stopped.status === 200 ? 0 : 1);
    expect(sent(content)).toHaveLength(stopped.status === 200 ? 0 : 1);
  }
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
  await until(async () => sent(content).length, 1);
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
  expect((await read(content)).missed).toEqual({
    code: "http_410",
    detail: "Our shop wants no more contents (answer 410), so this connection was switched off.",
  });
  expect((await publish(content)).problem.code).toBe("connection_off");
  await owner.patch(`${world.at}/connections/${connection.id}`, { isOn: true });
  await publish(content);
  await settled(content, "published");
});

test("after a restore nothing goes out without a new word, and of what was on its way nobody knows", async () => {
  const [due, ahead, midway] = [await approved(), await approved(), await approved()];
  shop.answers = [503];
  await publish(midway);
  await until(async () => (await publicationsOf(midway))[0]?.state, "claimed");
  await scheduled(due, "-1 hour");
  await scheduled(ahead, "-2 hours");
  // At one stroke: the product's own sweep must not find what is due before it is held.
  await product.database.db.transaction().execute(async (tx) => {
    await sql`update contents set scheduled_at = now() - interval '2 hours' where id = ${due.id}`.execute(tx);
    await createRestoredWorkRepository(tx).holdPublishing();
  });
  await hurry();
  await engine.sweep();
  await engine.handOver();
  expect(await read(due)).toMatchObject({ status: "missed", missed: { code: "restored" } });
  expect(await read(ahead)).toMatchObject({ status: "approved", scheduledAt: null });
  expect((await read(midway)).status).toBe("unknown");
  expect([sent(due).length, sent(ahead).length, sent(midway).length]).toEqual([0, 0, 1]);
});
