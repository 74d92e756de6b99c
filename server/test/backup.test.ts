import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { startDemoModel } from "@handbill/demo-model";
import type { AiLog, Business, Campaign, Content, AnyJob as Job, TrackedLink } from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, afterEach, expect, test } from "vitest";
import { contentsOf, plannedCampaign } from "./support/campaigns.ts";
import { CHILD_ENVIRONMENT } from "./support/child-environment.ts";
import { type Client, type Reply, resume, signUp } from "./support/client.ts";
import { dataFolder, type ProductProcess, startProcess } from "./support/product-process.ts";
import { testDatabase } from "./support/test-database.ts";

const COUNT = 10;
const DONE = 2;

const database = await testDatabase();
const model = await startDemoModel({ delayScale: 0 });
const backups = await mkdtemp(join(tmpdir(), "handbill-backups-"));
const settings = {
  AUTH_SECRET: "the same secret before and after it all",
  OPENAI_API_KEY: "backup-key",
  OPENAI_BASE_URL: model.url,
  AI_MODEL_STRATEGY: "handbill-demo",
  AI_MODEL_CONTENT: "handbill-demo",
  PUBLIC_URL: "http://127.0.0.1:3999", // tokens of the first process are good for the second
};
const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});
afterAll(async () => {
  await model.close();
  await rm(backups, { recursive: true });
});

async function start(more: Record<string, string>): Promise<ProductProcess> {
  const one = await startProcess({ ...settings, ...more });
  cleanups.push(() => one.kill("SIGTERM"));
  return one;
}

