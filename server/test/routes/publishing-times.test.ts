import type { CalendarItem, Connection, Scheduled } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { createSeal } from "../../src/core/seal.ts";
import { createBusinessService } from "../../src/services/business-service.ts";
import { createConnectionService } from "../../src/services/connection-service.ts";
import { publishingWorld, SERVER_SECRET, SHOP_SECRET } from "../support/publishing-world.ts";

const { product, owner, world, store, engine, connection, ...tools } = await publishingWorld(3);
const { approved, pathOf, read, publicationsOf, scheduled, publish, settled, sent } = tools;

test("what the system slept through is missed after an hour, says so wherever it stands, and is never sent late", async () => {
  const content = await approved();
  await scheduled(content, "61 minutes");
  await engine.sweep();
  expect(await read(content)).toMatchObject({ status: "missed", missed: { code: "overdue" } });
  expect(sent(content)).toEqual([]);
  const { data: days } = await owner.get<CalendarItem[]>(`${world.at}/calendar?from=2027-07-15&to=2027-07-15`);
  expect(days.find(({ id }) => id === content.id)?.missed?.detail).toMatch(/not running/);

  // With another time it is of no use any more.
  const again = await owner.post<Scheduled>(`${pathOf(content)}/schedule`, { at: "2027-07-16T10:00" });
  expect(again.data.content).toMatchObject({ status: "scheduled", missed: null });
});

test("what cannot go out at its time is missed with the reason, and nothing of it hangs", async () => {
  const content = await approved();
  await scheduled(content, "1 second");
  await sql`update connections set off_reason = 'It answered 410.' where id = ${connection.id}`.execute(
    product.database.db,
  );
  await engine.sweep();
  expect(await read(content)).toMatchObject({
    status: "missed",
    missed: { code: "connection_off", detail: expect.stringContaining("It answered 410.") },
  });
  expect(await publicationsOf(content)).toEqual([]);
  await owner.patch(`${world.at}/connections/${connection.id}`, { isOn: true });
});

test("a new key of the server seals every connection anew; a server without it says so, and takes the secret again", async () => {
  const next = "another secret, which is long enough";
  const rotating = createConnectionService({
    store,
    businesses: createBusinessService({ store }),
    seal: createSeal([next, SERVER_SECRET]),
    publishers: [],
  });
  expect([await rotating.sealAnew(), await rotating.sealAnew()]).toEqual([1, 0]);
  const { rows } = await sql<{ secrets: string }>`select secrets from connections`.execute(product.database.db);
  const about = `connection ${connection.id}`;
  expect(createSeal([next]).open(rows[0]?.secrets ?? "", about)).toContain(SHOP_SECRET);
  expect(createSeal([SERVER_SECRET]).open(rows[0]?.secrets ?? "", about)).toBeUndefined();
  // Nor does it open for another connection.
  expect(createSeal([next]).open(rows[0]?.secrets ?? "", "connection of somebody else")).toBeUndefined();

  // The server of this test has the former key only.
  const path = `${world.at}/connections/${connection.id}`;
  const tested = await owner.post<Connection>(`${path}/test`);
  expect(tested.data.checked).toMatchObject({ ok: false, detail: expect.stringContaining("Enter it again") });
  const content = await approved();
  await publish(content);
  await settled(content, "missed");
  expect((await read(content)).missed).toMatchObject({ code: "key_lost" });
  await owner.patch(path, { secrets: { secret: SHOP_SECRET } });
  await publish(content);
  await settled(content, "published");
});
