import { startDemoModel } from "@handbill/demo-model";
import type { AiLog, Content, ContentVersion, AnyJob as Job, System } from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, afterEach, expect, test } from "vitest";
import { contentsOf, plannedCampaign, type World } from "./support/campaigns.ts";
import { resume, signUp } from "./support/client.ts";
import { eventsOf } from "./support/job-events.ts";
import { dataFolder, type ProductProcess, startProcess } from "./support/product-process.ts";
import { testDatabase } from "./support/test-database.ts";

const COUNT = 10;
const PATIENCE = { timeout: 60_000, interval: 100 };

const database = await testDatabase();
const model = await startDemoModel({ delayScale: 0 });
const folder = await dataFolder();
const settings = {
  DATA_DIR: folder.path,
  DATABASE_URL: database.url,
  OPENAI_API_KEY: "processes",
  OPENAI_BASE_URL: model.url,
  AI_MODEL_STRATEGY: "handbill-demo",
  AI_MODEL_CONTENT: "handbill-demo",
  PUBLIC_URL: "http://127.0.0.1:3999", // tokens of one process are good for the others
};
const running = new Set<ProductProcess>();

afterEach(async () => {
  await stopAll();
  await control("/__fake/reset", {});
});
afterAll(async () => {
  await model.close();
  await folder.remove();
});

async function start(role: "all" | "web" | "worker"): Promise<ProductProcess> {
  const one = await startProcess({ ...settings, ROLE: role });
  running.add(one);
  return one;
}

async function stopAll(): Promise<void> {
  await Promise.all([...running].map((one) => one.kill("SIGTERM")));
  running.clear();
}

const control = (path: string, body: unknown) =>
  fetch(new URL(path, model.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const script = (...steps: unknown[]) => control("/__fake/script", { key: "processes", steps });

async function startWritingAll({ owner, at, campaign }: World): Promise<Job> {
  const { data } = await owner.post<Job>(
    `${at}/campaigns/${campaign.id}/generate`,
    {},
    {
      prefer: "respond-async",
    },
  );
  return data;
}

const untilEnded = (world: World, job: Job) =>
  expect
    .poll(async () => (await world.owner.get<Job>(`/jobs/${job.id}`)).data?.status ?? "unknown", PATIENCE)
    .not.toMatch(/queued|running|unknown/);

/** Every content is written, and each of them once. */
async function expectFinishedOnce(world: World): Promise<void> {
  const contents = await contentsOf(world);
  expect(contents.map(({ status }) => status)).toEqual(Array(COUNT).fill("draft"));
  for (const { id } of contents) {
    const { data } = await world.owner.get<ContentVersion[]>(`${world.at}/contents/${id}/versions`);
    expect(data).toHaveLength(1);
  }
  const { data: logs } = await world.owner.get<AiLog[]>(`${world.at}/ai/logs?limit=100`);
  expect(logs.map(({ outcome }) => outcome)).not.toContain("started");
  expect(logs.filter(({ purpose, outcome }) => purpose === "content" && outcome === "ok")).toHaveLength(COUNT);
}

test("web and worker are two processes on one database: what one is asked for the other does", async () => {
  const web = await start("web");
  const owner = await signUp(web.url);
  const { data: business } = await owner.post<{ id: string }>("/businesses", { name: "Bakery" });
  const at = `/businesses/${business.id}`;
  const wish = { goal: "Sell bread", channels: ["facebook"], startsOn: "2027-01-01", endsOn: "2027-01-31" };

  const alone = await owner.post<Job>(`${at}/campaigns`, wish, { prefer: "wait=1" });
  expect([alone.status, alone.data.status]).toEqual([202, "queued"]);
  const workers = async () => (await owner.get<System>("/system")).data.workers;
  expect((await workers()).alive).toBe(0);

  const worker = await start("worker");
  await expect.poll(async () => await workers(), PATIENCE).toEqual({ alive: 1, awaySeconds: 0 });
  await expect
    .poll(async () => (await owner.get<Job>(`/jobs/${alone.data.id}?wait=20`)).data.status, PATIENCE)
    .toBe("succeeded");
  const together = await owner.post(`${at}/campaigns`, wish);
  expect(together.status).toBe(201);

  await worker.kill("SIGTERM");
  await expect.poll(async () => (await workers()).alive, PATIENCE).toBe(0);
});

test("a text that another process writes is seen growing", async () => {
  const web = await start("web");
  await start("worker");
  const world = await plannedCampaign(await signUp(web.url), "bakery-lisbon", COUNT);
  await script(...Array.from({ length: COUNT }, () => ({ name: "slow", ms: 2500 })));
  const job = await startWritingAll(world);
  const { events } = await eventsOf(web.url, world.owner, job.id);
  const texts = events.filter(({ event }) => event === "text");
  expect(texts.length).toBeGreaterThan(0);
  expect(events.at(-1)).toMatchObject({ event: "end", data: { status: "succeeded", progress: { done: COUNT } } });
});

test("SIGTERM in the middle of writing gives the work back, and the next start finishes it once", async () => {
  const first = await start("all");
  const owner = await signUp(first.url);
  const world = await plannedCampaign(owner, "bakery-lisbon", COUNT);
  await script("ok", "ok", ...Array.from({ length: COUNT - 2 }, () => ({ name: "slow", ms: 60_000 })));
  const job = await startWritingAll(world);
  await expect.poll(async () => (await owner.get<Job>(`/jobs/${job.id}`)).data.progress.done, PATIENCE).toBe(2);

  const held = owner.get<Job>(`/jobs/${job.id}?wait=60`);
  for (let round = 0; round < 3; round += 1) await owner.get("/me"); // answered after it: it has arrived, and is held
  await stopAll();
  expect((await held).status).toBe(200);
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from ai_logs where outcome = 'started'`.execute(database.db);
  expect(rows).toEqual([{ open: 0 }]);
  const { rows: given } = await sql<{ number: number }>`
    select count(*)::int as number from pgboss.job
    where state = 'retry' and start_after <= now() and retry_limit - retry_count = 4`.execute(database.db);
  expect(given, "given back at once, with all four tries").toEqual([{ number: COUNT - 2 }]);
  await control("/__fake/reset", {});

  const second = await start("all");
  const back = { ...world, owner: await resume(second.url, owner.cookie) };
  await untilEnded(back, job);
  await expectFinishedOnce(back);
});

test("a database that drops every connection, again and again, is lived through", async () => {
  const one = await start("all");
  const owner = await signUp(one.url);
  const world = await plannedCampaign(owner, "bakery-lisbon", COUNT);
  await script(...Array.from({ length: COUNT }, () => ({ name: "slow", ms: 700 })));
  const job = await startWritingAll(world);

  for (let round = 0; round < 4; round += 1) {
    const asked = [owner.get(`/jobs/${job.id}?wait=2`), owner.get<Content[]>(`${world.at}/contents`), owner.get("/me")];
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db);
    for (const { status } of await Promise.all(asked)) expect([200, 503]).toContain(status);
  }

  await expect.poll(async () => (await owner.get("/health/ready")).status, PATIENCE).toBe(200);
  await untilEnded(world, job);
  await expectFinishedOnce(world);
});
