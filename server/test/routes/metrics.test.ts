import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import type { AnyJob as Job } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { contentsOf, ended, plannedCampaign } from "../support/campaigns.ts";
import { figuresOf } from "../support/figures.ts";
import { testProduct } from "../support/product.ts";

const TOKEN = "a token for the figures";

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

const port = await freePort();
const product = await testProduct({
  METRICS_TOKEN: TOKEN,
  METRICS_PORT: String(port),
  AI_PRICES: '{"handbill-demo":{"input":0.25,"output":2}}',
});
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 4);
const [first, second, third, fourth] = await contentsOf(world);

const { authorization, scrape, valueOf, sumOf } = figuresOf(product.url, TOKEN);

const FIGURES = [
  "handbill_ai_calls_total",
  "handbill_ai_call_duration_seconds",
  "handbill_ai_circuit_opened_total",
  "handbill_ai_circuits_open",
  "handbill_ai_cost_dollars_total",
  "handbill_ai_errors_total",
  "handbill_ai_repairs_total",
  "handbill_ai_tokens_total",
  "handbill_build_info",
  "handbill_database_pool_connections",
  "handbill_database_pool_max",
  "handbill_database_pool_waiting",
  "handbill_database_up",
  "handbill_http_problems_total",
  "handbill_http_request_duration_seconds",
  "handbill_http_requests_total",
  "handbill_jobs_ended_total",
  "handbill_jobs_oldest_waiting_seconds",
  "handbill_jobs_running",
  "handbill_jobs_waiting",
  "handbill_workers_alive",
];

