import { expect, test } from "vitest";
import { makeAccount, PASSWORD } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";

const { app, database, log } = await testEdge({
  isDatabaseThere: () => database.pool.query("select 1").then(() => true),
});

test("a lost database is told as such: not as a missing session, a wrong password or a fault of ours", async () => {
  const { email, cookie, authorization } = await makeAccount(app);
  expect((await app.inject({ url: "/health/ready" })).statusCode).toBe(200);
  expect((await app.inject({ url: "/api/v1/me", headers: { authorization } })).statusCode).toBe(200);
  await database.close();

  // A token of a known key is checked without a query.
  expect((await app.inject({ url: "/api/v1/system", headers: { authorization } })).statusCode).toBe(200);
  const answers = [
    await app.inject({ url: "/api/v1/me", headers: { cookie } }),
    await app.inject({ url: "/api/v1/me", headers: { authorization } }),
    await app.inject({ url: "/api/auth/token", headers: { cookie } }),
    await app.inject({ method: "POST", url: "/api/auth/sign-in/email", payload: { email, password: PASSWORD } }),
    await app.inject({
      method: "POST",
      url: "/api/auth/sign-up/email",
      payload: { name: "Ada", email: "ada@example.com", password: PASSWORD },
    }),
    await app.inject({
      method: "POST",
      url: "/api/v1/notes",
      headers: { authorization, "idempotency-key": "one" },
      payload: { title: "Bread" },
    }),
    await app.inject({ url: "/health/ready" }),
  ];

  expect(answers.map((answer) => answer.json<{ code: string }>().code)).toEqual(Array(7).fill("unavailable"));
  expect(answers.map(({ headers }) => headers["retry-after"])).toEqual(Array(7).fill("2"));
  expect(log.filter((line) => line.includes("unexpected error"))).toEqual([]);
});

test("what needs no database still works without one", async () => {
  expect((await app.inject({ url: "/health/live" })).json()).toEqual({ status: "ok" });
  expect((await app.inject({ url: "/api/openapi.json" })).statusCode).toBe(200);
});
