import { randomUUID } from "node:crypto";
import { assert, asyncProperty, dictionary, jsonValue, string } from "fast-check";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { AppError } from "../../src/core/errors.ts";
import { createIdempotencyRepository } from "../../src/data/repositories/idempotency-repository.ts";
import { user } from "../../src/routes/policy.ts";
import { createIdempotencyService } from "../../src/services/idempotency-service.ts";
import { makeAccount } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";

/** How often each door did its work. */
const done = { orders: 0, failures: 0, slow: 0 };
let finishSlow: () => void = () => {};

const orderRoutes: FastifyPluginCallbackZod = (api, _options, ready) => {
  api.post(
    "/orders",
    { config: { policy: user() }, schema: { body: z.record(z.string(), z.unknown()) } },
    async (_request, reply) => {
      done.orders += 1;
      return reply
        .code(201)
        .header("location", `/api/v1/orders/${done.orders}`)
        .header("etag", `"${done.orders}"`)
        .send({ data: { number: done.orders } });
    },
  );
  api.post("/refusals", { config: { policy: user() } }, async () => {
    done.failures += 1;
    throw new AppError("conflict", `Refused for the ${done.failures}. time.`);
  });
  api.post("/slow", { config: { policy: user() } }, async () => {
    done.slow += 1;
    await new Promise<void>((resolve) => (finishSlow = resolve));
    return { data: done.slow };
  });
  api.post("/empty", { config: { policy: user() } }, async (_request, reply) => reply.code(204).send());
  api.post("/failing-work", { config: { policy: user() } }, async (request) => {
    done.failures += 1;
    await keys.link(request.idempotencyClaim ?? "", { jobId: "job-1", resource: "/api/v1/things/1" });
    throw new AppError("ai_timeout", `Failed ${done.failures}.`, { jobId: "job-1", resource: "/api/v1/things/1" });
  });
  api.post("/faulty-wait", { config: { policy: user() } }, async (request) => {
    done.failures += 1;
    await keys.link(request.idempotencyClaim ?? "", { jobId: "job-3", resource: "/api/v1/things/3" });
    throw new AppError("unavailable", "The database is away.");
  });
  api.post("/stuck", { config: { policy: user() } }, async (request) => {
    await keys.link(request.idempotencyClaim ?? "", { jobId: "job-2", resource: "/api/v1/things/2" });
    await new Promise<void>((resolve) => (finishSlow = resolve));
    return { data: "late" };
  });
  ready();
};

const { app, database } = await testEdge({ routes: [orderRoutes] });
const keys = createIdempotencyRepository(database.db);
const ada = await makeAccount(app);
const eve = await makeAccount(app);

const post = (path: string, key: string, payload: object = {}, { authorization } = ada) =>
  app.inject({ method: "POST", url: `/api/v1${path}`, headers: { authorization, "idempotency-key": key }, payload });
/** As if the process had died a while ago. */
const age = (seconds: number) =>
  database.pool.query("update idempotency_keys set claimed_at = claimed_at - make_interval(secs => $1)", [seconds]);

const linked = (key: string) =>
  database.pool.query("select 1 from idempotency_keys where key = $1 and job_id is not null", [key]);

test("a repeated request is answered as the first one, without doing the work again", async () => {
  const key = randomUUID();
  const first = await post("/orders", key, { item: "bread" });
  const before = done.orders;
  const again = await post("/orders", key, { item: "bread" });

  expect(done.orders).toBe(before);
  expect([again.statusCode, again.body]).toEqual([201, first.body]);
  expect(again.headers).toMatchObject({
    location: first.headers["location"],
    etag: first.headers["etag"],
    "content-type": first.headers["content-type"],
    "idempotent-replayed": "true",
  });
  expect(first.headers["idempotent-replayed"]).toBeUndefined();
});

test("an answer without a body is replayed without one", async () => {
  const key = randomUUID();
  const answers = [await post("/empty", key), await post("/empty", key)];
  expect(answers.map(({ statusCode, body }) => [statusCode, body])).toEqual([
    [204, ""],
    [204, ""],
  ]);
});

test("the same content in another order of keys is the same request", async () => {
  await assert(
    asyncProperty(dictionary(string({ minLength: 1 }), jsonValue({ maxDepth: 2 })), async (body) => {
      const clean = JSON.parse(
        JSON.stringify(body).replaceAll("__proto__", "proto").replaceAll("constructor", "maker"),
      );
      const key = randomUUID();
      await post("/orders", key, clean);
      const again = await post("/orders", key, reversed(clean));
      expect(again.headers["idempotent-replayed"]).toBe("true");
    }),
    { numRuns: 25 },
  );
});

const reversed = (body: Record<string, unknown>) => Object.fromEntries(Object.entries(body).toReversed());

test("the same key with another body is refused and does nothing", async () => {
  const key = randomUUID();
  await post("/orders", key, { item: "bread" });
  const before = done.orders;
  const other = await post("/orders", key, { item: "cake" });
  expect(other.json()).toMatchObject({ status: 422, code: "idempotency_mismatch" });
  expect(done.orders).toBe(before);
});

test("a key counts for one user and one address only", async () => {
  const key = randomUUID();
  const before = done.orders;
  await post("/orders", key, { item: "bread" });
  const stranger = await post("/orders", key, { item: "cake" }, eve);
  const elsewhere = await post("/empty", key, { item: "cake" });
  expect([stranger.statusCode, elsewhere.statusCode]).toEqual([201, 204]);
  expect(done.orders).toBe(before + 2);
});

