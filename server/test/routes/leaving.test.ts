import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { expect, test } from "vitest";
import { user } from "../../src/routes/policy.ts";
import { makeAccount } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";

test("closing answers held requests at once and does not wait for idle connections", async () => {
  let held = 0;
  const holding: FastifyPluginCallbackZod = (api, _options, ready) => {
    api.get("/hold", { config: { policy: user() } }, async ({ server }) => {
      held += 1;
      await once(server.leaving, "abort");
      return { data: "early" };
    });
    ready();
  };
  const { app } = await testEdge({ routes: [holding] });
  const { authorization } = await makeAccount(app);
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const agent = new Agent({ keepAlive: true });
  const get = (path: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      request(new URL(path, url), { agent, headers: { authorization } }, resolve).on("error", reject).end();
    });

  (await get("/health/live")).resume(); // leaves an idle connection behind
  const answers = [get("/api/v1/hold"), get("/api/v1/hold")];
  await expect.poll(() => held).toBe(2);
  await app.close();

  const heads = await Promise.all(answers);
  expect(heads.map(({ statusCode, headers }) => [statusCode, headers.connection])).toEqual([
    [200, "close"],
    [200, "close"],
  ]);
  for (const head of heads) head.resume();
  agent.destroy();
});

test("a process that leaves says so first, answers who waits, and still serves until its door closes", async () => {
  let held = 0;
  const holding: FastifyPluginCallbackZod = (api, _options, ready) => {
    api.get("/hold", { config: { policy: user() } }, async ({ server }) => {
      held += 1;
      await once(server.leaving, "abort");
      return { data: "early" };
    });
    ready();
  };
  const { app } = await testEdge({ routes: [holding] });
  const { authorization } = await makeAccount(app);
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const agent = new Agent({ keepAlive: true });
  const get = async (path: string): Promise<[number | undefined, string | undefined]> => {
    const asked = request(new URL(path, url), { agent, headers: { authorization } }).end();
    const [answer]: IncomingMessage[] = await once(asked, "response");
    answer?.resume();
    return [answer?.statusCode, answer?.headers.connection];
  };
  expect(await get("/health/ready")).toEqual([200, "keep-alive"]);
  const waiting = get("/api/v1/hold");
  await expect.poll(() => held).toBe(1);

  const drained = app.drain(3_600_000);
  expect(await waiting).toEqual([200, "close"]);
  expect(await get("/health/ready")).toEqual([503, "close"]);
  expect(await get("/health/live")).toEqual([200, "close"]);

  const back = get("/api/v1/hold"); // has not heard of it: held again, not sent round in circles
  await expect.poll(() => held).toBe(2);
  expect(await Promise.race([back, get("/health/live").then(() => "held")])).toBe("held");
  await app.close();
  expect(await back).toEqual([200, "close"]);
  agent.destroy();
  void drained;
});
