import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import { makeSpender } from "../support/ledger.ts";
import { testDatabase } from "../support/test-database.ts";

const database = await testDatabase();
const { db } = database;

const { businessId } = await makeSpender(database);

async function happened(at: string): Promise<string> {
  const id = newId();
  await sql`insert into events (id, business_id, occurred_at, kind, source)
    values (${id}, ${businessId}, ${at}, 'click', 'link')`.execute(db);
  return id;
}

const monthOf = async (id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ month: string }>`
    select tableoid::regclass::text as month from events where id = ${id}`.execute(db);
  return rows[0]?.month;
};

test("an event lies in the table of its month, and one of a month without a table is kept too", async () => {
  await sql`select make_event_month('2031-05-31T23:30:00Z'), make_event_month('2031-05-01T00:00:00Z')`.execute(db);
  const [may, june] = [await happened("2031-05-31T23:59:59Z"), await happened("2031-06-01T00:00:00Z")];

  expect(await monthOf(may)).toBe("events_2031_05");
  expect(await monthOf(june)).toBe("events_others");

  await sql`select make_event_month('2031-06-15T00:00:00Z')`.execute(db); // its events are elsewhere already: no harm
  expect(await monthOf(june)).toBe("events_others");
});

test("nobody can change an event, or remove one whose business is there", async () => {
  const id = await happened("2031-05-10T10:00:00Z");

  await expect(sql`update events set bot = 'crawler' where id = ${id}`.execute(db)).rejects.toThrow(/append-only/);
  await expect(sql`delete from events where id = ${id}`.execute(db)).rejects.toThrow(/append-only/);
  expect(await monthOf(id)).toBe("events_2031_05");
});
