import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Installation, AnyJob as Job } from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { contentsOf, ended, plannedCampaign } from "../support/campaigns.ts";
import { resume } from "../support/client.ts";
import { testProduct } from "../support/product.ts";

const dataDir = await mkdtemp(join(tmpdir(), "handbill-installation-"));
afterAll(() => rm(dataDir, { recursive: true }));
const product = await testProduct({ DATA_DIR: dataDir });
const { db } = product.database;
const operator = await product.newUser("Whoever installed it");
const second = await product.newUser("A customer");

const status = async () => (await operator.get<Installation>("/status")).data;

test("the account that was made first sees how the installation stands, and nobody else does", async () => {
  expect((await operator.get("/status")).status).toBe(200);
  const refused = await second.get("/status");
  expect(refused.problem).toMatchObject({ status: 403, code: "not_permitted" });
  expect(refused.problem.detail).toContain("OPERATOR_EMAILS");
  expect((await fetch(`${product.url}/api/v1/status`)).status).toBe(401);
});

test("it says of each part whether it is well, with its figures, and nothing of any business", async () => {
  const world = await plannedCampaign(second, "bakery-lisbon", 1);
  const now = await status();
  expect(now).toMatchObject({
    version: expect.stringMatching(/^\d/),
    workers: { state: "good", alive: 1, awaySeconds: 0, versions: [expect.any(String)] },
    queue: { state: "good", waiting: 0, running: 0, oldestSeconds: 0 },
    model: { state: "good", demo: false, names: ["handbill-demo"], openCircuits: 0, failed: 0 },
    mail: { state: "unknown", problem: null },
    disk: { freeBytes: expect.any(Number) },
    database: {
      version: expect.stringMatching(/^1\d/),
      embedded: true,
      connections: { most: 8, waiting: expect.any(Number) },
    },
    backup: { state: "unknown", newestAt: null },
    outside: { state: "good", allowed: [] },
  });
  expect(now.disk.totalBytes).toBeGreaterThan(now.disk.freeBytes);
  expect(now.database.bytes).toBeGreaterThan(1_000_000);
  expect(JSON.stringify(now)).not.toContain(world.campaign.name);
});

test("a job that waits for long, a model that is left alone and a failed job are said with what they are", async () => {
  const world = await plannedCampaign(second, "bakery-lisbon", 1);
  const [content] = await contentsOf(world);
  await product.script("refusal");
  const { data } = await second.post<Job>(
    `${world.at}/contents/${content?.id}/generate`,
    {},
    { prefer: "respond-async" },
  );
  const { error } = await ended(second, data.id);
  await sql`insert into ai_circuits (server, model, open_until) values ('elsewhere', 'm', now() + interval '1 minute')`.execute(
    db,
  );
  await sql`update jobs set status = 'queued', created_at = now() - interval '10 minutes', next_try_at = null
    where id = (select id from jobs where kind = 'strategy' limit 1)`.execute(db);
  await expect.poll(async () => (await status()).queue.waiting).toBe(1);
  const now = await status();
  expect(now.queue).toMatchObject({ state: "bad" });
  expect(now.queue.oldestSeconds).toBeGreaterThanOrEqual(600);
  expect(now.model).toMatchObject({ state: "bad", openCircuits: 1 });
  expect(now.errors).toContainEqual({ code: error?.code, of: "job", count: 1, lastAt: expect.any(String) });
  await sql`update jobs set status = 'failed' where status = 'queued'`.execute(db);
});

test("the newest backup of the data folder is known, and one that is old is to be looked at", async () => {
  const folder = join(dataDir, "backups");
  await mkdir(folder, { recursive: true });
  const path = join(folder, "handbill-2026-11-20T04-00-00Z.backup");
  await writeFile(path, "");
  expect((await status()).backup).toMatchObject({ state: "good" });
  await utimes(path, new Date(), new Date(Date.now() - 5 * 86_400_000));
  expect((await status()).backup).toMatchObject({ state: "watch" });
});

test("with OPERATOR_EMAILS it is those accounts; a mail server that takes no connection is named, without its password", async () => {
  const other = await testProduct(
    {
      OPERATOR_EMAILS: `somebody@example.com, ${second.email.toUpperCase()}`,
      OUTSIDE_ALLOW: "10.0.0.0/8, 127.0.0.1/32:9000",
      SMTP_URL: "smtp://me:secret-word@127.0.0.1:9",
    },
    { database: product.database },
  );
  const asSecond = await resume(other.url, second.cookie);
  const asFirst = await resume(other.url, operator.cookie);
  expect((await asFirst.get("/status")).problem).toMatchObject({ code: "not_permitted" });
  // Mails can be sent, so an address counts once it was confirmed: nobody becomes operator by claiming one.
  expect((await asSecond.get("/status")).problem).toMatchObject({ code: "not_permitted" });
  await sql`update users set email_verified = true where email = ${second.email}`.execute(db);
  const answer = await asSecond.get<Installation>("/status");
  expect(answer.data.mail).toEqual({ state: "bad", problem: "127.0.0.1:9 takes no connection" });
  expect(answer.data.outside).toEqual({ state: "watch", allowed: ["10.0.0.0/8", "127.0.0.1/32:9000"] });
  expect(JSON.stringify(answer.data)).not.toContain("secret-word");
});