const control = (path: string, body: unknown) =>
  fetch(new URL(path, model.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function callsOfModel(): Promise<number> {
  const journal: unknown = await (await fetch(new URL("/__fake/journal", model.url))).json();
  return (Object.values(journal ?? {}).find(Array.isArray) ?? []).length;
}

/** One of the programs for the operator, as npm runs it. */
const run = (program: string, words: string[], more: Record<string, string>) =>
  new Promise<{ code: number; output: string }>((done) => {
    execFile(
      process.execPath,
      [resolve(import.meta.dirname, "..", "src", program), ...words],
      { env: { ...CHILD_ENVIRONMENT, ...settings, ...more } },
      (error, out, err) => done({ code: typeof error?.code === "number" ? error.code : 0, output: out + err }),
    );
  });

/** Makes businesses one after the other until it is told to stop; the names of those it was told are saved. */
function keepBusy(owner: Client, label: string) {
  const saved: string[] = [];
  let stopped = false;
  const work = (async () => {
    for (let number = 0; !stopped; number += 1) {
      const name = `${label} ${number}`;
      if ((await owner.post("/businesses", { name })).status === 201) saved.push(name);
    }
  })();
  return {
    saved,
    async stop() {
      stopped = true;
      await work;
    },
  };
}

async function namesOf(owner: Client): Promise<Set<string>> {
  const names = new Set<string>();
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Reply<Business[]> = await owner.get(`/businesses?limit=100${cursor && `&cursor=${cursor}`}`);
    for (const { name } of page.data) names.add(name);
    cursor = page.next;
  }
  return names;
}

/** The rows of a backup by table, in no order. */
async function rowsOf(path: string): Promise<Map<string, Set<string>>> {
  const tables = new Map<string, Set<string>>();
  let rows = new Set<string>();
  for (const line of gunzipSync(await readFile(path))
    .toString()
    .trimEnd()
    .split("\n")
    .slice(1)) {
    const value: string | { table?: string } = JSON.parse(line);
    if (typeof value === "string") rows.add(value);
    else if (value.table !== undefined) tables.set(value.table, (rows = new Set()));
  }
  return tables;
}

/** Tables of publishing and measuring, with a row of each that nothing changes by itself. */
const OF_RESULTS = [
  "contacts",
  "consents",
  "suppressions",
  "connections",
  "mailings",
  "deliveries",
  "links",
  "experiments",
  "events",
  "event_keys",
  "event_losses",
  "analytics_entries",
];

/** What has gone out and what came of it: told by its owner, and by people long ago, today and in a month without a table. */
async function haveResults(owner: Client, at: string, contentId: string): Promise<void> {
  const { id: businessId } = (await owner.get<Business>(at)).data;
  const contact = await owner.post(`${at}/contacts`, {
    name: "Rita",
    email: "rita@example.com",
    consent: { email: true },
  });
  const link = await owner.post<TrackedLink>(`${at}/links`, { address: "https://shop.example/" });
  const order = await owner.post(`${at}/conversions`, { key: "order 1", value: { amount: 4200, currency: "EUR" } });
  expect([contact.status, link.status, order.status]).toEqual([201, 201, 201]);
  const [connectionId, mailingId] = [randomUUID(), randomUUID()];
  const { db } = database;
  await sql`insert into suppressions (business_id, channel, address_hash, hint, reason, detail)
    values (${businessId}, 'email', 'hash', 'r…@example.com', 'complaint', '')`.execute(db);
  await sql`insert into connections (id, business_id, kind, name, channels, settings, secrets, hints)
    values (${connectionId}, ${businessId}, 'webhook', 'Shop', '["facebook"]', '{}', 'sealed', '{}')`.execute(db);
  await sql`insert into mailings (id, business_id, content_id, connection_id, status, letter, per_minute)
    values (${mailingId}, ${businessId}, ${contentId}, ${connectionId}, 'done', '{}', 60)`.execute(db);
  await sql`insert into deliveries (id, business_id, mailing_id, contact_id, name, email, message_id, status)
    select gen_random_uuid(), ${businessId}, ${mailingId}, gen_random_uuid(), 'Reader ' || number, 'r@example.com', number || '@x', 'accepted'
    from generate_series(1, 300) as number`.execute(db);
  await sql`insert into experiments (link_id, business_id, state) values (${link.data.id}, ${businessId}, 'running')`.execute(
    db,
  );
  await sql`insert into analytics_entries (content_id, day, business_id, source, clicks)
    values (${contentId}, '2026-01-01', ${businessId}, 'typed', 7)`.execute(db);
  await sql`insert into event_losses (id, reason, events, since, until) values (gen_random_uuid(), 'no_room', 3, now(), now())`.execute(
    db,
  );
  await sql`insert into events (id, business_id, occurred_at, kind, content_id, bot, source)
    select gen_random_uuid(), ${businessId}, moment, 'click', ${contentId}, case when number % 7 = 0 then 'crawler' end, 'link'
    from generate_series(1, 300) as number, unnest(array[now(), now() - interval '35 days', '2019-05-05'::timestamptz]) as moment`.execute(
    db,
  );
}

test("a backup made under load is restored: all is there, nothing is done or charged again", async () => {
  const folder = await dataFolder();
  cleanups.push(folder.remove);
  const embedded = { DATA_DIR: folder.path };
  const elsewhere = { ...embedded, DATABASE_URL: database.url };
  const [firstBackup, secondBackup] = [join(backups, randomUUID()), join(backups, randomUUID())];
  const before = await start(elsewhere);
  const owner = await signUp(before.url);
  const busy = await signUp(before.url);
  const world = await plannedCampaign(owner, "bakery-lisbon", COUNT);
  const [{ id: contentId } = { id: "" }] = await contentsOf(world);
  await haveResults(owner, world.at, contentId);
  const planned = await callsOfModel();
  await control("/__fake/script", {
    key: "backup-key",
    steps: [
      ...Array.from({ length: DONE }, () => "ok"),
      ...Array.from({ length: COUNT }, () => ({ name: "slow", ms: 60_000 })),
    ],
  });
  const writeAll = `${world.at}/campaigns/${world.campaign.id}/generate`;
  const all = await owner.post<Job>(writeAll, {}, { prefer: "respond-async", "idempotency-key": "all" });
  await expect.poll(callsOfModel).toBe(planned + COUNT);
  await expect.poll(async () => (await owner.get<Job>(`/jobs/${all.data.id}`)).data.progress.done).toBe(DONE);
  // Every place of the worker is taken: this one waits in the queue, and its request waits for it.
  const wish = { goal: "Sell bread", channels: ["facebook"], startsOn: "2027-01-01", endsOn: "2027-01-31" };
  const waiting = owner
    .post<Campaign>(`${world.at}/campaigns`, wish, { "idempotency-key": "plan" })
    .catch(() => undefined);
  await expect
    .poll(async () => (await owner.get<Job[]>("/jobs?active=true")).data.map(({ kind }) => kind))
    .toContain("strategy");

  const load = ["one", "two", "three"].map((label) => keepBusy(busy, label));
  await expect.poll(() => load.every(({ saved }) => saved.length > 2)).toBe(true);
  const savedBefore = load.flatMap(({ saved }) => [...saved]);
  const made = await run("backup.ts", ["--to", firstBackup], elsewhere);
  expect(made).toMatchObject({ code: 0, output: expect.stringContaining("and read it again") });
  expect((await stat(firstBackup)).mode & 0o777).toBe(0o600);
  await Promise.all(load.map(({ stop }) => stop()));
  const after = load.flatMap(({ saved }) => saved);
  expect(after.length).toBeGreaterThan(savedBefore.length);

  await before.kill("SIGKILL");
  await waiting;
  await control("/__fake/reset", {});
  const paid = await callsOfModel();

  expect(await run("restore.ts", ["--from", firstBackup], embedded)).toMatchObject({
    code: 0,
    // Eight contents, the campaign that they belong to, and the plan.
    output: expect.stringContaining(`${COUNT - DONE + 2} jobs, 0 requests, ${COUNT - DONE} calls`),
  });
  const running = await start(embedded);

  const credentials = { email: owner.email, password: "a long password" };
  const signedIn = await resume(running.url, "");
  expect((await signedIn.post("/api/auth/sign-in/email", credentials)).status).toBe(200);
  const back = { ...world, owner: await resume(running.url, owner.cookie) };
  const names = await namesOf(await resume(running.url, busy.cookie));
  expect(savedBefore.filter((name) => !names.has(name))).toEqual([]);

  const contents = await contentsOf(back);
  const interrupted = contents.filter(({ status }) => status === "failed");
  expect(contents.filter(({ status }) => status === "draft")).toHaveLength(DONE);
  expect(interrupted.map(({ failure }) => failure?.code)).toEqual(Array(COUNT - DONE).fill("job_interrupted"));
  const { data: job } = await back.owner.get<Job>(`/jobs/${all.data.id}`);
  expect(job.progress).toMatchObject({ done: DONE, failed: COUNT - DONE });
  expect((await back.owner.get<Job[]>("/jobs?active=true")).data).toEqual([]);

  const replayed = await back.owner.post<Job>(writeAll, {}, { prefer: "respond-async", "idempotency-key": "all" });
  expect([replayed.headers.get("idempotent-replayed"), replayed.data.id]).toEqual(["true", all.data.id]);
  const again = await back.owner.post<Campaign>(`${world.at}/campaigns`, wish, { "idempotency-key": "plan" });
  expect(again.problem).toMatchObject({ status: 409, code: "job_running" });
  const { data: plan } = await back.owner.get<Job>(`/jobs/${again.problem.jobId}`);
  expect(plan).toMatchObject({ status: "failed", error: { code: "job_interrupted" } });
  expect(plan.error?.detail).toContain("when the backup was made");

  // The worker is at work: it does what it is asked for now, and only that.
  const written = await back.owner.post<Content>(`${world.at}/contents/${interrupted[0]?.id}/generate`);
  expect(written.data.status).toBe("draft");
  expect(await callsOfModel()).toBe(paid + 1);
  const { data: logs } = await back.owner.get<AiLog[]>(`${world.at}/ai/logs?limit=100`);
  const ended = (outcome: string) => logs.filter((log) => log.outcome === outcome).length;
  expect([logs.length, ended("ok"), ended("lost")]).toEqual([COUNT + 2, DONE + 2, COUNT - DONE]);
  expect(await run("ledger-verify.ts", [], embedded)).toMatchObject({
    code: 0,
    output: expect.stringContaining("Every cost, sum and hash is right."),
  });

  // What the embedded database holds is, row for row, what the other one held.
  await run("backup.ts", ["--to", secondBackup], embedded);
  const [first, second] = [await rowsOf(firstBackup), await rowsOf(secondBackup)];
  for (const table of OF_RESULTS) expect({ table, rows: first.get(table)?.size ?? 0 }).not.toEqual({ table, rows: 0 });
  for (const table of ["users", "accounts", "businesses", "content_versions", ...OF_RESULTS]) {
    expect([...(first.get(table) ?? [])].filter((row) => !second.get(table)?.has(row))).toEqual([]);
  }
  expect(await run("restore.ts", ["--from", firstBackup, "--force"], embedded)).toMatchObject({
    code: 2,
    output: expect.stringContaining("Handbill is running on the database in"),
  });
});
