import { cp, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import { createTimelineNote } from "../../src/infrastructure/timeline-note.ts";
import { createLedgerService } from "../../src/services/ledger-service.ts";
import { createTimelineService } from "../../src/services/timeline-service.ts";
import { makeSpender, storeOn } from "../support/ledger.ts";
import { testDatabase } from "../support/test-database.ts";

const folder = await mkdtemp(join(tmpdir(), "handbill-timeline-"));
afterAll(() => rm(folder, { recursive: true }));
const database = await testDatabase();
const store = storeOn(database);
const spender = await makeSpender(database);

const start = (dataDir: string, ownsDatabase = true) =>
  createTimelineService({
    store,
    ledger: createLedgerService({ store }),
    note: createTimelineNote(dataDir),
    ownsDatabase,
    drain: async () => {},
    publicUrl: "http://127.0.0.1",
  }).begin(() => {});

/** A plan that waits to be made; answers what becomes of it. */
async function queuedJob(): Promise<() => Promise<unknown>> {
  const [campaign, job] = [newId(), newId()];
  await sql`insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, notes, content_count, status, strategy_job_id)
    values (${campaign}, ${spender.businessId}, '', '', '', '[]', '2027-01-01', '2027-01-31', '', 3, 'planning', ${job})`.execute(
    database.db,
  );
  await sql`insert into jobs (id, business_id, user_id, campaign_id, kind, status, stage, input)
    values (${job}, ${spender.businessId}, ${spender.userId}, ${campaign}, 'strategy', 'queued', 'waiting', '{}')`.execute(
    database.db,
  );
  return async () => {
    const { rows } = await sql`select jobs.status, jobs.error ->> 'code' as code, campaigns.status as campaign
      from jobs join campaigns on campaigns.id = jobs.campaign_id where jobs.id = ${job}`.execute(database.db);
    return rows[0];
  };
}

const WAITS = { status: "queued", code: null, campaign: "planning" };
const ENDED = { status: "failed", code: "job_interrupted", campaign: "failed" };
const setBack = () => sql`update timeline set tick = tick - 1`.execute(database.db);

test("a start after an end or a crash goes on; a database that was set back to an earlier state stays still, once", async () => {
  const dataDir = join(folder, "set-back");
  expect(await start(dataDir, false)).toBeNull();
  const first = await queuedJob();
  expect(await start(dataDir, false)).toBeNull();
  expect(await first()).toEqual(WAITS);

  await setBack();
  expect(await start(dataDir, false)).toEqual({ jobs: 1, requests: 0, calls: 0, contents: 0 });
  expect(await first()).toEqual(ENDED);
  const second = await queuedJob();
  expect(await start(dataDir, false)).toBeNull();
  expect(await second()).toEqual(WAITS);

  // Somebody who came first is at work on it.
  await setBack();
  const worker = { id: newId(), role: "worker", version: "1", takesWork: true };
  await store.processes.beat(worker);
  expect(await start(dataDir, false)).toBeNull();
  await store.processes.end(worker.id);
  expect(await second()).toEqual(WAITS);
});

test("a copy of the data folder stays still, and one that was only moved goes on", async () => {
  const [original, copy, moved] = ["original", "copy", "moved"].map((name) => join(folder, name));
  if (!original || !copy || !moved) throw new Error("three names are three paths");
  await start(original);
  await cp(original, copy, { recursive: true, preserveTimestamps: true });
  await rename(original, moved);
  const job = await queuedJob();
  expect(await start(moved)).toBeNull();
  expect(await start(copy, false)).toBeNull(); // the database is elsewhere, and was not copied
  await cp(moved, join(folder, "another"), { recursive: true });
  expect(await job()).toEqual(WAITS);
  expect(await start(join(folder, "another"))).toMatchObject({ jobs: expect.any(Number) });
  expect(await job()).toEqual(ENDED);
});

test("another database, a note that says nothing and a folder that cannot be written are no reason not to start", async () => {
  const dataDir = join(folder, "other");
  await start(dataDir);
  await sql`update timeline set id = gen_random_uuid(), tick = 0`.execute(database.db);
  const job = await queuedJob();
  expect(await start(dataDir)).toBeNull();
  await writeFile(join(dataDir, "timeline"), '{"tick":');
  expect(await start(dataDir)).toBeNull();
  await writeFile(join(folder, "file"), "");
  expect(await start(join(folder, "file"))).toBeNull();
  expect(await job()).toEqual(WAITS);
});
