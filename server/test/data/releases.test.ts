import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, expect, inject, test } from "vitest";
import { FIRST_ASKS } from "../../../web/first-asks.ts";
import { newId } from "../../src/core/ids.ts";
import { knownMigrations, migrateTables } from "../../src/data/migrations/index.ts";
import type { Tables } from "../../src/data/models/tables.ts";
import { openDatabase } from "../../src/infrastructure/database.ts";
import { bringUpToDate } from "../../src/up-to-date.ts";
import { resume } from "../support/client.ts";
import { forDatabase } from "../support/cluster.ts";
import { makeSpender } from "../support/ledger.ts";
import { testProduct } from "../support/product.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";
import { schemaOf } from "../support/database-schema.ts";
import { wholeDatabase } from "../support/whole-database.ts";

const RELEASES = join(import.meta.dirname, "..", "fixtures", "releases");
const releases = readdirSync(RELEASES).filter((name) => name.endsWith(".sql.gz"));

/** A database without anything in it. */
async function emptyDatabase(): Promise<TestDatabase> {
  const clusterUrl = inject("clusterUrl");
  const name = `release_${process.pid}_${randomBytes(4).toString("hex")}`;
  const admin = openDatabase(clusterUrl, { max: 1, statementTimeoutMs: 60_000 });
  await sql`create database ${sql.id(name)}`.execute(admin.db);
  const url = forDatabase(clusterUrl, name);
  const database = openDatabase<Tables>(url, { max: 4, acquireTimeoutMs: 60_000 });
  afterAll(async () => {
    await database.close();
    await sql`drop database ${sql.id(name)} with (force)`.execute(admin.db);
    await admin.close();
  });
  return { ...database, url };
}

/** As an operator does it: what pg_dump wrote goes into an empty database. */
async function restore(url: string, file: string): Promise<void> {
  const bare = openDatabase<unknown>(url, { max: 1, statementTimeoutMs: 60_000 });
  await sql.raw(gunzipSync(readFileSync(join(RELEASES, file))).toString()).execute(bare.db);
  await bare.close(); // a dump leaves its connection without a search path
}

type Row = Record<string, unknown>;
type Rows = ReadonlyMap<string, readonly Row[]>;

async function rowsOf(database: TestDatabase, tables?: readonly string[]): Promise<Rows> {
  const whole = await wholeDatabase(database, tables);
  return new Map([...whole].map(([table, rows]) => [table, [...rows].map((row): Row => JSON.parse(row))]));
}

const only = (row: Row, columns: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column]])));

/** What processes write by themselves while the database is brought up to date. */
const OF_PROCESSES = new Set(["kysely_migration", "kysely_migration_lock", "processes", "timeline", "rate_limits"]);

/** Rows that are gone, or say something else in a column that is still there. */
function lost(before: Rows, after: Rows): string[] {
  return [...before].flatMap(([table, rows]) => {
    const [sample] = rows;
    if (!sample || OF_PROCESSES.has(table)) return [];
    const now = after.get(table) ?? [];
    const columns = Object.keys(sample).filter((column) => now[0] && column in now[0]);
    const there = new Set(now.map((row) => only(row, columns)));
    return rows.filter((row) => !there.has(only(row, columns))).map((row) => `${table} ${JSON.stringify(row)}`);
  });
}

const countOf = (rows: Rows): number => [...rows.values()].reduce((sum, { length }) => sum + length, 0);
const today = new Date().toISOString().slice(0, 10);

/** Addresses that the pages of the studio begin with, for one business and what is in it. */
function asksOf(ids: { business: string; campaign: string; content: string; conversation: string }): string[] {
  const asks = FIRST_ASKS.flatMap((page) => page.asks).map((ask) =>
    ask
      .replace("$1", ids.business)
      .replace("conversations/$2", `conversations/${ids.conversation}`)
      .replace("$2", ids.campaign)
      .replace("$3", ids.content)
      .replaceAll(/\{\w+([+-]\d+)?\}/g, today),
  );
  return [...new Set(asks)];
}

