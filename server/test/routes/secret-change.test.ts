import { createHmac } from "node:crypto";
import { APP_CODE_DIGITS, type Connection, type MessageHook } from "@handbill/contracts";
import { sql } from "kysely";
import { Secret, TOTP } from "otpauth";
import { Webhook } from "standardwebhooks";
import { afterAll, expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { createSeal } from "../../src/core/seal.ts";
import { createServerKeys } from "../../src/core/server-keys.ts";
import { createKeyUseRepository } from "../../src/data/repositories/key-use-repository.ts";
import { createProcessRepository } from "../../src/data/repositories/process-repository.ts";
import { createSessionRepository } from "../../src/data/repositories/session-repository.ts";
import { createTwoFactorRepository } from "../../src/data/repositories/two-factor-repository.ts";
import { createStore } from "../../src/data/store.ts";
import { signingKeyCipher } from "../../src/infrastructure/signing-key-cipher.ts";
import { reportKeys } from "../../src/services/accounts/key-report.ts";
import { createSessionTokens } from "../../src/services/accounts/session-tokens.ts";
import { createBusinessService } from "../../src/services/business-service.ts";
import { createConnectionService } from "../../src/services/connection-service.ts";
import { createTwoFactorService } from "../../src/services/two-factor-service.ts";
import { makeAccount, PASSWORD, cookieOf } from "../support/account.ts";
import { AUTH_SECRET as OLD } from "../support/auth-secret.ts";
import { resume } from "../support/client.ts";
import { type Edge, PUBLIC_URL, testEdge } from "../support/edge.ts";
import { testProduct } from "../support/product.ts";
import { webhookShop } from "../support/webhook-shop.ts";

const NEXT = "another secret, and a long one too";
const edge = await testEdge();
const { app, database } = edge;
const { db } = database;

const statusOf = async (one: Pick<Edge, "app">, headers: Record<string, string>) =>
  (await one.app.inject({ url: "/api/v1/me", headers })).statusCode;
const tokenFrom = async (one: Pick<Edge, "app">, cookie: string) => {
  const answer = await one.app.inject({ url: "/api/auth/token", headers: { cookie } });
  return { ...answer.json<{ token: string }>(), cookie: cookieOf(answer.headers["set-cookie"]) };
};
const keptToken = async (userId: string): Promise<string> => {
  const { rows } = await sql<{ token: string }>`select token from sessions where user_id = ${userId}`.execute(db);
  return rows[0]?.token ?? "";
};
const tokenIn = (cookie: string): string =>
  decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? "").split(".")[0] ?? "";

test("after a change of the secret that names no former one everybody signs in again, and tokens work again", async () => {
  const other = await testEdge();
  const before = await makeAccount(other.app);
  const after = await testEdge({ database: other.database, secrets: [NEXT] });

  expect(await statusOf(after, { cookie: before.cookie })).toBe(401);

  const signedIn = await after.app.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    payload: { email: before.email, password: PASSWORD },
  });
  const { token } = await tokenFrom(after, cookieOf(signedIn.headers["set-cookie"]));
  const user = await after.app.inject({ url: "/api/v1/me", headers: { authorization: `Bearer ${token}` } });
  expect(user.json()).toMatchObject({ data: { email: before.email } });
});

test("while the secret is replaced nobody is signed out, by cookie or by token, at processes of before and of after", async () => {
  const ada = await makeAccount(app);
  const before = await testEdge({ database, secrets: [OLD, NEXT] });
  const after = await testEdge({ database, secrets: [NEXT, OLD] });

  for (const one of [before, after, edge]) {
    expect(await statusOf(one, { cookie: ada.cookie })).toBe(200);
    expect(await statusOf(one, { authorization: ada.authorization })).toBe(200);
  }
  const renewed = await tokenFrom(after, ada.cookie);
  expect(renewed.cookie).not.toBe(ada.cookie);
  expect(tokenIn(renewed.cookie)).toBe(tokenIn(ada.cookie));
  for (const one of [before, after]) {
    expect(await statusOf(one, { cookie: renewed.cookie })).toBe(200);
    expect(await statusOf(one, { authorization: `Bearer ${renewed.token}` })).toBe(200);
  }
  // What is signed with the present key already is not handed out again.
  expect((await tokenFrom(after, renewed.cookie)).cookie).toBe("");
  // Either side goes on making tokens.
  expect(await statusOf(after, { authorization: `Bearer ${(await tokenFrom(before, ada.cookie)).token}` })).toBe(200);
  expect(await statusOf(before, { authorization: `Bearer ${(await tokenFrom(after, ada.cookie)).token}` })).toBe(200);

  const last = await testEdge({ database, secrets: [NEXT] });
  expect(await statusOf(last, { cookie: renewed.cookie })).toBe(200);
  expect(await statusOf(last, { authorization: ada.authorization })).toBe(200);
  expect(await statusOf(last, { authorization: `Bearer ${(await tokenFrom(last, renewed.cookie)).token}` })).toBe(200);
  expect(await statusOf(last, { cookie: ada.cookie })).toBe(401);
});

