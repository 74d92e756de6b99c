import { expect, test } from "vitest";
import { makeAccount, PASSWORD } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";

const { app, log } = await testEdge();
const { authorization, cookie, token, userId } = await makeAccount(app);

const lastLine = () => JSON.parse(log.at(-1) ?? "{}");

test("a method that an address does not take is told with those it does", async () => {
  const answer = await app.inject({ method: "DELETE", url: "/api/v1/businesses" });
  expect(answer.headers["allow"]).toBe("GET, HEAD, POST");
  expect(answer.json()).toMatchObject({
    status: 405,
    code: "method_not_allowed",
    detail: "Use GET or HEAD or POST here.",
  });

  const inside = await app.inject({
    method: "POST",
    url: "/api/v1/businesses/0190a0a0-0000-7000-8000-000000000000?x=1",
  });
  expect(inside.headers["allow"]).toBe("DELETE, GET, HEAD, PATCH");
  expect((await app.inject({ url: "/api/auth/sign-out" })).headers["allow"]).toBe("POST");
});

test("every answer names its request and is not kept by caches", async () => {
  const answers = [
    await app.inject({ url: "/api/v1/me", headers: { authorization } }),
    await app.inject({ url: "/api/v1/me" }),
    await app.inject({ url: "/api/v1/nothing" }),
  ];
  const ids = answers.map(({ headers }) => String(headers["x-request-id"]));
  expect(ids).toEqual(Array(3).fill(expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)));
  expect(new Set(ids).size).toBe(3);
  expect(answers.map(({ headers }) => headers["cache-control"])).toEqual(Array(3).fill("no-store"));
});

test("a name for the request that the client made up is not believed", async () => {
  const answer = await app.inject({ url: "/health/live", headers: { "x-request-id": "mine" } });
  expect(answer.headers["x-request-id"]).not.toBe("mine");
});

test("answers carry the headers that protect a browser", async () => {
  const { headers } = await app.inject({ url: "/api/v1/me", headers: { authorization } });
  expect(headers).toMatchObject({
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  });
  expect(headers["strict-transport-security"]).toBeUndefined();
  expect(headers["access-control-allow-origin"]).toBeUndefined();
  expect(headers["x-powered-by"]).toBeUndefined();
});

test("behind https, browsers are told to stay there and the cookie travels there only", async () => {
  const { app: secure } = await testEdge({ settings: { publicUrl: "https://studio.example", production: true } });
  const answer = await secure.inject({ url: "/health/live" });
  expect(answer.headers["strict-transport-security"]).toBe("max-age=31536000");
  expect((await secure.inject({ url: "/nothing" })).json()).toMatchObject({
    type: "https://studio.example/docs/errors#not_found",
  });
  const { cookie: secureCookie } = await makeAccount(secure);
  expect(secureCookie).toMatch(/(^|; )__Host-handbill\.session_token=/);
  const elsewhere = await secure.inject({
    method: "POST",
    url: "/api/v1/notes",
    headers: { cookie: secureCookie, origin: "http://127.0.0.1", host: "127.0.0.1" },
    payload: { title: "Bread" },
  });
  expect(elsewhere.json()).toMatchObject({ code: "forbidden" });
});

test.each([
  ["POST", "/api/v1/fail/bug"],
  ["POST", "/api/v1/fail/thrown-text"],
  ["GET", "/api/v1/fail/answer"],
] as const)("a fault of ours is told without its detail: %s %s", async (method, url) => {
  const answer = await app.inject({ method, url, headers: { authorization } });
  expect(answer.json()).toEqual({
    type: "http://localhost:3000/docs/errors#internal",
    title: "Something broke on our side",
    status: 500,
    detail: "Something broke on our side. If it happens again, report it with the requestId.",
    code: "internal",
    requestId: answer.headers["x-request-id"],
  });
  expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  const told = log.filter((line) => line.includes(String(answer.headers["x-request-id"])));
  expect(told.map((line) => JSON.parse(line).msg)).toEqual(["unexpected error", "request"]);
});

test("a lost database is told as such, without its address", async () => {
  const answer = await app.inject({ url: "/api/v1/fail/database", headers: { authorization } });
  expect(answer.json()).toMatchObject({ status: 503, code: "unavailable", retryAfter: 2 });
  expect(answer.headers["retry-after"]).toBe("2");
  expect(answer.body).not.toContain("10.0.0.7");
});

test("each request is one line in the log, with no more than is needed to find it", async () => {
  const before = log.length;
  const answer = await app.inject({
    url: "/api/v1/businesses?limit=7&cursor=confidential",
    headers: { authorization },
  });
  expect(log.length).toBe(before + 1);
  const { time, pid, hostname, ms, ...line } = lastLine();
  expect(line).toEqual({
    level: 30,
    msg: "request",
    requestId: answer.headers["x-request-id"],
    traceId: String(answer.headers["x-request-id"]).replaceAll("-", ""),
    code: "invalid_request",
    method: "GET",
    route: "/api/v1/businesses",
    status: answer.statusCode,
    userId,
  });
  expect([time, pid, ms].every(Number.isFinite) && typeof hostname).toBe("string");
});

test("the log holds no password, token, cookie or body", () => {
  const text = log.join("");
  expect(log.length).toBeGreaterThan(10);
  for (const secret of [PASSWORD, token, cookie.split("=")[1] ?? "?", "confidential", "@example.com"]) {
    expect(text).not.toContain(secret);
  }
});

test("health is told to whoever asks", async () => {
  expect((await app.inject({ url: "/health/live" })).json()).toEqual({ status: "ok" });
  expect((await app.inject({ url: "/health/ready" })).json()).toEqual({ status: "ok" });
});

test("what runs behind the studio is told to those who are signed in", async () => {
  const answer = await app.inject({ url: "/api/v1/system", headers: { authorization } });
  expect(answer.json()).toEqual({
    data: {
      version: "1.2.3",
      ai: { demo: true, strategyModel: "demo", contentModel: "demo" },
      workers: { alive: 1, awaySeconds: 0 },
      usualSeconds: { strategy: 20, content: null },
    },
  });
  expect((await app.inject({ url: "/api/v1/system" })).statusCode).toBe(401);
});

test("no route of the API is open to strangers but those of signing in", async () => {
  const document = (await app.inject({ url: "/api/openapi.json" })).json<{ paths: Record<string, object> }>();
  const doors = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method, path] as const),
  );
  const open = [];
  for (const [method, path] of doors.filter((door) => door[1].startsWith("/api/"))) {
    const url = path.replaceAll(/\{\w+\}/g, "0190a0a0-0000-7000-8000-000000000000");
    const answer = await app.inject({
      url,
      method: method === "get" ? "GET" : method === "post" ? "POST" : method === "patch" ? "PATCH" : "DELETE",
    });
    if (answer.statusCode !== 401) open.push(path);
  }
  expect(doors.length).toBeGreaterThan(10);
  expect(open.sort()).toEqual([
    "/api/auth/confirm-email",
    "/api/auth/elsewhere",
    "/api/auth/elsewhere/begin",
    "/api/auth/elsewhere/claim",
    "/api/auth/elsewhere/google/callback",
    "/api/auth/elsewhere/oidc/callback",
    "/api/auth/elsewhere/take-over",
    "/api/auth/forgot-password",
    "/api/auth/look-around",
    "/api/auth/passkey/begin",
    "/api/auth/passkey/finish",
    "/api/auth/reset-password",
    "/api/auth/sign-in/email",
    "/api/auth/sign-in/second-step",
    "/api/auth/sign-out",
    "/api/auth/sign-up/email",
  ]);
});
