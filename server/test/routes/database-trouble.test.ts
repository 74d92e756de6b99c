import type { Content } from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, expect, inject, test } from "vitest";
import { brief } from "../support/briefs.ts";
import { contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { proxyTo } from "../support/cluster.ts";
import { fullDisk } from "../support/postgres-wire.ts";
import { figuresOf } from "../support/figures.ts";
import { testProduct } from "../support/product.ts";

const proxy = await proxyTo(inject("clusterUrl"));
afterAll(() => proxy.close());
const disk = fullDisk();
proxy.intercept((bytes) => disk.intercept(bytes));
const TOKEN = "a token for the figures";
const product = await testProduct({ METRICS_TOKEN: TOKEN }, { databasePort: proxy.port, acquireTimeoutMs: 2_000 });
const owner = await product.newUser();
const world = await plannedCampaign(owner);
const { scrape, valueOf } = figuresOf(product.url, TOKEN);
const ready = async () => (await fetch(new URL("/health/ready", product.url))).status;

test("on a full disk writes say so, reads go on, and what was refused can be sent again once there is room", async () => {
  const [content] = await contentsOf(world);
  const at = `${world.at}/contents/${content?.id}`;
  const key = { "idempotency-key": "the same click" };
  disk.set(true);

  const refused = [
    await owner.post("/businesses", brief("tea-shop-kyoto").business),
    await owner.patch(`${world.at}/campaigns/${world.campaign.id}`, { name: "Another" }),
    await owner.post(`${at}/generate`, {}, key),
    await owner.post(`${at}/generate`),
  ];
  for (const { status, problem, headers } of refused) {
    expect({ status, code: problem.code, retryAfter: headers.get("retry-after") }).toEqual({
      status: 503,
      code: "unavailable",
      retryAfter: "30",
    });
    expect(problem.detail).toMatch(/^The disk of the database is full, .*What was saved before is safe/);
  }
  expect((await owner.get<Content>(at)).data).toMatchObject({ id: content?.id, status: "placeholder" });
  expect(await ready()).toBe(200);

  disk.set(false);
  const written = await owner.post<Content>(`${at}/generate`, {}, key);
  expect(written).toMatchObject({ status: 200, data: { status: "draft" } });
  expect((await owner.get<unknown[]>("/businesses")).data).toHaveLength(1);
});

test("when requests hold every connection that they may have, people sign in and the operator gets answers all the same", async () => {
  const locked = Promise.withResolvers<void>();
  const enough = Promise.withResolvers<void>();
  const lock = product.database.db.transaction().execute(async (tx) => {
    await sql`lock table businesses in access exclusive mode`.execute(tx);
    locked.resolve();
    await enough.promise;
  });
  await locked.promise;
  const crowd: ReturnType<typeof owner.get>[] = [];
  const holding = async (): Promise<number | undefined> => {
    crowd.push(...Array.from({ length: 15 }, () => owner.get("/businesses"))); // some have given up on a busy machine
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from pg_stat_activity
      where datname = current_database() and application_name = 'handbill' and wait_event_type = 'Lock'
    `.execute(product.database.db);
    return rows[0]?.count;
  };
  await expect.poll(holding).toBe(12);

  const seen = async () => {
    crowd.push(...Array.from({ length: 15 }, () => owner.get("/businesses")));
    const used = await valueOf("handbill_database_pool_connections", { pool: "requests", state: "used" });
    const waiting = (await valueOf("handbill_database_pool_waiting", { pool: "requests" })) ?? 0;
    return { used, areSomeWaiting: waiting > 0 };
  };
  await expect.poll(seen).toEqual({ used: 12, areSomeWaiting: true });

  const another = await product.newUser();
  expect(another.token).not.toBe("");
  expect(await ready()).toBe(200);

  for (const { status, problem, headers } of await Promise.all(crowd)) {
    expect([status, problem.code, headers.get("retry-after")]).toEqual([503, "unavailable", "2"]);
  }
  enough.resolve();
  await lock;
  expect((await owner.get("/businesses")).status).toBe(200);
});

test("while the database is away the figures say so, and say nothing of jobs that nobody can count", async () => {
  await expect.poll(() => valueOf("handbill_database_up")).toBe(1);
  proxy.blackhole(true);
  await expect.poll(() => valueOf("handbill_database_up")).toBe(0);
  expect(await scrape()).not.toMatch(/^handbill_jobs_waiting/m);
  proxy.blackhole(false);
  await expect.poll(() => valueOf("handbill_database_up")).toBe(1);
});
