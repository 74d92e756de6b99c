import type { AiLog, Content, Job, Usage } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();

async function startWriting(ms: number) {
  const world = await plannedCampaign(await product.newUser(), "bakery-lisbon", 1);
  const [content] = await contentsOf(world);
  await product.script({ name: "slow", ms });
  const here = `${world.at}/contents/${content?.id}`;
  const { data: job } = await world.owner.post<Job>(`${here}/generate`, {}, { prefer: "respond-async" });
  return { ...world, here, job };
}

test("a long poll answers when the job changes, and shows its stages in order", async () => {
  const { owner, job } = await startWriting(300);

  const seen: Job["stage"][] = [];
  for (let status = job.status; status === "queued" || status === "running";) {
    const { data } = await owner.get<Job>(`/jobs/${job.id}?wait=20`);
    seen.push(data.stage);
    status = data.status;
  }

  const order = ["waiting", "reading_profile", "thinking", "checking", "saving", "done"];
  const places = seen.map((stage) => order.indexOf(stage));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(seen.at(-1)).toBe("done");
});

test("a running job is in the list of active ones, and an ended one is not", async () => {
  const { owner, job, here } = await startWriting(400);

  const { data: during } = await owner.get<Job[]>("/jobs?active=true");
  expect(during.map(({ id }) => id)).toEqual([job.id]);
  expect(during[0]?.elapsedSeconds).toBeGreaterThanOrEqual(0);

  await owner.post<Content>(`${here}/generate`); // joins the running job and waits for it
  const { data: after } = await owner.get<Job[]>("/jobs?active=true");
  expect(after).toEqual([]);
});

test("a job delivered a second time writes nothing and calls nobody", async () => {
  const { owner, job, here } = await startWriting(0);
  const { data: written } = await owner.post<Content>(`${here}/generate`);
  const calls = await product.modelCalls();

  await sql`insert into pgboss.job (name, data) values ('generation', ${JSON.stringify({ jobId: job.id })}::jsonb)`.execute(
    product.database.db,
  );
  await sql`select pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), 'generation')`.execute(
    product.database.db,
  );
  await expect
    .poll(
      async () => {
        const { rows } = await sql<{
          open: number;
        }>`select count(*)::int as open from pgboss.job where name = 'generation' and state < 'completed'`.execute(
          product.database.db,
        );
        return rows[0]?.open;
      },
      { timeout: 10_000 },
    )
    .toBe(0);

  expect((await owner.get<Content>(here)).data).toEqual(written);
  expect(await product.modelCalls()).toBe(calls);
});

test("a stranger cannot see or stop a job", async () => {
  const { owner, job } = await startWriting(200);
  const eve = await product.newUser("Eve");

  expect((await eve.get(`/jobs/${job.id}`)).problem.code).toBe("not_found");
  expect((await eve.post(`/jobs/${job.id}/cancel`)).problem.code).toBe("not_found");
  expect((await eve.get<Job[]>("/jobs")).data).toEqual([]);
  expect((await owner.get<Job>(`/jobs/${job.id}`)).status).toBe(200);
});

test("stopping a whole campaign stops every content of it", async () => {
  const world = await plannedCampaign(await product.newUser(), "climbing-gym-boulder", 12);
  const slow = Array.from({ length: 12 }, () => ({ name: "slow", ms: 20_000 }));
  await product.script(...slow);
  const at = `${world.at}/campaigns/${world.campaign.id}/generate`;
  const { data: parent } = await world.owner.post<Job>(at, {}, { prefer: "respond-async" });

  await world.owner.post(`/jobs/${parent.id}/cancel`);

  const contents = await contentsOf(world);
  expect(new Set(contents.map(({ status }) => status))).toEqual(new Set(["placeholder"]));
  const { data: jobs } = await world.owner.get<Job[]>("/jobs?active=true");
  expect(jobs).toEqual([]);
  await product.resetModel();
});

test("every call of the model is in the log once, and the sums agree", async () => {
  const world = await plannedCampaign(await product.newUser(), "bakery-lisbon", 3);
  await world.owner.post(`${world.at}/campaigns/${world.campaign.id}/generate`);

  const { data: logs } = await world.owner.get<AiLog[]>(`${world.at}/ai/logs`);
  const { data: usage } = await world.owner.get<Usage>(`${world.at}/ai/usage`);

  expect(logs.map(({ purpose }) => purpose).sort()).toEqual(["content", "content", "content", "strategy"]);
  expect(new Set(logs.map(({ outcome }) => outcome))).toEqual(new Set(["ok"]));
  const sum = (pick: (log: AiLog) => number) => logs.reduce((total, log) => total + pick(log), 0);
  expect(usage.total).toEqual({
    calls: 4,
    inputTokens: sum((log) => log.inputTokens),
    outputTokens: sum((log) => log.outputTokens),
    costNanoUsd: sum((log) => log.costNanoUsd),
  });
  expect(usage.byCampaign).toMatchObject([{ campaignId: world.campaign.id, name: world.campaign.name, calls: 4 }]);
  expect(usage.byDay.reduce((total, { calls }) => total + calls, 0)).toBe(4);
});

test("failed attempts are in the log as well", async () => {
  const world = await plannedCampaign(await product.newUser(), "bakery-lisbon", 1);
  const [content] = await contentsOf(world);
  await product.script("500", "ok");

  const written = await world.owner.post<Content>(`${world.at}/contents/${content?.id}/generate`);

  expect(written.data.receipt?.attempts).toBe(2);
  const { data: logs } = await world.owner.get<AiLog[]>(`${world.at}/ai/logs`);
  expect(
    logs.filter(({ contentId }) => contentId === content?.id).map(({ attempt, outcome }) => [attempt, outcome]),
  ).toEqual([
    [2, "ok"],
    [1, "failed"],
  ]);
});
