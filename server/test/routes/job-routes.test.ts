import type { AiLog, Content, AnyJob as Job, Usage } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { contentsOf, ended, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const logged: string[] = [];
const product = await testProduct({}, { log: { write: (line: string) => void logged.push(line) } });
const { db } = product.database;

/** Workers look at their queue as when work is announced. */
const lookAtOnce = () =>
  sql`select pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), 'generation')`.execute(db);

/** A content whose text is under way until the model is released. */
async function startWriting() {
  const world = await plannedCampaign(await product.newUser(), "bakery-lisbon", 1);
  const [content] = await contentsOf(world);
  await product.hold();
  const here = `${world.at}/contents/${content?.id}`;
  const { data: job } = await world.owner.post<Job>(`${here}/generate`, {}, { prefer: "respond-async" });
  return { ...world, here, job };
}

test("a long poll answers when the job changes, and shows its stages in order", async () => {
  const { owner, job } = await startWriting();

  const stageNow = async () => (await owner.get<Job>(`/jobs/${job.id}`)).data.stage;
  await expect.poll(stageNow).toBe("thinking");
  const seen: Job["stage"][] = ["thinking"];
  for (let status = job.status; status === "queued" || status === "running";) {
    const next = owner.get<Job>(`/jobs/${job.id}?wait=60`);
    await product.release();
    const { data } = await next;
    seen.push(data.stage);
    status = data.status;
  }

  const order = ["waiting", "reading_profile", "thinking", "checking", "saving", "done"];
  const places = seen.map((stage) => order.indexOf(stage));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(seen.at(-1)).toBe("done");
});

test("a running job is in the list of active ones, and an ended one is not", async () => {
  const { owner, job, here } = await startWriting();

  const { data: during } = await owner.get<Job[]>("/jobs?active=true");
  expect(during.map(({ id }) => id)).toEqual([job.id]);
  expect(during[0]?.elapsedSeconds).toBeGreaterThanOrEqual(0);

  const joined = owner.post<Content>(`${here}/generate`, {}, { prefer: "wait=60" });
  await product.release();
  expect((await joined).status).toBe(200);
  const { data: after } = await owner.get<Job[]>("/jobs?active=true");
  expect(after).toEqual([]);
});

test("a kind of job that only a newer version knows is left as it is, until a worker of that version is there", async () => {
  const world = await plannedCampaign(await product.newUser(), "bakery-lisbon", 1);
  const { owner, at } = world;
  const [content] = await contentsOf(world);
  await product.resetModel();
  await sql`create function be_newer() returns trigger language plpgsql as $$ begin new.kind = 'poem'; return new; end $$`.execute(
    db,
  );
  await sql`create trigger be_newer before insert on jobs for each row execute function be_newer()`.execute(db);
  await owner.post(`${at}/contents/${content?.id}/generate`, {}, { prefer: "respond-async" });
  await sql`drop trigger be_newer on jobs`.execute(db);
  const poems = sql<{ id: string }>`select id, status, stage, run from jobs where kind = 'poem'`;
  const [job] = (await poems.execute(db)).rows;
  expect((await owner.get<Job[]>("/jobs?active=true")).data).toEqual([]);
  // It broke down at every try of a newer worker, and one of this version hears of it.
  await sql`insert into pgboss.job (name, data)
    values ('generation-dead', jsonb_build_object('jobId', ${job?.id}::text))`.execute(db);
  const messages = async () =>
    (
      await sql<{ name: string; state: string; isLater: boolean }>`
      select name, state, start_after > created_on as "isLater" from pgboss.job
      where data ->> 'jobId' = ${job?.id} order by name, created_on`.execute(db)
    ).rows;
  await expect.poll(messages).toContainEqual({ name: "generation-dead", state: "completed", isLater: false });
  expect(await messages()).toContainEqual({ name: "generation", state: "created", isLater: true });
  expect((await poems.execute(db)).rows).toEqual([{ id: job?.id, status: "queued", stage: "waiting", run: 0 }]);
  expect(await product.modelCalls()).toBe(0);

  await sql`update jobs set kind = 'content' where id = ${job?.id}`.execute(db);
  await sql`update pgboss.job set start_after = now() where data ->> 'jobId' = ${job?.id}`.execute(db);
  await lookAtOnce();
  expect(await ended(owner, job?.id ?? "")).toMatchObject({ status: "succeeded" });
  expect(await product.modelCalls()).toBe(1);
});

test("a job delivered a second time writes nothing and calls nobody", async () => {
  const { owner, job, here } = await startWriting();
  await product.release();
  await ended(owner, job.id);
  const { data: written } = await owner.get<Content>(here);
  const calls = await product.modelCalls();

  await sql`insert into pgboss.job (name, data) values ('generation', ${JSON.stringify({ jobId: job.id })}::jsonb)`.execute(
    db,
  );
  await lookAtOnce();
  await expect
    .poll(async () => {
      const { rows } = await sql<{
        open: number;
      }>`select count(*)::int as open from pgboss.job where name = 'generation' and state < 'completed'`.execute(db);
      return rows[0]?.open;
    })
    .toBe(0);

  expect((await owner.get<Content>(here)).data).toEqual(written);
  expect(await product.modelCalls()).toBe(calls);
});

test("a stranger cannot see or stop a job", async () => {
  const { owner, job } = await startWriting();
  const eve = await product.newUser("Eve");

  expect((await eve.get(`/jobs/${job.id}`)).problem.code).toBe("not_found");
  expect((await eve.post(`/jobs/${job.id}/cancel`)).problem.code).toBe("not_found");
  expect((await eve.get<Job[]>("/jobs")).data).toEqual([]);
  expect((await owner.get<Job>(`/jobs/${job.id}`)).data.status).toMatch(/queued|running/);
  await product.release();
  await ended(owner, job.id);
});

test("stopping a whole campaign stops every content of it", async () => {
  const world = await plannedCampaign(await product.newUser(), "climbing-gym-boulder", 12);
  await product.hold(12);
  const at = `${world.at}/campaigns/${world.campaign.id}/generate`;
  const { data: parent } = await world.owner.post<Job>(at, {}, { prefer: "respond-async" });

  await world.owner.post(`/jobs/${parent.id}/cancel`);

  const contents = await contentsOf(world);
  expect(new Set(contents.map(({ status }) => status))).toEqual(new Set(["placeholder"]));
  const { data: jobs } = await world.owner.get<Job[]>("/jobs?active=true");
  expect(jobs).toEqual([]);
  await product.release();
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

type Line = { msg: string; requestId?: string; jobId?: string; run?: number };

const linesOf = (about: string) =>
  logged.map((line): Line => JSON.parse(line)).filter(({ msg }) => msg.startsWith(about));

/** After all the others: what they did is what is looked at. */
test("one request id leads from the line of a request to its job, to each taking-up of it and to each call of the model", async () => {
  const requests = new Set(linesOf("request").map(({ requestId }) => requestId));
  const jobs = await db.selectFrom("jobs").select(["id", "requestId"]).execute();
  expect(jobs.length).toBeGreaterThan(5);
  expect(jobs.filter(({ requestId }) => requestId === null || !requests.has(requestId))).toEqual([]);

  const known = new Set(jobs.map(({ id, requestId }) => `${id} ${requestId}`));
  const strange = linesOf("A generation").filter(({ jobId, requestId }) => !known.has(`${jobId} ${requestId}`));
  expect(strange).toEqual([]);
  const runs = (about: string) => linesOf(about).map(({ jobId, run }) => `${jobId} ${run}`);
  const begun = runs("A generation begins").toSorted();
  expect(begun.length).toBeGreaterThan(5);
  const over = () => [...runs("A generation ended"), ...runs("A generation was")].toSorted();
  await expect.poll(over).toEqual(begun);

  const calls = await db.selectFrom("aiLogs").select(["id", "jobId"]).execute();
  const jobIds = new Set(jobs.map(({ id }) => id));
  expect(calls.length).toBeGreaterThan(5);
  expect(calls.filter(({ jobId }) => jobId === null || !jobIds.has(jobId))).toEqual([]);
});
