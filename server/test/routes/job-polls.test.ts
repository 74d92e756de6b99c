import type { AnyJob as Job } from "@handbill/contracts";
import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { newId } from "../../src/core/ids.ts";
import { JOB_CHANNEL } from "../../src/data/repositories/job-changes.ts";
import { openJobSignals } from "../../src/infrastructure/job-signals.ts";
import { jobRoutes } from "../../src/routes/job-routes.ts";
import { createJobEvents } from "../../src/services/job-events.ts";
import { createJobReader } from "../../src/services/job-reader.ts";
import { createJobService } from "../../src/services/job-service.ts";
import { makeAccount } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";
import { storeOn } from "../support/ledger.ts";
import { runningJobs } from "../support/running-jobs.ts";
import { testDatabase } from "../support/test-database.ts";

const database = await testDatabase();
const store = storeOn(database);
const signals = await openJobSignals(database.url, JOB_CHANNEL, pino({ level: "silent" }));
afterAll(() => signals.close());

/** Every reading of jobs by their ids: how many ids, and what it must wait for before its answer is handed on. */
const statements: number[] = [];
let pass: Promise<void> = Promise.resolve();

const { findMany } = store.jobs;
store.jobs.findMany = async (jobIds) => {
  statements.push(jobIds.length);
  const rows = await findMany(jobIds);
  await pass;
  return rows;
};

let now = Date.now();
const reader = createJobReader({ store, signals, clock: { ...systemClock, now: () => now } });
const jobs = createJobService({ store, signals, reader });
const events = createJobEvents({ store, signals, jobs, clock: systemClock });
const { app } = await testEdge({ database, routes: [jobRoutes({ jobs, events })] });
const ada = await makeAccount(app);
const eve = await makeAccount(app);

const read = async (jobId: string, { query = "", tag = "", as = ada } = {}) => {
  const headers = { authorization: as.authorization, ...(tag !== "" && { "if-none-match": tag }) };
  const answer = await app.inject({ url: `/api/v1/jobs/${jobId}${query}`, headers });
  const { etag, "retry-after": retryAfter } = answer.headers;
  if (answer.statusCode === 304) expect(answer.headers).not.toHaveProperty("content-length"); // a client would wait for that body
  return { status: answer.statusCode, etag: String(etag), retryAfter, body: answer.body, stage: stageIn(answer.body) };
};

const stageIn = (body: string): Job["stage"] | undefined => (body === "" ? undefined : JSON.parse(body).data?.stage);

/** How many statements it takes. */
async function statementsFor(act: () => Promise<unknown>): Promise<number> {
  const before = statements.length;
  await act();
  return statements.length - before;
}

/** The change is made, and its announcement has been heard here. */
async function changeAndHear(jobId: string, stage: Job["stage"]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const unsubscribe = signals.subscribe(jobId, resolve);
  await store.jobs.setStage({ id: jobId, run: 0 }, stage);
  await promise;
  unsubscribe();
}

test("a poll of what the client knows is answered 304 without a body, and any change with the job and another tag", async () => {
  const [jobId = ""] = await runningJobs(database, ada.userId, 1);
  const first = await read(jobId);
  expect(first).toMatchObject({ status: 200, stage: "thinking", retryAfter: "1" });
  now += 30_000;
  expect(await read(jobId, { tag: first.etag })).toMatchObject({
    status: 304,
    body: "",
    etag: first.etag,
    retryAfter: "8",
  });
  await changeAndHear(jobId, "checking");
  const second = await read(jobId, { tag: first.etag });
  expect(second).toMatchObject({ status: 200, stage: "checking" });
  expect(second.etag).not.toBe(first.etag);
});

