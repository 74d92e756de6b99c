import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { expect, inject, onTestFinished, test } from "vitest";
import { type Steps, takeSteps } from "../../src/data/migrations/run.ts";
import { openDatabase } from "../../src/infrastructure/database.ts";
import { bringUpToDate } from "../../src/up-to-date.ts";
import { CHILD_ENVIRONMENT } from "../support/child-environment.ts";
import { forDatabase } from "../support/cluster.ts";
import { testProduct } from "../support/product.ts";

/** A connection that migrates, with less patience than in earnest so that a test need not wait. */
function migrator(url: string, lockTimeoutMs = 200): Kysely<unknown> {
  const { db, close } = openDatabase<unknown>(url, { max: 2, lockTimeoutMs, applicationName: "migrator" });
  onTestFinished(close);
  return db;
}

async function emptyDatabase(name: string): Promise<string> {
  const admin = openDatabase(inject("clusterUrl"), { max: 1 });
  const database = sql.id(`${name}_${process.pid}`);
  await sql`create database ${database}`.execute(admin.db);
  onTestFinished(async () => {
    await sql`drop database ${database} with (force)`.execute(admin.db);
    await admin.close();
  });
  return forDatabase(inject("clusterUrl"), `${name}_${process.pid}`);
}

/** A transaction that holds what its statement locks until it is let go. */
async function holdOpen(url: string, statement: string): Promise<() => Promise<void>> {
  const { db, close } = openDatabase<unknown>(url, { max: 1 });
  const held = await db.startTransaction().execute();
  await sql.raw(statement).execute(held);
  return async () => {
    await held.rollback().execute();
    await close();
  };
}

const waits = async (db: Kysely<unknown>): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows.length > 0;
};

test("a step that meets a long read steps back for the requests behind it, and is taken when the read ends", async () => {
  const product = await testProduct();
  const owner = await product.newUser();
  const { data: business } = await owner.post<{ id: string }>("/businesses", { name: "Bakery" });
  const { url } = product.database;
  const watching = migrator(url);
  let tries = 0;
  const steps: Steps = {
    "9998-next": {
      async up(db) {
        tries += 1;
        await sql`alter table businesses add column motto text`.execute(db);
      },
    },
  };
  const taken = { ...(await takenSteps(watching)), ...steps };
  const letGo = await holdOpen(url, "select count(*) from businesses");
  const said: string[] = [];
  const migrated = takeSteps(migrator(url), taken, { report: (line) => said.push(line) });

  // Each round begins while the step stands in the way, and is answered before the read ends: it stepped back.
  for (let round = 1; round <= 2; round += 1) {
    await expect.poll(() => waits(watching)).toBe(true);
    const answers = await Promise.all([
      owner.get(`/businesses/${business.id}`),
      owner.get("/businesses"),
      owner.patch(`/businesses/${business.id}`, { name: `Bakery ${round}` }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  }
  expect(tries).toBeGreaterThan(1);
  expect(said).toEqual(["Waiting for a table that is in use, to bring it up to date."]);

  await letGo();
  await migrated;
  // The code that runs knows nothing of the new column, and a start of it finds nothing to do.
  expect((await owner.get(`/businesses/${business.id}`)).data).toMatchObject({ name: "Bakery 2" });
  await bringUpToDate(url);
});

const takenSteps = async (db: Kysely<unknown>): Promise<Steps> => {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return Object.fromEntries(rows.map(({ name }) => [name, { up: async () => {} }]));
};

const step = (statement: string) => ({
  up: async (db: Kysely<unknown>) => void (await sql.raw(statement).execute(db)),
});

test("what cannot be done in time is given up in words, and nothing was changed", async () => {
  const url = await emptyDatabase("given_up");
  const db = migrator(url, 50);
  await sql`create table shop (id int)`.execute(db);
  const letGo = await holdOpen(url, "select * from shop");
  const steps = { "1": step("create table shelf (id int)"), "2": step("alter table shop add column a int") };
  await expect(takeSteps(db, steps, { patienceMs: 0 })).rejects.toThrow(/was in use the whole time[^]*start again/);
  await letGo();
  const broken = { ...steps, "2": step("create index concurrently shop_ids on shop (id)"), "3": step("select 1") };
  await expect(takeSteps(db, broken)).rejects.toThrow(/cannot run inside a transaction/);
  await takeSteps(db, { ...broken, "2": { ...broken["2"], upInUse: broken["2"].up } });
  const { rows } = await sql`select name from kysely_migration order by name`.execute(db);
  expect(rows).toEqual([{ name: "1" }, { name: "2" }, { name: "3" }]);
});

test("killed in the middle, it is done again from where it was, by several at once", async () => {
  const url = await emptyDatabase("killed");
  const { db, close } = openDatabase<unknown>(url, { max: 1 });
  onTestFinished(close);
  const letGo = await holdOpen(url, "create table businesses (id int)");
  const child = spawn(process.execPath, [join(import.meta.dirname, "..", "..", "src", "migrate.ts")], {
    env: { ...CHILD_ENVIRONMENT, DATABASE_URL: url },
    stdio: "ignore",
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await expect.poll(() => waits(db)).toBe(true); // in the middle of the second step
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  await letGo();

  await Promise.all([bringUpToDate(url), bringUpToDate(url), bringUpToDate(url)]);
  const { rows } = await sql`select count(*)::int as number from businesses`.execute(db);
  expect(rows).toEqual([{ number: 0 }]);
});
