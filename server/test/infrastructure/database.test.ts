import { sql } from "kysely";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/infrastructure/database.ts";
import { testDatabase } from "../support/test-database.ts";

const { db, url } = await testDatabase();

const one = async (text: string): Promise<unknown> => {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(text)} as value`.execute(db);
  return rows[0]?.value;
};

test("times arrive as RFC 3339 texts in UTC that keep their microseconds", async () => {
  expect(await one("timestamptz '2026-11-22 23:00:00.1234+02'")).toBe("2026-11-22T21:00:00.123400Z");
  expect(await one("timestamptz '2026-11-22 21:00:00Z'")).toBe("2026-11-22T21:00:00.000000Z");
});

test("days arrive as they were stored, whatever the zone of the machine", async () => {
  expect(await one("date '2026-11-22'")).toBe("2026-11-22");
});

test("whole numbers arrive as numbers while they are exact, and are refused beyond", async () => {
  expect(await one("9007199254740991::int8")).toBe(9_007_199_254_740_991);
  await expect(one("9007199254740992::int8")).rejects.toThrow("9007199254740992 is too large");
});

test("decimal numbers arrive as texts, with every digit", async () => {
  expect(await one("1.10::numeric")).toBe("1.10");
});

test("keys inside stored JSON keep their spelling", async () => {
  const { rows } = await sql`select '{"some_key": {"camelKey": 1}}'::jsonb as some_document`.execute(db);
  expect(rows).toEqual([{ someDocument: { some_key: { camelKey: 1 } } }]);
});

test("a statement with values is prepared once and known by its name afterwards", async () => {
  const narrow = openDatabase<unknown>(url, { max: 1 });
  const ask = (value: number) => sql`select ${value}::int + 1 as marked_sum`.execute(narrow.db);
  await ask(1);
  await ask(2);
  const prepared = await sql<{ calls: number }>`
    select generic_plans + custom_plans as calls from pg_prepared_statements where statement like '%marked_sum%'
  `.execute(narrow.db);
  expect(prepared.rows).toEqual([{ calls: 2 }]);
  await narrow.close();
});

test("a connection whose server cut it is replaced, and the process lives on", async () => {
  const other = openDatabase<unknown>(url, { max: 1 });
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(other.db);
  await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db);
  await expect
    .poll(() => sql`select 1 as answer`.execute(other.db).catch(() => undefined))
    .toMatchObject({
      rows: [{ answer: 1 }],
    });
  await other.close();
});

test("settings that the address carries for its session are kept", async () => {
  const own = openDatabase<unknown>(`${url}&options=-c%20search_path%3Dpg_catalog`, { max: 1 });
  const { rows } = await sql`
    select current_setting('search_path') as path, current_setting('timezone') as zone
  `.execute(own.db);
  expect(rows).toEqual([{ path: "pg_catalog", zone: "UTC" }]);
  await own.close();
});
