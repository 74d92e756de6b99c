import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { expect, test } from "vitest";
import { user } from "../../src/routes/policy.ts";
import { preferredWaitMs } from "../../src/routes/prefer.ts";
import { makeAccount } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";

const waitRoutes: FastifyPluginCallbackZod = (api, _options, ready) => {
  api.get("/wait", { config: { policy: user() } }, async (request, reply) => ({
    data: preferredWaitMs(request, reply),
  }));
  ready();
};
const { app } = await testEdge({ routes: [waitRoutes], settings: { waitSeconds: 25 } });
const { authorization } = await makeAccount(app);

test.each([
  [undefined, 25_000, undefined],
  ["respond-async", 0, "respond-async"],
  ["Respond-Async", 0, "respond-async"],
  ["wait=5", 5_000, "wait=5"],
  ["wait=0", 0, "wait=0"],
  ['wait="5"', 5_000, "wait=5"],
  ["wait=90", 25_000, "wait=25"],
  ["respond-async, wait=10", 10_000, "respond-async, wait=10"],
  ["wait=3; foo=bar, wait=9", 3_000, "wait=3"],
  ["wait=soon", 25_000, undefined],
  ["wait=-1", 25_000, undefined],
  ["wait=1e3", 25_000, undefined],
  ["return=minimal, handling=lenient", 25_000, undefined],
  [",,=,;", 25_000, undefined],
])("Prefer: %s waits %d ms", async (prefer, waitMs, applied) => {
  const headers = { authorization, ...(prefer === undefined ? {} : { prefer }) };
  const answer = await app.inject({ url: "/api/v1/wait", headers });
  expect(answer.json()).toEqual({ data: waitMs });
  expect(answer.headers["preference-applied"]).toBe(applied);
});
