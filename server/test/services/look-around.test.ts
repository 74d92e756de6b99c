import { randomUUID } from "node:crypto";
import type { Business } from "@handbill/contracts";
import { expect, test } from "vitest";
import { createStore } from "../../src/data/store.ts";
import { createLookAroundService } from "../../src/services/look-around-service.ts";
import { cookieOf, makeAccount, PASSWORD } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";

const { app, database } = await testEdge({
  limits: { aiPerMinute: 1_000, signInPerMinute: 1_000, lookAroundPerHour: 4 },
});
const store = createStore(database.db, async () => {});

async function lookAround() {
  const answer = await app.inject({
    method: "POST",
    url: "/api/auth/look-around",
    headers: { origin: "http://localhost:3000" },
    payload: { timezone: "Europe/Lisbon" },
  });
  const { businessId, user } = answer.json<{ businessId: string; user: { id: string; email: string } }>();
  const cookie = cookieOf(answer.headers["set-cookie"]);
  const token = (await app.inject({ url: "/api/auth/token", headers: { cookie } })).json<{ token: string }>().token;
  const headers = { authorization: `Bearer ${token}` };
  const post = (url: string, payload: object) => app.inject({ method: "POST", url: `/api/v1${url}`, headers, payload });
  const business = () => app.inject({ url: `/api/v1/businesses/${businessId}`, headers });
  return { answer, businessId, user, cookie, post, business };
}

const sweep = (): Promise<void> => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- erasing asks for nothing but the store
  const needs = { store } as unknown as Parameters<typeof createLookAroundService>[0];
  return createLookAroundService(needs).sweep();
};
const aDayAgo = (userId: string) =>
  database.pool.query("update users set created_at = now() - interval '25 hours' where id = $1", [userId]);

test("one press opens the sample without an account: nothing of one's own, nothing that costs more, nothing to the outside", async () => {
  const guest = await lookAround();
  expect(guest.answer.statusCode).toBe(200);
  expect(guest.user).toMatchObject({ guest: true, email: expect.stringMatching(/\.invalid$/) });
  expect((await guest.business()).json<{ data: Business }>().data).toMatchObject({
    sample: true,
    timezone: "Europe/Lisbon",
  });
  expect((await store.aiSpend.ofUser(guest.user.id)).limitNanoUsd).toBe(250_000_000);

  const own = await guest.post("/businesses", { name: "My shop" });
  expect(own.json()).toMatchObject({ status: 403, code: "account_needed" });

  const pretended = await app.inject({
    method: "POST",
    url: "/api/auth/sign-up/email",
    payload: { name: "Eve", email: "eve@look-around.invalid", password: PASSWORD },
  });
  expect(pretended.json()).toMatchObject({ code: "invalid_request", errors: [{ path: "email" }] });
});

test("a guest keeps everything by making an account, once, and with an email that nobody has", async () => {
  const guest = await lookAround();
  const { email: taken } = await makeAccount(app);
  const account = { name: "Maria", email: `Maria-${randomUUID()}@example.com`, password: PASSWORD };
  const refused = await guest.post("/me/account", { ...account, email: taken });
  expect(refused.json()).toMatchObject({ code: "email_taken", errors: [{ path: "email" }] });

  const kept = await guest.post("/me/account", account);
  expect(kept.json()).toMatchObject({ data: { id: guest.user.id, name: "Maria", guest: false } });
  expect((await guest.post("/me/account", account)).json()).toMatchObject({ code: "conflict" });
  expect((await guest.post("/businesses", { name: "My shop" })).statusCode).toBe(201);
  expect((await store.aiSpend.ofUser(guest.user.id)).limitNanoUsd).toBeNull();

  const { email, password } = account;
  const signedIn = await app.inject({ method: "POST", url: "/api/auth/sign-in/email", payload: { email, password } });
  expect(signedIn.json()).toMatchObject({ user: { id: guest.user.id, email: email.toLowerCase() } });
  await aDayAgo(guest.user.id);
  await sweep();
  expect((await guest.business()).statusCode).toBe(200);
});

test("who only looked around is erased after a day with everything, and others before it are not", async () => {
  const [gone, stays] = [await lookAround(), await lookAround()];
  await aDayAgo(gone.user.id);
  await sweep();
  const { rows } = await database.pool.query("select id from users where id = any($1)", [
    [gone.user.id, stays.user.id],
  ]);
  expect(rows).toEqual([{ id: stays.user.id }]);
  const left = await database.pool.query(
    `select from businesses where user_id = $1 union all select from sessions where user_id = $1
     union all select from ai_limits where owner_id = $1`,
    [gone.user.id],
  );
  expect(left.rowCount).toBe(0);
  expect((await gone.business()).statusCode).toBe(401);
  expect((await stays.business()).statusCode).toBe(200);
});

test("from one network only so many begin in an hour", async () => {
  const { answer } = await lookAround();
  expect(answer.json()).toMatchObject({ status: 429, code: "rate_limited", detail: expect.stringContaining("look") });
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(60);
});
