import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { cookieOf, makeAccount, PASSWORD } from "../support/account.ts";
import { PUBLIC_URL, testEdge } from "../support/edge.ts";

const { app, database } = await testEdge();

const post = (url: string, payload?: object, headers: Record<string, string> = {}) =>
  app.inject({ method: "POST", url, headers, ...(payload ? { payload } : {}) });
const signUp = (payload: object, headers = {}) => post("/api/auth/sign-up/email", payload, headers);
const signIn = (payload: object, headers = {}) => post("/api/auth/sign-in/email", payload, headers);
const me = (headers: Record<string, string>) => app.inject({ url: "/api/v1/me", headers });

test("signing up signs in with an httpOnly cookie and tells no session token", async () => {
  const email = `${randomUUID()}@example.com`;
  const answer = await signUp({ name: "Ada", email, password: PASSWORD });

  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({
    user: {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: "Ada",
      email,
      createdAt: expect.any(String),
      guest: false,
      confirmEmail: false,
    },
  });
  const cookies = [answer.headers["set-cookie"] ?? []].flat();
  expect(cookies.map((cookie) => cookie.split("=", 1)[0])).toEqual(["handbill.device", "handbill.session_token"]);
  for (const cookie of cookies) expect(cookie).toMatch(/Path=\/; HttpOnly; SameSite=Lax$/);
  expect(answer.headers["cache-control"]).toBe("no-store");

  const user = await me({ cookie: cookieOf(answer.headers["set-cookie"]) });
  expect(user.json()).toMatchObject({ data: { email } });
});

test("signing in works with the email in any case", async () => {
  const { email } = await makeAccount(app);
  const answer = await signIn({ email: email.toUpperCase(), password: PASSWORD });
  expect(answer.json()).toMatchObject({ user: { email } });
});

test("a wrong password and an unknown email get the same answer", async () => {
  const { email } = await makeAccount(app);
  const wrong = await signIn({ email, password: "not the password" });
  const unknown = await signIn({ email: `${randomUUID()}@example.com`, password: PASSWORD });
  const impossible = await signIn({ email: "no email at all", password: PASSWORD });

  const anonymous = (answer: typeof wrong) => ({ ...answer.json<object>(), requestId: "" });
  expect(wrong.json()).toMatchObject({ status: 401, code: "invalid_credentials" });
  expect(anonymous(unknown)).toEqual(anonymous(wrong));
  expect(anonymous(impossible)).toEqual(anonymous(wrong));
});

test("an email that is taken is told by its field", async () => {
  const { email } = await makeAccount(app);
  const answer = await signUp({ name: "Eve", email, password: PASSWORD });
  expect(answer.json()).toMatchObject({ status: 409, code: "email_taken", errors: [{ path: "email" }] });
});

test("of many sign-ups with one email at once exactly one succeeds, and the others hear that it is taken", async () => {
  const email = `${randomUUID()}@example.com`;
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => signUp({ name: "Ada", email, password: PASSWORD })),
  );
  expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([
    200, 409, 409, 409,
  ]);
});

test("a password that is too short has a code of its own", async () => {
  const answer = await signUp({ name: "Ada", email: "ada@example.com", password: "short" });
  expect(answer.json()).toMatchObject({ status: 422, code: "weak_password", errors: [{ path: "password", limit: 8 }] });
});

test.each(["password123", "12345678", "Qwertyuiop", "aaaaaaaaaa"])(
  "a password that is guessed first is refused: %s",
  async (password) => {
    const answer = await signUp({ name: "Ada", email: "ada@example.com", password });
    expect(answer.json()).toMatchObject({
      status: 422,
      code: "weak_password",
      errors: [{ path: "password", message: expect.stringContaining("short sentence of your own") }],
    });
  },
);

test("unknown fields cannot be smuggled in at sign-up", async () => {
  const answer = await signUp({
    name: "Ada",
    email: "ada@example.com",
    password: PASSWORD,
    emailVerified: true,
    role: "admin",
  });
  expect(answer.json()).toMatchObject({
    code: "invalid_request",
    errors: [{ path: "emailVerified" }, { path: "role" }],
  });
});

test("an email that only looks like one is refused by its field", async () => {
  const answer = await signUp({ name: "Ada", email: "ada@exa mple.com", password: PASSWORD });
  const stranger = await signUp({ name: "Ada", email: "ada@exam_ple..com", password: PASSWORD });
  expect([answer, stranger].map((one) => one.json<object>())).toMatchObject([
    { status: 400, code: "invalid_request", errors: [{ path: "email" }] },
    { status: 400, code: "invalid_request", errors: [{ path: "email" }] },
  ]);
});

test("signing out ends the session on the server and clears the cookie", async () => {
  const { cookie } = await makeAccount(app);
  const answer = await post("/api/auth/sign-out", undefined, { cookie, origin: PUBLIC_URL });

  expect(answer.json()).toEqual({ success: true });
  expect(String(answer.headers["set-cookie"])).toContain("Max-Age=0");
  expect((await me({ cookie })).statusCode).toBe(401);
});

test("a session is remembered for a moment, and forgotten here at once when it is signed out", async () => {
  const { cookie } = await makeAccount(app);
  const isIn = async () => (await me({ cookie })).statusCode === 200;
  expect(await isIn()).toBe(true);
  await database.pool.query("delete from sessions");
  expect(await isIn()).toBe(true);
  expect((await me({ cookie: cookie.replace(/.$/, "x") })).statusCode).toBe(401);
  const [, signedOut] = await Promise.all([
    Promise.all(Array.from({ length: 10 }, isIn)),
    post("/api/auth/sign-out", undefined, { cookie, origin: PUBLIC_URL }),
  ]);
  expect(signedOut.statusCode).toBe(200);
  expect(await isIn()).toBe(false);
});