test("a cookie that no key of ours has signed is one of nobody, whatever stands in it", async () => {
  const after = await testEdge({ database, secrets: [NEXT, OLD] });
  const ada = await makeAccount(app);
  const forged = encodeURIComponent(
    `${tokenIn(ada.cookie)}.${createHmac("sha256", "a secret of somebody else entirely").update(tokenIn(ada.cookie)).digest("base64")}`,
  );
  for (const value of [forged, tokenIn(ada.cookie), `${tokenIn(ada.cookie)}.`, "%E0%A4%A", ".", ""]) {
    expect(await statusOf(after, { cookie: `handbill.session_token=${value}` })).toBe(401);
  }
});

test("of a session the database has a hash, and with that nobody gets in, even one who has the secret", async () => {
  const ada = await makeAccount(app);
  const kept = await keptToken(ada.userId);
  expect(kept).toMatch(/^sha256:[0-9a-f]{64}$/);
  const signature = createHmac("sha256", OLD).update(kept).digest("base64");
  const cookie = `handbill.session_token=${encodeURIComponent(`${kept}.${signature}`)}`;
  expect(await statusOf(edge, { cookie })).toBe(401);
  expect(await statusOf(edge, { cookie: ada.cookie })).toBe(200);
});

test("a session of an older version goes on, and is kept as a hash once no process of that version lives", async () => {
  const processes = createProcessRepository(db);
  const older = "00000000-0000-7000-8000-000000000001";
  await sql`insert into processes (id, role, version, takes_work) values (${older}, 'web', '0.0.1', false)`.execute(db);
  const beside = await testEdge({ database });
  const ada = await makeAccount(beside.app);
  const token = tokenIn(ada.cookie);
  expect(await keptToken(ada.userId)).toBe(token);

  const sessions = createSessionRepository(db);
  const tokens = createSessionTokens({ sessions, processes });
  await tokens.hashAll();
  expect(await keptToken(ada.userId)).toBe(token);

  await processes.end(older);
  await tokens.hashAll();
  expect(await keptToken(ada.userId)).toMatch(/^sha256:/);
  const anew = await testEdge({ database });
  expect(await statusOf(anew, { cookie: ada.cookie })).toBe(200);
  await anew.app.inject({
    method: "POST",
    url: "/api/auth/sign-out",
    headers: { cookie: ada.cookie, origin: PUBLIC_URL },
  });
  expect(await keptToken(ada.userId)).toBe("");
});

