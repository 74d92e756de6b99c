import { sql, type Kysely } from "kysely";
import { afterAll, expect, test } from "vitest";
import { actAs, type Acting } from "../../src/core/acting.ts";
import { newId } from "../../src/core/ids.ts";
import type { Tables } from "../../src/data/models/tables.ts";
import { bringUpToDate } from "../../src/up-to-date.ts";
import { openPools } from "../../src/infrastructure/pools.ts";
import { makeSpender, type Spender } from "../support/ledger.ts";
import { fillEveryTable, type FilledTable } from "../support/rows-of-every-table.ts";
import { testDatabase } from "../support/test-database.ts";

/*
 * The second wall by itself: there is no application here, only the connections on which requests of users work. What these tests ask is
 * what a query would ask that had forgotten whose rows it may touch.
 */
const database = await testDatabase();
const { role } = await bringUpToDate(database.url);
const pools = openPools<Tables>(database.url, { role, acquireTimeoutMs: 60_000 });
afterAll(() => pools.close());
const requests = pools.requests.db.withoutPlugins();

const ada = await makeSpender(database);
const eve = await makeSpender(database);
const filled = await fillEveryTable(database.db.withoutPlugins(), [ada, eve]);
/** What signing in needs is behind no policy: requests may not touch it at all. */
const CLOSED = new Set([
  "accounts",
  "api_keys",
  "passkeys",
  "recovery_codes",
  "sessions",
  "sign_in_challenges",
  "two_factors",
  "verifications",
]);
const tables = filled.filter(({ name }) => !CLOSED.has(name));

const behind = ({ userId }: Spender): Acting => ({ userId, kind: "person", keyId: null, requestId: newId() });
const asEve = <T>(ask: (db: Kysely<Tables>) => Promise<T>): Promise<T> => actAs(behind(eve), () => ask(requests));
const asAda = <T>(ask: (db: Kysely<Tables>) => Promise<T>): Promise<T> => actAs(behind(ada), () => ask(requests));

/** How many rows of a table there are of each of the two, as whoever asks sees it. */
async function rowsIn(db: Kysely<Tables>, { name, column }: FilledTable): Promise<{ adas: number; eves: number }> {
  const count = (spender: typeof ada) =>
    sql<{ count: string }>`select count(*)::text as count from ${sql.table(name)}
      where ${sql.ref(column)} = ${column === "user_id" ? spender.userId : spender.businessId}`.execute(db);
  const [adas, eves] = [await count(ada), await count(eve)];
  return { adas: Number(adas.rows[0]?.count), eves: Number(eves.rows[0]?.count) };
}

