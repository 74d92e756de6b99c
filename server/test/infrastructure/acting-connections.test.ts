import { EventEmitter } from "node:events";
import { array, assert, asyncProperty, constantFrom, record, type Arbitrary } from "fast-check";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { actAs, actAsNobody, type Acting } from "../../src/core/acting.ts";
import { newId } from "../../src/core/ids.ts";
import type { Tables } from "../../src/data/models/tables.ts";
import { askAs, prepareActing } from "../../src/infrastructure/acting-statements.ts";
import { openWalledDatabase } from "../../src/infrastructure/database.ts";
import { bringUpToDate } from "../../src/up-to-date.ts";
import { makeSpender } from "../support/ledger.ts";
import { testDatabase } from "../support/test-database.ts";

/** Two connections for users, and one for what is nobody's: everybody gets what another has just used. */
const database = await testDatabase();
const { role } = await bringUpToDate(database.url);
const patient = { acquireTimeoutMs: 60_000 };
const { db, close } = openWalledDatabase<Tables>(database.url, {
  role: role ?? "",
  walled: { ...patient, max: 2, statementTimeoutMs: 300 },
  open: { ...patient, max: 1, applicationName: "handbill-doors" },
});
afterAll(close);
const users = await Promise.all(Array.from({ length: 5 }, () => makeSpender(database)));
type User = (typeof users)[number];

const behind = ({ userId }: User): Acting => ({ userId, kind: "person", keyId: null, requestId: newId() });

/** Who the database takes this for, and the businesses that it shows. */
async function seen(on: typeof db = db): Promise<{ user: string | null; businesses: string[] }> {
  const { rows } = await sql<{ user: string | null; businesses: string[] }>`
    select acting_user() as user, coalesce(array_agg(id), '{}') as businesses from businesses where ${1} = 1`.execute(
    on,
  );
  return rows[0] ?? { user: null, businesses: [] };
}

const ownOnly = ({ userId, businessId }: User) => ({ user: userId, businesses: [businessId] });

/** What may happen in a request before and after it asks what is its own. */
const HAPPENINGS = {
  "a plain question": async () => {},
  "a statement without values": () => sql`select id from businesses limit 1`.execute(db),
  "an error of the database": () => sql`select 1 / ${0}::integer`.execute(db).catch(refused),
  "a statement that does not parse": () => sql`selekt ${1}`.execute(db).catch(refused),
  "a statement that takes too long": () => sql`select pg_sleep(${5})`.execute(db).catch(refused),
  "a value that cannot be sent": () =>
    sql`select ${{
      toPostgres: () => {
        throw new Error("no");
      },
    }}::text`
      .execute(db)
      .catch(refused),
  "a connection that is lost": () =>
    sql`select pg_terminate_backend(pg_backend_pid()), ${1}`.execute(db).catch(refused),
  "a transaction that goes well": () => db.transaction().execute((tx) => sql`select ${1}`.execute(tx)),
  "a transaction that is given up": () =>
    db
      .transaction()
      .execute(async (tx) => {
        await sql`select ${1}`.execute(tx);
        throw new Error("given up");
      })
      .catch(refused),
  "a transaction that has failed, and is asked on": () =>
    db
      .transaction()
      .execute(async (tx) => {
        await sql`select 1 / ${0}::integer`.execute(tx).catch(refused);
        await seen(tx).catch(refused);
        throw new Error("given up");
      })
      .catch(refused),
  "a step back within a transaction": () =>
    db.transaction().execute(async (tx) => {
      await sql`savepoint here`.execute(tx);
      await sql`select 1 / ${0}::integer`.execute(tx).catch(refused);
      await sql`rollback to savepoint here`.execute(tx);
      return seen(tx);
    }),
  "a transaction that reads one state": () =>
    db
      .transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only")
      .execute((tx) => seen(tx)),
  "what is asked for nobody": () => actAsNobody(() => sql`select ${1}`.execute(db)),
} satisfies Record<string, () => Promise<unknown>>;

const refused = () => undefined;

type Happening = keyof typeof HAPPENINGS;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the object above
const happening: Arbitrary<Happening> = constantFrom(...(Object.keys(HAPPENINGS) as Happening[]));
const request = record({ user: constantFrom(...users), before: array(happening, { maxLength: 3 }) });

test("a connection never carries the name of one user into the request of another, whatever happens on it", async () => {
  await assert(
    asyncProperty(array(request, { minLength: 4, maxLength: 10 }), async (requests) => {
      const answers = requests.map(({ user, before }) =>
        actAs(behind(user), async () => {
          for (const one of before) {
            await HAPPENINGS[one]();
            expect(await seen(), one).toEqual(ownOnly(user));
          }
          await db.transaction().execute(async (tx) => {
            expect(await seen(tx)).toEqual(ownOnly(user));
            expect(await seen(tx)).toEqual(ownOnly(user));
          });
        }),
      );
      await Promise.all(answers);
    }),
    { numRuns: 12 },
  );
});

test("a connection knows nobody any more once the statement or the transaction of a user is over", async () => {
  const [user] = users;
  const client = await database.pool.connect();
  await prepareActing(client);
  const ask = askAs(client, user?.userId ?? "");
  const text = "select acting_user() as user, acting_businesses() as businesses, $1::integer";
  const acting = { text, values: [1], name: "acting" };
  const nobody = { rows: [expect.objectContaining({ user: null, businesses: [] })] };
  const somebody = { rows: [expect.objectContaining({ user: user?.userId, businesses: [user?.businessId] })] };
  expect(await ask(acting)).toMatchObject(somebody);
  expect(await client.query(acting)).toMatchObject(nobody);

  await ask({ text: "begin", values: [] });
  expect(await ask(acting)).toMatchObject(somebody);
  await ask({ text: "commit", values: [] });
  expect(await client.query(acting)).toMatchObject(nobody);

  await ask({ text: "begin", values: [] });
  await expect(ask({ text: "select 1 / $1::integer", values: [0] })).rejects.toMatchObject({ code: "22012" });
  await ask({ text: "rollback", values: [] });
  expect(await client.query(acting)).toMatchObject(nobody);
  client.release();
});

test("a process of the version before, which tells the user alone, is shown the same", async () => {
  const [user] = users;
  const client = await database.pool.connect();
  try {
    await client.query(`begin; set local role ${role}`);
    await client.query("select set_config('handbill.user', $1, true)", [user?.userId]);
    const { rows } = await client.query("select id from businesses");
    expect(rows).toEqual([{ id: user?.businessId }]);
  } finally {
    await client.query("rollback");
    client.release();
  }
});

test("what is asked for nobody goes by connections of its own, and sees everything", async () => {
  const everything = await actAsNobody(() => seen(db));
  expect(everything).toMatchObject({ user: null });
  expect(everything.businesses.length).toBe(users.length);
});

test("where it is not known any more who asks, the database is not asked, neither for a user nor for nobody", async () => {
  const [user] = users;
  if (!user) throw new Error("There is nobody.");
  const elsewhere = new EventEmitter();
  const heard = new Promise((answer, refuse) => {
    actAs(behind(user), () => elsewhere.once("news", () => void seen().then(answer, refuse)));
  });
  elsewhere.emit("news"); // as a socket does that belongs to no request
  await expect(heard).rejects.toThrow("on whose behalf");
  await expect(db.transaction().execute((tx) => seen(tx))).rejects.toThrow("on whose behalf");
  expect(await actAs(behind(user), () => seen())).toEqual(ownOnly(user));
});