test("a list of jobs that the client knows is answered 304, and any change of one with all of them", async () => {
  const grace = await makeAccount(app);
  const [jobId = ""] = await runningJobs(database, grace.userId, 2);
  const list = (tag?: string) => {
    const headers = { authorization: grace.authorization, ...(tag !== undefined && { "if-none-match": tag }) };
    return app.inject({ url: "/api/v1/jobs?active=true", headers });
  };
  const first = await list();
  const etag = String(first.headers.etag);
  expect(first.json()).toMatchObject({ data: [{ stage: "thinking" }, { stage: "thinking" }] });
  expect(await list(etag)).toMatchObject({ statusCode: 304, body: "", headers: { etag } });
  await store.jobs.end({ id: jobId, run: 0 }, "succeeded");
  const after = await list(etag);
  expect(after.statusCode).toBe(200);
  expect(after.json().data).toHaveLength(1);
  expect(after.headers.etag).not.toBe(etag);
});

test("a long poll that knows less than there is, is answered at once; one that knows all of it, at the next change", async () => {
  const [jobId = ""] = await runningJobs(database, ada.userId, 1);
  const old = await read(jobId);
  await changeAndHear(jobId, "checking");
  const missed = await read(jobId, { query: "?wait=60", tag: old.etag });
  expect(missed).toMatchObject({ status: 200, stage: "checking" });
  const held = read(jobId, { query: "?wait=60", tag: missed.etag });
  await expect.poll(signals.watched).toBe(1);
  await store.jobs.setStage({ id: jobId, run: 0 }, "saving");
  expect(await held).toMatchObject({ status: 200, stage: "saving" });
  const nothingNew = await read(jobId, { query: "?wait=0.0101", tag: (await held).etag });
  expect(nothingNew).toMatchObject({ status: 304, body: "" });
  await store.jobs.end({ id: jobId, run: 0 }, "succeeded");
  await expect.poll(async () => (await read(jobId)).stage).toBe("done");
  const over = await read(jobId, { query: "?wait=60" });
  expect(over).toMatchObject({ status: 200, stage: "done", retryAfter: undefined });
  expect((await read(jobId, { query: "?wait=60", tag: over.etag })).status).toBe(304);
});

test("jobs that are read at the same time share a statement, and unchanged ones need none", async () => {
  const jobIds = await runningJobs(database, ada.userId, 250);
  const readAll = async () => {
    const answers = await Promise.all(jobIds.map((jobId) => read(jobId)));
    expect(answers.every(({ stage }) => stage === "thinking")).toBe(true);
  };
  expect(await statementsFor(readAll)).toBeLessThan(25);
  expect(await statementsFor(readAll)).toBe(0);
  now += 2_000;
  expect(await statementsFor(reader.refresh)).toBe(1);
});

test("who waits for one of many jobs that change together sees it, in few statements", async () => {
  const jobIds = await runningJobs(database, ada.userId, 250);
  await Promise.all(jobIds.map((jobId) => read(jobId)));
  const held = jobIds.map((jobId) => read(jobId, { query: "?wait=60" }));
  await expect.poll(signals.watched).toBe(jobIds.length);
  const count = await statementsFor(async () => {
    await store.transaction(async (tx) => {
      for (const jobId of jobIds) await tx.jobs.setStage({ id: jobId, run: 0 }, "saving");
    });
    expect(new Set((await Promise.all(held)).map(({ stage }) => stage))).toEqual(new Set(["saving"]));
  });
  expect(count).toBeLessThan(25);
  expect(signals.watched()).toBe(0);
});

test("a state that was read before a change is not served after it", async () => {
  const [jobId = ""] = await runningJobs(database, ada.userId, 1);
  const { promise, resolve } = Promise.withResolvers<void>();
  pass = promise;
  const before = statements.length;
  const early = read(jobId);
  await expect.poll(() => statements.length).toBe(before + 1);
  // By now the row has been read, or will be in its new state: both are true of the moment of asking.
  await changeAndHear(jobId, "saving");
  const late = read(jobId);
  resolve();
  expect((await early).status).toBe(200);
  expect((await late).stage).toBe("saving");
  expect((await read(jobId)).stage).toBe("saving");
});