test("there is a wall, and a row of each of two users in every table of business data", async () => {
  expect(role).toMatch(/^handbill_requests_\d+$/);
  const { rows } = await sql<{ name: string }>`
    select distinct c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'business_id' and t.table_type = 'BASE TABLE'
      and not (select relispartition from pg_class where oid = format('%I', c.table_name)::regclass)`.execute(
    database.db.withoutPlugins(),
  );
  const walled = filled.filter(({ column }) => column === "business_id").map(({ name }) => name);
  expect(walled.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  expect(walled.length).toBeGreaterThan(50);
  for (const table of filled) {
    expect(await rowsIn(database.db.withoutPlugins(), table), table.name).toMatchObject({ adas: 1, eves: 1 });
  }
});

test.each(tables)(
  "$name: a stranger's rows are not seen, not changed, not taken away and not added to",
  async (table) => {
    const { name, column } = table;
    const [mine, hers] = column === "user_id" ? [eve.userId, ada.userId] : [eve.businessId, ada.businessId];
    const before = await sql<{ row: object }>`
    select to_jsonb(t) as row from ${sql.table(name)} t where ${sql.ref(column)} = ${hers}`.execute(
      database.db.withoutPlugins(),
    );

    expect(await asEve((db) => rowsIn(db, table))).toEqual({ adas: 0, eves: 1 });
    expect(await asAda((db) => rowsIn(db, table))).toEqual({ adas: 1, eves: 0 });
    expect(
      await sql`select from ${sql.table(name)} where ${sql.ref(column)} = ${hers} for update`.execute(database.db),
    ).toMatchObject({ rows: [{}] });

    const changed = await asEve((db) =>
      sql`update ${sql.table(name)} set ${sql.ref(column)} = ${sql.ref(column)} where ${sql.ref(column)} = ${hers}`.execute(
        db,
      ),
    );
    expect(changed.numAffectedRows).toBe(0n);
    const removed = await asEve((db) =>
      sql`delete from ${sql.table(name)} where ${sql.ref(column)} = ${hers}`.execute(db),
    );
    expect(removed.numAffectedRows).toBe(0n);
    await expect(
      asEve((db) =>
        sql`update ${sql.table(name)} set ${sql.ref(column)} = ${hers} where ${sql.ref(column)} = ${mine}`.execute(db),
      ),
    ).rejects.toMatchObject({ code: "42501" });
    await expect(
      asEve((db) =>
        sql`insert into ${sql.table(name)} overriding system value select * from jsonb_populate_record(null::${sql.table(name)}, ${JSON.stringify(before.rows[0]?.row)}::jsonb)`.execute(
          db,
        ),
      ),
    ).rejects.toMatchObject({ code: "42501" });

    const after = await sql<{ row: object }>`
    select to_jsonb(t) as row from ${sql.table(name)} t where ${sql.ref(column)} = ${hers}`.execute(
      database.db.withoutPlugins(),
    );
    expect(after.rows).toEqual(before.rows);
  },
);

test("requests of users cannot touch what signing in needs, nor any table that is nobody's", async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relispartition and not has_table_privilege(${role}, c.oid, 'select, insert, update, delete')`.execute(
    database.db.withoutPlugins(),
  );
  const closed = rows.map(({ name }) => name);
  expect(closed).toEqual(
    expect.arrayContaining([...CLOSED, "signing_keys", "processes", "rate_limits", "kysely_migration"]),
  );
  expect(closed.filter((name) => tables.some((table) => table.name === name))).toEqual([]);
  for (const name of closed) {
    const reading = asAda((db) => sql`select from ${sql.table(name)} limit 1`.execute(db));
    await expect(reading, name).rejects.toMatchObject({ code: "42501" });
  }
});

test("no table is open to requests without a policy, and nothing is seen where nobody is acting", async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and has_table_privilege(${role}, c.oid, 'select, insert, update, delete')
      and not (relrowsecurity and exists (select from pg_policy where polrelid = c.oid))`.execute(
    database.db.withoutPlugins(),
  );
  expect(rows).toEqual([]);
  await database.db.transaction().execute(async (tx) => {
    await sql`set local role ${sql.ref(role ?? "")}`.execute(tx);
    for (const { name } of tables)
      expect((await sql`select from ${sql.table(name)}`.execute(tx)).rows, name).toEqual([]);
  });
});

const names = async (db: Kysely<Tables>, query: string) => {
  const { rows } = await sql<{ id: string }>`${sql.raw(query)}`.execute(db);
  return rows.map(({ id }) => id).toSorted();
};

test("of businesses, people and budgets only what is one's own is there", async () => {
  await sql`insert into ai_spend (owner_id, month) values (${ada.userId}, '2026-11'), (${ada.businessId}, '2026-11'),
    (${eve.userId}, '2026-11'), (${eve.businessId}, '2026-11')`.execute(database.db);
  expect(await asEve((db) => names(db, "select id from businesses"))).toEqual([eve.businessId]);
  expect(await asEve((db) => names(db, "select id from users"))).toEqual([eve.userId]);
  expect(await asEve((db) => names(db, "select owner_id as id from ai_spend"))).toEqual(
    [eve.userId, eve.businessId].toSorted(),
  );

  await sql`insert into business_members (business_id, user_id, role) values (${ada.businessId}, ${eve.userId}, 'viewer')`.execute(
    database.db,
  );
  expect(await asEve((db) => names(db, "select id from businesses"))).toEqual(
    [ada.businessId, eve.businessId].toSorted(),
  );
  expect(await asEve((db) => names(db, "select id from users"))).toEqual([ada.userId, eve.userId].toSorted());
  expect(await asAda((db) => names(db, "select id from businesses"))).toEqual([ada.businessId]);
  await sql`delete from business_members where user_id = ${eve.userId} and business_id = ${ada.businessId}`.execute(
    database.db,
  );
  expect(await asEve((db) => names(db, "select id from businesses"))).toEqual([eve.businessId]);

  const made = await asEve((db) =>
    sql`update businesses set user_id = ${eve.userId} where id = ${ada.businessId}`.execute(db),
  );
  expect(made.numAffectedRows).toBe(0n);
  await sql`delete from business_members where business_id = ${eve.businessId}`.execute(database.db);
  await sql`insert into business_members (business_id, user_id, role) values (${eve.businessId}, ${ada.userId}, 'owner')`.execute(
    database.db,
  );
  expect(await asEve((db) => names(db, "select id from businesses")), "who made it and works there no more").toEqual(
    [],
  );
});