const namesIn = (text: string) => [...text.matchAll(/^# TYPE (\S+)/gm)].flatMap(([, name]) => name ?? []);

test("there is one figure for each thing that an operator watches, and nothing else of ours", async () => {
  const names = namesIn(await scrape());
  expect(names.filter((name) => name.startsWith("handbill_")).toSorted()).toEqual(FIGURES.toSorted());
  expect(names).toEqual(
    expect.arrayContaining([
      "process_resident_memory_bytes",
      "nodejs_eventloop_lag_p99_seconds",
      "process_cpu_seconds_total",
    ]),
  );
});

test("a generation moves the figures of requests, jobs, calls, tokens and cost by what the ledger says", async () => {
  const route = "/api/v1/businesses/:businessId/contents/:contentId/generate";
  const before = await valueOf("handbill_ai_tokens_total", { kind: "output" });
  const endedBefore = (await valueOf("handbill_jobs_ended_total", { kind: "content", outcome: "succeeded" })) ?? 0;
  const { data: job } = await owner.post<Job>(
    `${world.at}/contents/${first?.id}/generate`,
    {},
    { prefer: "respond-async" },
  );
  await ended(owner, job.id);

  await expect.poll(() => valueOf("handbill_http_requests_total", { method: "POST", route, status: "202" })).toBe(1);
  await expect
    .poll(() => valueOf("handbill_jobs_ended_total", { kind: "content", outcome: "succeeded" }))
    .toBe(endedBefore + 1);
  const { rows } = await sql<{ model: string; tokens: number; dollars: number; calls: number }>`
    select coalesce(model, model_requested) as model, sum(output_tokens)::int as tokens, sum(cost_nano_usd)::float8 / 1e9 as dollars, count(*)::int as calls from ai_logs group by 1`.execute(
    product.database.db,
  );
  expect(rows).toHaveLength(1);
  const model = rows[0]?.model ?? "";
  const tokens = { model, kind: "output" };
  expect(await valueOf("handbill_ai_tokens_total", tokens)).toBe(rows[0]?.tokens);
  expect(await valueOf("handbill_ai_tokens_total", tokens)).toBeGreaterThan(before ?? 0);
  expect(await valueOf("handbill_ai_call_duration_seconds_count", { model })).toBe(rows[0]?.calls);
  expect(await valueOf("handbill_ai_cost_dollars_total", { model, purpose: "content" })).toBeLessThanOrEqual(
    rows[0]?.dollars ?? 0,
  );
  expect(await valueOf("handbill_http_request_duration_seconds_count", { method: "POST", route })).toBe(1);
});

test("what waits is counted with its age, and so is who works", async () => {
  await sql`update jobs set status = 'queued', created_at = now() - interval '90 seconds', next_try_at = null
    where id = (select id from jobs where kind = 'content' limit 1)`.execute(product.database.db);
  await expect.poll(() => valueOf("handbill_jobs_waiting")).toBe(1);
  expect(await valueOf("handbill_jobs_oldest_waiting_seconds")).toBeGreaterThanOrEqual(90);
  await sql`update jobs set status = 'succeeded' where status = 'queued'`.execute(product.database.db);
  await expect.poll(() => valueOf("handbill_jobs_waiting")).toBe(0);
  expect(await valueOf("handbill_workers_alive")).toBe(1);
  expect(await valueOf("handbill_database_up")).toBe(1);
  expect(await valueOf("handbill_database_pool_max", { pool: "health" })).toBe(2);
});

test("a call that fails, and a request that is refused, are counted by their codes", async () => {
  await product.script("refusal");
  const { data: job } = await owner.post<Job>(
    `${world.at}/contents/${second?.id}/generate`,
    {},
    { prefer: "respond-async" },
  );
  const { error } = await ended(owner, job.id);
  await expect.poll(() => valueOf("handbill_ai_errors_total", { code: error?.code ?? "" })).toBe(1);
  await expect
    .poll(() => valueOf("handbill_jobs_ended_total", { kind: "content", outcome: error?.code ?? "" }))
    .toBe(1);
  await owner.get("/nowhere");
  await owner.get(`/businesses/${crypto.randomUUID()}`);
  await expect.poll(() => valueOf("handbill_http_problems_total", { code: "not_found" })).toBe(2);
});

test("repairs, calls and cost are what the ledger has of them, call by call", async () => {
  await product.script("fence", "trailing-comma");
  for (const content of [first, second]) {
    const { status } = await owner.post(`${world.at}/contents/${content?.id}/generate`);
    expect(status).toBe(200);
  }
  const { rows: repairs } = await sql<{ repair: string; times: number }>`
    select jsonb_array_elements_text(repairs) as repair, count(*)::int as times from ai_logs group by 1`.execute(
    product.database.db,
  );
  expect(repairs.length).toBeGreaterThanOrEqual(2);
  for (const { repair, times } of repairs) {
    await expect.poll(() => valueOf("handbill_ai_repairs_total", { repair }), { message: repair }).toBe(times);
  }
  const { rows: calls } = await sql<{ purpose: string; outcome: string; times: number; dollars: number }>`
    select purpose, outcome, count(*)::int as times, sum(cost_nano_usd)::float8 / 1e9 as dollars from ai_logs group by 1, 2`.execute(
    product.database.db,
  );
  expect(new Set(calls.map(({ outcome }) => outcome)).size).toBeGreaterThan(1);
  for (const { purpose, outcome, times } of calls) {
    expect(await sumOf("handbill_ai_calls_total", { purpose, outcome }), `${purpose} ${outcome}`).toBe(times);
  }
  const dollars = calls.reduce((sum, call) => sum + call.dollars, 0);
  expect(dollars).toBeGreaterThan(0);
  expect(await sumOf("handbill_ai_cost_dollars_total")).toBeCloseTo(dollars, 9);
});

test("a job that is being done is counted while it is, and a server that fails too often is seen to be left alone", async () => {
  const start = (content: typeof first) =>
    owner.post<Job>(`${world.at}/contents/${content?.id}/generate`, {}, { prefer: "respond-async" });
  await product.hold();
  const { data: held } = await start(third);
  await expect.poll(() => valueOf("handbill_jobs_running")).toBe(1);
  await product.release();
  await ended(owner, held.id);
  await expect.poll(() => valueOf("handbill_jobs_running")).toBe(0);

  expect(await valueOf("handbill_ai_circuits_open")).toBe(0);
  await product.script(...Array.from({ length: 12 }, () => "500"));
  const jobs = [await start(third), await start(fourth)];
  await expect.poll(() => sumOf("handbill_ai_circuit_opened_total")).toBe(1);
  await expect.poll(() => valueOf("handbill_ai_circuits_open")).toBe(1);
  for (const { data } of jobs) await owner.post(`/jobs/${data.id}/cancel`);
  await product.resetModel();
});

test("no series has an id in it: any number of addresses is a bounded number of figures", async () => {
  const before = (await scrape()).split("\n").length;
  for (let number = 0; number < 30; number += 1) await owner.get(`/businesses/${crypto.randomUUID()}`);
  const text = await scrape();
  expect(text.split("\n").length - before).toBeLessThan(30);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test("the figures are for whoever has the token, at both doors", async () => {
  const own = `http://127.0.0.1:${port}/metrics`;
  expect((await fetch(own, { headers: { authorization } })).status).toBe(200);
  for (const address of [own, `${product.url}/metrics`]) {
    expect((await fetch(address)).status).toBe(401);
    expect((await fetch(address, { headers: { authorization: "Bearer nearly" } })).status).toBe(401);
  }
  expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(404);
});

test("without either setting there is no such address", async () => {
  const plain = await testProduct();
  expect((await fetch(`${plain.url}/metrics`, { headers: { authorization } })).status).toBe(404);
});

const ROOT = join(import.meta.dirname, "../../..");

test("every figure that the example dashboard and the example alerts ask for is there", async () => {
  const there = new Set(
    namesIn(await scrape()).flatMap((name) => [name, `${name}_bucket`, `${name}_sum`, `${name}_count`]),
  );
  const folder = join(ROOT, "docs/observability");
  for (const file of ["grafana-dashboard.json", "prometheus-alerts.yaml"]) {
    const text = await readFile(join(folder, file), "utf8");
    const named = text.match(/\b(?:handbill|nodejs|process)_[a-z0-9_]+/g) ?? [];
    expect(named.length, file).toBeGreaterThan(5);
    expect(
      [...new Set(named)].filter((name) => !there.has(name)),
      file,
    ).toEqual([]);
  }
});