test("while the first request is being worked on, a repetition is told to wait", async () => {
  const key = randomUUID();
  const before = done.slow;
  const first = post("/slow", key);
  await expect.poll(() => done.slow).toBe(before + 1);
  const second = await post("/slow", key);
  finishSlow();

  expect(second.json()).toMatchObject({ status: 409, code: "job_running", retryAfter: 2 });
  expect(second.headers["retry-after"]).toBe("2");
  expect((await first).statusCode).toBe(200);
  expect((await post("/slow", key)).headers["idempotent-replayed"]).toBe("true");
  expect(done.slow).toBe(before + 1);
});

test("of many requests at once with one key exactly one does the work", async () => {
  const key = randomUUID();
  const before = done.orders;
  const answers = await Promise.all(Array.from({ length: 10 }, () => post("/orders", key, { item: "bread" })));
  expect(done.orders).toBe(before + 1);
  expect(answers.every(({ statusCode }) => statusCode === 201 || statusCode === 409)).toBe(true);
});

test("a refusal frees the key", async () => {
  const key = randomUUID();
  const first = await post("/refusals", key);
  const second = await post("/refusals", key);
  expect(first.json()).not.toMatchObject({ detail: second.json<{ detail: string }>().detail });
  expect(second.headers["idempotent-replayed"]).toBeUndefined();
});

test("a request that is not valid takes no key", async () => {
  const key = randomUUID();
  const invalid = await app.inject({
    method: "POST",
    url: "/api/v1/orders",
    headers: { authorization: ada.authorization, "idempotency-key": key, "content-type": "application/json" },
    payload: "[1]",
  });
  expect(invalid.statusCode).toBe(400);
  expect((await post("/orders", key, { item: "bread" })).statusCode).toBe(201);
});

test("work that failed after it left something behind is not started again by its key", async () => {
  const key = randomUUID();
  const first = await post("/failing-work", key);
  const again = await post("/failing-work", key);
  expect(again.headers["idempotent-replayed"]).toBe("true");
  expect(again.body).toBe(first.body);
  expect(again.headers["content-type"]).toContain("application/problem+json");
});

test("a fault of ours while work goes on is not kept as the answer: a repetition is led to the job", async () => {
  const key = randomUUID();
  const before = done.failures;
  expect((await post("/faulty-wait", key)).json()).toMatchObject({ status: 503 });
  expect((await post("/faulty-wait", key)).json()).toMatchObject({ status: 409, code: "job_running", jobId: "job-3" });
  expect(done.failures).toBe(before + 1);
});

test("a request whose process died is done again after twenty seconds, and not before", async () => {
  const key = randomUUID();
  const before = done.slow;
  void post("/slow", key);
  await expect.poll(() => done.slow).toBe(before + 1);
  await age(10);
  expect((await post("/slow", key)).json()).toMatchObject({ code: "job_running" });

  await age(11);
  const second = post("/slow", key);
  await expect.poll(() => done.slow).toBe(before + 2);
  finishSlow();
  expect((await second).json()).toEqual({ data: before + 2 });
});

test("a request whose process died after it started a job leads to that job", async () => {
  const key = randomUUID();
  void post("/stuck", key);
  await expect.poll(async () => (await linked(key)).rowCount).toBe(1);
  expect((await post("/stuck", key)).json()).toMatchObject({ jobId: "job-2", resource: "/api/v1/things/2" });
  await age(3_600);
  const later = await post("/stuck", key);
  expect(later.json()).toMatchObject({ status: 409, code: "job_running", jobId: "job-2" });
  expect(later.headers["location"]).toBe("/api/v1/jobs/job-2");
  finishSlow();
});

test("an attempt that was taken over can no longer link or keep anything", async () => {
  const scope = { userId: ada.userId, method: "POST", path: "/x", key: randomUUID() };
  const [late, present] = [randomUUID(), randomUUID()];
  expect(await keys.claim(scope, { claimId: late, fingerprint: "same" }, 60)).toBe(true);
  await age(61);
  expect(await keys.claim(scope, { claimId: present, fingerprint: "same" }, 60)).toBe(true);

  expect(await keys.link(late, { jobId: "j", resource: null })).toBe(false);
  await keys.complete(late, { status: 201, headers: {}, body: "late" });
  expect(await keys.release(late)).toBe(false);
  expect(await keys.find(scope)).toMatchObject({ state: "running", jobId: null });
});

test("answers are forgotten after a week", async () => {
  const service = createIdempotencyService({ keys });
  const [old, young] = [randomUUID(), randomUUID()];
  await post("/orders", old, {});
  await database.pool.query("update idempotency_keys set created_at = now() - interval '8 days' where key = $1", [old]);
  await post("/orders", young, {});

  await service.purge();
  expect((await post("/orders", old, {})).headers["idempotent-replayed"]).toBeUndefined();
  expect((await post("/orders", young, {})).headers["idempotent-replayed"]).toBe("true");
});

test("a key that started a job never starts another, however long ago it was", async () => {
  const service = createIdempotencyService({ keys });
  const key = randomUUID();
  const first = await post("/orders", key, {});
  await database.pool.query(
    "update idempotency_keys set created_at = now() - interval '400 days', job_id = 'job-9', resource = '/api/v1/things/9' where key = $1",
    [key],
  );
  await service.purge();

  const again = await post("/orders", key, {});
  expect(first.statusCode).toBe(201);
  expect(again.json()).toMatchObject({ status: 409, code: "idempotency_key_used", jobId: "job-9" });
  expect(again.body).not.toContain(first.body);
  expect((await post("/orders", key, { other: true })).json()).toMatchObject({ code: "idempotency_mismatch" });
});