test("while announcements cannot be heard nothing is kept, and after the gap everybody looks again", async () => {
  const [jobId = ""] = await runningJobs(database, ada.userId, 1);
  const { etag } = await read(jobId);
  const held = read(jobId, { query: "?wait=60", tag: etag });
  await expect.poll(signals.watched).toBe(1);
  const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'handbill-signals' and datname = current_database()`;
  await cut.execute(database.db);
  await expect.poll(signals.isHearing, { interval: 1 }).toBe(false);
  await store.jobs.setStage({ id: jobId, run: 0 }, "saving");
  expect((await read(jobId)).stage).toBe("saving");
  expect((await held).stage).toBe("saving");
});

test("a change that nobody announced is found by looking", async () => {
  const [jobId = ""] = await runningJobs(database, ada.userId, 1);
  const { etag } = await read(jobId);
  const held = read(jobId, { query: "?wait=60", tag: etag });
  await expect.poll(signals.watched).toBe(1);
  await sql`update jobs set stage = 'checking' where id = ${jobId}`.execute(database.db);
  expect((await read(jobId)).stage).toBe("thinking");
  now += 2_000;
  await reader.refresh();
  expect((await held).stage).toBe("checking");
});

test("what is stopped here is seen as stopped here at once, with all its parts", async () => {
  const [jobId = ""] = await runningJobs(database, ada.userId, 1);
  await read(jobId);
  const stopped = await app.inject({
    method: "POST",
    url: `/api/v1/jobs/${jobId}/cancel`,
    headers: { authorization: ada.authorization },
  });
  expect(stopped.json()).toMatchObject({ data: { status: "cancelled" } });
});

test("to a stranger a job that is known is like one that does not exist: looked up, and not found", async () => {
  const [jobId = ""] = await runningJobs(database, ada.userId, 1);
  await read(jobId);
  for (const unknown of [jobId, newId()]) {
    let answer: Awaited<ReturnType<typeof read>> | undefined;
    const count = await statementsFor(async () => {
      answer = await read(unknown, { as: eve });
    });
    expect([answer?.status, count]).toEqual([404, 1]);
  }
  expect(await statementsFor(() => read(jobId))).toBe(0);
});

test("clients that leave early leave nothing behind", async () => {
  const jobIds = await runningJobs(database, ada.userId, 20);
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const leaving = new AbortController();
  const { authorization } = ada;
  const open = jobIds.flatMap((jobId) =>
    ["?wait=60", "/events"].map((path) =>
      fetch(`${url}/api/v1/jobs/${jobId}${path}`, { headers: { authorization }, signal: leaving.signal })
        .then((answer) => answer.text())
        .catch(() => "left"),
    ),
  );
  await expect.poll(signals.watched).toBe(2 * jobIds.length); // the events of a job and its texts; its poll shares the first name
  leaving.abort();
  expect(new Set(await Promise.all(open))).toEqual(new Set(["left"]));
  await expect.poll(signals.watched).toBe(0);
});

test("a stream of events lives through readings that fail, and ends with the job", async () => {
  const [jobId = ""] = await runningJobs(database, ada.userId, 1);
  const seen: string[] = [];
  const watched = await jobs
    .read(ada.userId, jobId)
    .then(() => events.watch(ada.userId, jobId, 0, new AbortController().signal));
  pass = Promise.reject(new Error("Connection terminated unexpectedly"));
  pass.catch(() => undefined);
  const before = statements.length;
  const told = (async () => {
    for await (const { kind } of watched) seen.push(kind);
  })();
  await changeAndHear(jobId, "saving");
  await expect.poll(() => statements.length).toBeGreaterThan(before);
  pass = Promise.resolve();
  await store.jobs.end({ id: jobId, run: 0 }, "succeeded");
  await told;
  expect(seen.at(-1)).toBe("end");
});
