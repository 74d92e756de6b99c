import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import type { Tables } from "../../src/data/models/tables.ts";
import { checkBackupFile, readBackupFile, writeBackupFile } from "../../src/infrastructure/backup-file.ts";
import { openDatabase } from "../../src/infrastructure/database.ts";
import { createBackupService } from "../../src/services/backup-service.ts";
import { createIdempotencyService } from "../../src/services/idempotency-service.ts";
import { createLedgerService } from "../../src/services/ledger-service.ts";
import { createRestoreService } from "../../src/services/restore-service.ts";
import { makeSpender, storeOn } from "../support/ledger.ts";
import { testDatabase } from "../support/test-database.ts";

const folder = await mkdtemp(join(tmpdir(), "handbill-restore-"));
afterAll(() => rm(folder, { recursive: true }));
const [from, to] = [await testDatabase(), await testDatabase()];
const store = storeOn(from);

const restorerOn = (database: typeof to) => {
  const target = storeOn(database);
  return createRestoreService({
    store: target,
    ledger: createLedgerService({ store: target }),
    drain: async () => {},
    publicUrl: "http://127.0.0.1",
  });
};
async function backUp(name: string, source = store) {
  const path = join(folder, name);
  const service = createBackupService({ store: source, version: "1.2.3" });
  const { head } = await writeBackupFile(path, (add) => service.make({ files: [], authSecret: "setting" }, add));
  return { path, head };
}

test("every value comes back as it was, every rule of the tables holds again, and nothing else is let in", async () => {
  const spender = await makeSpender(from);
  const odd = [`"quoted", \\ (and) {braced}`, "two\nlines\u2028more", "", "null", "\\N", "🥐 é"];
  for (const description of odd) {
    await sql`update businesses set description = ${description}, voice = 'null', website = null where id = ${spender.businessId}`.execute(
      from.db,
    );
    await sql`insert into businesses select (b).* from (select jsonb_populate_record(b, jsonb_build_object('id', ${newId()}::text)) as b
      from businesses b where id = ${spender.businessId}) as copy`.execute(from.db);
  }
  await sql`insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, budget_amount, notes, content_count, status, created_at)
    values (${newId()}, ${spender.businessId}, '', '', '', '[]', '0001-01-01', '9999-12-31', 9223372036854775807, '', 0, 'planned', '2026-11-23 04:00:00.123456+02')`.execute(
    from.db,
  );
  // However this server writes dates.
  const otherwise = openDatabase<Tables>(`${from.url}&options=-c%20datestyle%3DSQL,DMY`, { max: 1 });
  const { path, head } = await backUp("odd", storeOn({ ...from, ...otherwise }));
  await otherwise.close();

  const { rows: restored } = await restorerOn(to).restore(head, readBackupFile(path));
  expect(restored).toBeGreaterThan(odd.length);
  // A restored database has left its time line.
  for (const { name } of head.tables.filter((table) => table.name !== "timeline")) {
    const texts = ({ db }: typeof to) =>
      sql<{ row: string }>`select t::text as row from ${sql.id(name)} t order by 1`.execute(db);
    expect((await texts(to)).rows, name).toEqual((await texts(from)).rows);
  }
  const rules = ({ db }: typeof to) =>
    sql`select conrelid::regclass::text, conname, condeferrable, condeferred from pg_constraint where connamespace = 'public'::regnamespace
      union all select tgrelid::regclass::text, tgname, tgenabled = 'O', true from pg_trigger where not tgisinternal order by 1, 2`.execute(
      db,
    );
  expect((await rules(to)).rows).toEqual((await rules(from)).rows);

  await expect(restorerOn(to).requireEmpty(head)).rejects.toThrow(/There is something in the database .*businesses/);
});

test("a request that was being answered when the backup was made is not done again under its key", async () => {
  const { userId } = await makeSpender(from);
  const scope = { userId, method: "POST", path: "/api/v1/businesses", key: "in the middle" };
  await createIdempotencyService({ keys: store.idempotencyKeys }).begin(scope, { name: "Bakery" });
  const { path, head } = await backUp("request");
  const target = await emptied(to);
  expect(await restorerOn(to).restore(head, readBackupFile(path))).toMatchObject({ requests: 1, jobs: 0, calls: 0 });

  await sql`update idempotency_keys set claimed_at = now() - interval '1 day'`.execute(to.db);
  const keys = createIdempotencyService({ keys: target.idempotencyKeys });
  const again = await keys.begin(scope, { name: "Bakery" });
  expect(again).toMatchObject({ answer: { status: 503, body: expect.stringContaining("It was not done again") } });
});

test("a backup that this version has no place for is refused as a whole", async () => {
  const target = await emptied(to);
  const { path, head } = await backUp("misfit");
  const users = head.tables.find(({ name }) => name === "users");
  users?.columns.push({ name: "shoe_size", type: "text); drop table users; --" });
  const restore = restorerOn(to).restore(head, readBackupFile(path));
  await expect(restore).rejects.toThrow(/no place for users\.shoe_size .* Restore it with Handbill 1\.2\.3/);
  expect(await target.backup.filled(head.tables.map(({ name }) => name))).toEqual([]);
  expect((await checkBackupFile(path)).head.tables).not.toEqual(head.tables);
});

async function emptied(database: typeof to) {
  await sql`truncate users, rate_limits, ai_limits, ai_spend, processes, timeline cascade`.execute(database.db);
  return storeOn(database);
}