async function signIn(url: string, email: string): Promise<string> {
  const answer = await fetch(new URL("/api/auth/sign-in/email", url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: "a short sentence" }), // of every owner in a fixture
  });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  return cookies.join("; ");
}

const fresh = await testDatabase();

test.each(releases)(
  "the data of release %s is all there in this version, whose database is the same as a new one, and the studio's pages open on it",
  async (file) => {
    const database = await emptyDatabase();
    await restore(database.url, file);
    const before = await rowsOf(database);
    expect(countOf(before)).toBeGreaterThan(300);

    await bringUpToDate(database.url);

    const after = await rowsOf(database);
    expect(lost(before, after)).toEqual([]);
    const schema = await schemaOf(fresh);
    expect(schema.length).toBeGreaterThan(800);
    expect(await schemaOf(database)).toEqual(schema);

    const { rows } = await sql<{
      email: string;
      business: string;
      campaign: string;
      content: string;
      conversation: string;
    }>`
      select u.email, v.business_id as business, c.campaign_id as campaign, c.id as content, v.id as conversation
      from conversations v join contents c on c.business_id = v.business_id
        join businesses b on b.id = v.business_id join users u on u.id = b.user_id
      limit 1`.execute(database.db);
    const [ids] = rows;
    if (!ids) throw new Error(`${file} has no business with a conversation and a content.`);
    const product = await testProduct({}, { database });
    const owner = await resume(product.url, await signIn(product.url, ids.email));
    const asks = asksOf(ids);
    expect(asks.length).toBeGreaterThan(30);
    const refused: [string, number][] = [];
    for (const ask of asks) {
      const { status } = await owner.get(ask);
      if (status !== 200) refused.push([ask, status]);
    }
    expect(refused).toEqual([]);
    const { status, data } = await owner.post<{ name: string }>("/businesses", { name: "After the update" });
    expect([status, data.name]).toEqual([201, "After the update"]);
  },
);

test("a row that a step of the database would lose or change is noticed", async () => {
  const [file = ""] = releases;
  const database = await emptyDatabase();
  await restore(database.url, file);
  const before = await rowsOf(database);
  await sql`update businesses set name = name || '!' where id = (select id from businesses limit 1)`.execute(
    database.db,
  );
  await sql`delete from saved_replies where id = (select id from saved_replies limit 1)`.execute(database.db);
  const found = lost(before, await rowsOf(database));
  expect(new Set(found.map((line) => line.split(" ")[0]))).toEqual(new Set(["businesses", "saved_replies"]));
  expect(found).toHaveLength(2);
});

test("rows of the very first tables are still there after every single step since", async () => {
  const database = await emptyDatabase();
  const { db } = database;
  const bare = openDatabase<unknown>(database.url, { max: 1, statementTimeoutMs: 60_000 });
  const stepTo = (name: string) => bare.db.transaction().execute((tx) => migrateTables(tx, name));
  const [, second = "", ...later] = knownMigrations;
  await stepTo(second);
  const spender = await makeSpender(database);
  const campaignId = newId();
  await sql`insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, notes, content_count, status)
    values (${campaignId}, ${spender.businessId}, 'Spring', 'Sell', '', '["email"]', '2026-03-01', '2026-03-31', '', 3, 'planned')`.execute(
    db,
  );
  await sql`insert into contents (id, business_id, campaign_id, channel, status, topic, angle, call_to_action, fields)
    values (${newId()}, ${spender.businessId}, ${campaignId}, 'email', 'draft', 'Bread', '', '', '{}')`.execute(db);
  const tables = ["users", "businesses", "campaigns", "contents"];
  const first = await rowsOf(database, tables);
  expect([...first.values()].map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  for (const step of later) {
    await stepTo(step);
    expect(lost(first, await rowsOf(database, tables)), step).toEqual([]);
  }
  await bare.close();
  const names = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  expect(names.rows).toHaveLength(knownMigrations.length);
});