test("signing out without a session is no error", async () => {
  expect((await post("/api/auth/sign-out")).statusCode).toBe(200);
});

test("an access token wants a session", async () => {
  const answer = await app.inject({ url: "/api/auth/token" });
  expect(answer.json()).toMatchObject({ status: 401, code: "unauthenticated" });
});

test("a session that has run out is no session", async () => {
  const { cookie } = await makeAccount(app);
  await database.pool.query("update sessions set expires_at = now() - interval '1 second'");
  expect((await me({ cookie })).json()).toMatchObject({ status: 401, code: "unauthenticated" });
  expect((await app.inject({ url: "/api/auth/token", headers: { cookie } })).statusCode).toBe(401);
});

test("a session in use is prolonged when it asks for a token", async () => {
  const { cookie } = await makeAccount(app);
  await database.pool.query("update sessions set expires_at = now() + interval '2 days'");
  const answer = await app.inject({ url: "/api/auth/token", headers: { cookie } });
  expect(cookieOf(answer.headers["set-cookie"])).toMatch(/^handbill\.session_token=/);
  const { rows } = await database.pool.query(
    "select max(expires_at) > now() + interval '13 days' as longer from sessions",
  );
  expect(rows).toEqual([{ longer: true }]);
});

test("a cookie whose signature does not fit is no session", async () => {
  const { cookie } = await makeAccount(app);
  expect((await me({ cookie: cookie.replace(/.{6}$/, "AAAAAA") })).statusCode).toBe(401);
});

test.each([
  ["a foreign page", { origin: "https://evil.example" }, 403],
  ["a foreign page that its browser names", { "sec-fetch-site": "cross-site" }, 403],
  ["a page in a sandbox", { origin: "null" }, 403],
  ["a page on a name that was pointed here", { origin: "http://evil.example:3000", host: "evil.example:3000" }, 403],
  ["nobody knows where", {}, 403],
  ["the studio", { origin: PUBLIC_URL }, 201],
  ["the studio, named by the browser", { "sec-fetch-site": "same-origin" }, 201],
  ["the studio under another local address", { origin: "http://127.0.0.1:4567", host: "127.0.0.1:4567" }, 201],
])("a request with the cookie from %s", async (_from, headers, status) => {
  const { cookie } = await makeAccount(app);
  const answer = await post("/api/v1/notes", { title: "Bread" }, { ...headers, cookie });
  expect(answer.statusCode).toBe(status);
});

test("a foreign page can neither sign in nor sign out for somebody", async () => {
  const { email, cookie } = await makeAccount(app);
  const origin = "https://evil.example";
  expect((await signIn({ email, password: PASSWORD }, { origin })).json()).toMatchObject({ code: "forbidden" });
  expect((await post("/api/auth/sign-out", undefined, { origin, cookie })).json()).toMatchObject({ code: "forbidden" });
  expect((await me({ cookie })).statusCode).toBe(200);
});

test("a program with an old cookie may sign in again", async () => {
  const { email, cookie } = await makeAccount(app);
  expect((await signIn({ email, password: PASSWORD }, { cookie })).statusCode).toBe(200);
});

test("other addresses of the account library are not there", async () => {
  const answers = await Promise.all(
    ["/api/auth/get-session", "/api/auth/jwks", "/api/auth/list-sessions", "/api/auth/error", "/api/auth"].map((url) =>
      app.inject({ url }),
    ),
  );
  expect(answers.map((answer) => answer.json<{ code: string }>().code)).toEqual(Array(5).fill("not_found"));
});

test("over https the cookies are for this very host, and never leave it unencrypted", async () => {
  const { app: secure } = await testEdge({ settings: { publicUrl: "https://handbill.example", production: true } });
  const answer = await secure.inject({
    method: "POST",
    url: "/api/auth/sign-up/email",
    payload: { name: "Ada", email: `${randomUUID()}@example.com`, password: PASSWORD },
  });
  const cookies = [answer.headers["set-cookie"] ?? []].flat();
  expect(cookies.map((cookie) => cookie.split("=", 1)[0])).toEqual([
    "__Host-handbill.device",
    "__Host-handbill.session_token",
  ]);
  for (const cookie of cookies) {
    expect(cookie.split("; ").slice(1)).toEqual(
      expect.arrayContaining(["Path=/", "HttpOnly", "Secure", "SameSite=Lax"]),
    );
    expect(cookie).not.toContain("Domain=");
  }
  const user = await secure.inject({ url: "/api/v1/me", headers: { cookie: cookieOf(cookies) } });
  expect(user.statusCode).toBe(200);
  const renamed = cookieOf(cookies).replaceAll("__Host-", "");
  expect((await secure.inject({ url: "/api/v1/me", headers: { cookie: renamed } })).statusCode).toBe(401);
});

test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
  "a form of a foreign page does nothing with the cookie: %s",
  async (type) => {
    const { cookie } = await makeAccount(app);
    const answer = await app.inject({
      method: "POST",
      url: "/api/auth/sign-out",
      headers: { cookie, "content-type": type },
      payload: '{"a":"="}',
    });
    expect([403, 415]).toContain(answer.statusCode);
    expect((await me({ cookie })).statusCode).toBe(200);
  },
);
