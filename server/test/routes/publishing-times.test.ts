import type { CalendarItem, Scheduled } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { publishingWorld } from "../support/publishing-world.ts";

const { product, owner, world, engine, connection, ...tools } = await publishingWorld(2);
const { approved, pathOf, read, publicationsOf, scheduled, sent } = tools;

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
