import { once } from "node:events";
import { Writable } from "node:stream";
import { type AnyJob as Job, ERRORS } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openLogOutput } from "../../src/infrastructure/log-output.ts";
import { contentsOf, ended, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

type Line = Record<string, unknown> & { msg: string; level: string };

const lines: Line[] = [];
const texts: string[] = [];
const product = await testProduct(
  { TRUST_PROXY: "loopback" },
  { log: { write: (line: string) => void (lines.push(JSON.parse(line)), texts.push(line)) } },
);
const { db } = product.database;
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 2);
const [first, second] = await contentsOf(world);

const HEX = /^[0-9a-f]{32}$/;
const linesOf = (msg: string) => lines.filter((line) => line.msg === msg);

const traced = async () =>
  (
    await sql<{ jobId: string; requestId: string | null; jobTrace: string; callId: string; callTrace: string }>`
      select jobs.id as job_id, jobs.request_id, jobs.trace_id as job_trace, ai_logs.id as call_id, ai_logs.trace_id as call_trace
      from jobs join ai_logs on ai_logs.job_id = jobs.id`.execute(db)
  ).rows;

test("one id leads from a request to its job, to each call of the model and to what it cost, and no line or row is without it", async () => {
  const { data: job, headers } = await owner.post<Job>(
    `${world.at}/contents/${first?.id}/generate`,
    {},
    { prefer: "respond-async" },
  );
  await ended(owner, job.id);
  const requestId = headers.get("x-request-id") ?? "";
  const traceId = requestId.replaceAll("-", "");
  expect((await traced()).filter((row) => row.jobTrace === traceId)).toEqual([
    { jobId: job.id, requestId, jobTrace: traceId, callId: expect.any(String), callTrace: traceId },
  ]);
  await expect.poll(() => linesOf("A generation ended").find(({ jobId }) => jobId === job.id)).toBeDefined();

  const ofTrace = lines.filter((line) => line["traceId"] === traceId);
  expect(ofTrace.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining(["request", "A generation begins", "A call of the model ended", "A generation ended"]),
  );
  expect(ofTrace.every((line) => line["requestId"] === requestId)).toBe(true);
  for (const line of ofTrace.filter(({ msg }) => msg !== "request")) {
    expect(line).toMatchObject({ jobId: job.id, attempt: 1 });
  }
});

test("lines of the log and rows of the database name each other: there is no orphan on either side", async () => {
  const rows = await traced();
  const requests = new Map(linesOf("request").map((line) => [line["requestId"], line]));
  const calls = new Map(linesOf("A call of the model ended").map((line) => [line["logId"], line]));
  expect(rows.length).toBeGreaterThan(1);
  for (const { requestId, jobTrace, callTrace, callId, jobId } of rows) {
    expect(callTrace).toBe(jobTrace);
    expect(requests.get(requestId)).toMatchObject({ traceId: jobTrace });
    expect(calls.get(callId)).toMatchObject({ traceId: jobTrace, jobId, requestId });
  }
  expect(calls.size).toBe(rows.length);
  const jobs = new Set(rows.map(({ jobId }) => jobId));
  expect(lines.filter(({ msg }) => msg.startsWith("A generation")).every(({ jobId }) => jobs.has(String(jobId)))).toBe(
    true,
  );
});

test("every line of a request has its id and its trace once, also where it was refused, with the code of what was wrong", async () => {
  const from = lines.length;
  await owner.post("/businesses", { nonsense: true });
  await owner.get("/nowhere");
  await fetch(`${product.url}/%zz`);
  await expect.poll(() => lines.slice(from).filter(({ msg }) => msg === "request").length).toBeGreaterThanOrEqual(2);
  const said = lines.slice(from).filter(({ msg }) => msg === "request");
  expect(said.map((line) => line["code"])).toEqual(expect.arrayContaining(["invalid_request", "not_found"]));
  expect(said.map((line) => line["code"]).every((code) => Object.keys(ERRORS).includes(String(code)))).toBe(true);
  for (const text of texts) expect(text.split('"traceId"').length, text).toBeLessThanOrEqual(2);
  for (const line of said) {
    expect(line["traceId"]).toMatch(HEX);
    expect(String(line["requestId"]).replaceAll("-", "")).toBe(line["traceId"]);
  }
});

const THEIRS = "4bf92f3577b34da6a3ce929d0e0e4736";

test("the trace of a proxy that is trusted goes on, down to the call of the model", async () => {
  const { data: job } = await owner.post<Job>(
    `${world.at}/contents/${second?.id}/generate`,
    {},
    { prefer: "respond-async", traceparent: `00-${THEIRS}-00f067aa0ba902b7-01` },
  );
  await ended(owner, job.id);
  expect((await traced()).filter(({ jobId }) => jobId === job.id)).toMatchObject([
    { jobTrace: THEIRS, callTrace: THEIRS },
  ]);
});

test.each([
  ["no header at all", "hello"],
  ["a trace of zeros", `00-${"0".repeat(32)}-00f067aa0ba902b7-01`],
  ["a parent of zeros", `00-${THEIRS}-${"0".repeat(16)}-01`],
  ["a version that must not be", `ff-${THEIRS}-00f067aa0ba902b7-01`],
  ["more than its version has", `00-${THEIRS}-00f067aa0ba902b7-01-more`],
  ["letters in upper case", `00-${THEIRS.toUpperCase()}-00f067aa0ba902b7-01`],
])("a traceparent that is %s begins a trace of our own", async (_why, traceparent) => {
  const { headers } = await owner.get("/me", { traceparent });
  const requestId = headers.get("x-request-id");
  await expect.poll(() => linesOf("request").find((line) => line["requestId"] === requestId)).toBeDefined();
  const line = linesOf("request").find((one) => one["requestId"] === requestId);
  expect(line?.["traceId"]).toBe(requestId?.replaceAll("-", ""));
});

test("nobody but a trusted proxy says which trace a request belongs to, and a log that nobody reads holds up no request and no job", async () => {
  let isTaken = false;
  const stuck = new Writable({ highWaterMark: 1, write: () => void (isTaken = true) });
  const output = openLogOutput(stuck, { mostWaiting: 2_000 });
  const other = await testProduct({}, { log: output });
  const stranger = await other.newUser();
  const there = await plannedCampaign(stranger, "bakery-lisbon", 1, {});
  const [content] = await contentsOf(there);
  const path = `${there.at}/contents/${content?.id}/generate`;
  const { data: job } = await stranger.post<Job>(
    path,
    {},
    { prefer: "respond-async", traceparent: `00-${THEIRS}-00f067aa0ba902b7-01` },
  );
  expect(await ended(stranger, job.id)).toMatchObject({ status: "succeeded" });
  expect(isTaken).toBe(true);

  const { rows } = await sql<{ traceId: string; costs: number }>`
    select trace_id, count(cost_nano_usd)::int as costs from ai_logs where job_id = ${job.id} group by 1`.execute(
    other.database.db,
  );
  expect(rows).toEqual([{ traceId: expect.stringMatching(HEX), costs: 1 }]);
  expect(rows[0]?.traceId).not.toBe(THEIRS);
  stuck.destroy();
  await once(stuck, "close");
});
