import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { expect, test } from "vitest";
import { makeAccount } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";

test("closing answers held requests at once and does not wait for idle connections", async () => {
  let held = 0;
  const holding: FastifyPluginCallbackZod = (api, _options, ready) => {
    api.get("/hold", async ({ server }) => {
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