test("the secret is replaced under a running product: nothing fails, and it is said when the former one may go", async () => {
  const settings = { OUTSIDE_ALLOW: "127.0.0.1/32", AUTH_SECRET: OLD };
  const product = await testProduct({ ...settings, AUTH_SECRET_BEFORE: NEXT });
  const gateway = await webhookShop();
  const owner = await product.newUser();
  const at = `/businesses/${(await owner.post<{ id: string }>("/businesses", { name: "Padaria Sol", language: "pt", sender: { country: "PT" } })).data.id}`;
  const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  const sms = { kind: "sms", name: "SMS", settings: { url: gateway.url }, secrets: { secret } };
  const path = `${at}/connections/${(await owner.post<Connection>(`${at}/connections`, sms)).data.id}`;
  const hook = (await owner.get<MessageHook>(`${path}/hook`)).data;
  const { serverKey } = (await owner.get<{ serverKey: string }>(`${at}/tracking`)).data;

  const statuses = new Set<number>();
  let isOver = false;
  const urls = [product.url];
  const visiting = (async () => {
    for (let count = 0; !isOver; count += 1) {
      const url = urls[count % urls.length] ?? product.url;
      const headers = count % 3 === 0 ? { cookie: owner.cookie } : { authorization: `Bearer ${owner.token}` };
      statuses.add((await fetch(`${url}/api/v1/me`, { headers })).status);
    }
  })();
  afterAll(() => void (isOver = true));

  const next = await testProduct(
    { ...settings, AUTH_SECRET: NEXT, AUTH_SECRET_BEFORE: OLD },
    { database: product.database },
  );
  urls.push(next.url);

  const report = async (url: string, id: string): Promise<number> => {
    const body = JSON.stringify({ type: "sms.received", data: { id, from: "912 345 678", text: "Têm broa?" } });
    const time = new Date();
    const headers = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(time.getTime() / 1_000)),
      "webhook-signature": new Webhook(hook.secret ?? "").sign(id, time, body),
    };
    return (await fetch(`${url}${new URL(hook.url).pathname}`, { method: "POST", headers, body })).status;
  };
  const order = async (url: string, reference: string): Promise<number> => {
    const headers = { authorization: `Bearer ${serverKey}`, "content-type": "application/json" };
    const body = JSON.stringify({ key: reference });
    return (await fetch(`${url}/hooks/conversions`, { method: "POST", headers, body })).status;
  };
  for (const [number, { url }] of [product, next].entries()) {
    expect([await report(url, `in-${number}`), await order(url, `order-${number}`)]).toEqual([200, 201]);
  }
  const ada = await resume(next.url, owner.cookie);
  expect((await ada.get<MessageHook>(`${path}/hook`)).data.url).not.toBe(hook.url);
  expect((await ada.post<Connection>(`${path}/test`)).status).toBe(200);
  isOver = true;
  await visiting;
  expect([...statuses]).toEqual([200]);

  const rows = product.database.db;
  const given = { auth: [NEXT, OLD] as const, connections: { now: null, before: [] } };
  const standing = async () => {
    const needs = { repository: createKeyUseRepository(rows), cipher: signingKeyCipher };
    const { keys, unreadable } = await reportKeys({ ...needs, ...given });
    return [keys.find(({ setting }) => setting === "AUTH_SECRET_BEFORE"), unreadable];
  };
  expect(await standing()).toEqual([expect.objectContaining({ connections: 1, sessions: 1, mayGo: false }), 0]);

  const store = createStore(rows, async () => {});
  const { seal } = createServerKeys(given);
  await createConnectionService({
    store,
    businesses: createBusinessService({ store }),
    seal,
    publishers: [],
  }).sealAnew();
  const factors = createTwoFactorRepository(rows);
  const { data: me } = await ada.get<{ id: string }>("/me");
  const stepsUnder = (...secrets: [string, ...string[]]) =>
    createTwoFactorService({ factors, clock: systemClock, seal: createSeal(secrets) });
  const phone = Secret.fromBase32((await stepsUnder(OLD).begin(me.id, owner.email)).secret);
  expect(await standing()).toMatchObject([{ twoFactors: 1, mayGo: false }, 0]);
  expect([await stepsUnder(NEXT, OLD).sealAnew(), await stepsUnder(NEXT, OLD).sealAnew()]).toEqual([1, 0]);
  const code = new TOTP({ secret: phone, digits: APP_CODE_DIGITS }).generate();
  expect((await stepsUnder(NEXT).confirm(me.id, code)).recoveryCodes).toHaveLength(10);
  await sql`update sessions set updated_at = now() + interval '5 minutes'`.execute(rows);
  expect(await standing()).toEqual([expect.objectContaining({ connections: 0, signingKeys: 0, mayGo: true }), 0]);

  const last = await testProduct({ ...settings, AUTH_SECRET: NEXT }, { database: product.database });
  const { cookie } = await tokenOf(next.url, owner.cookie);
  const stays = await resume(last.url, cookie);
  expect((await stays.post<Connection>(`${path}/test`)).data.checked).toMatchObject({ ok: true });
  expect([await report(last.url, "in-9"), await order(last.url, "order-9")]).toEqual([404, 401]);
});

async function tokenOf(url: string, cookie: string): Promise<{ cookie: string }> {
  const { headers } = await fetch(`${url}/api/auth/token`, { headers: { cookie } });
  return { cookie: cookieOf(headers.getSetCookie()) };
}
