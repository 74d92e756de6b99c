import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { expect, test } from "vitest";
import { resume } from "../support/client.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const PASSWORD = "a long password";
const NEW_PASSWORD = "rye bread every morning";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

const byNumber = (one: number, other: number) => one - other;

const post = (path: string, body: object) =>
  fetch(new URL(path, product.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** Signs in on another device. */
async function elsewhere(email: string) {
  const answer = await fetch(new URL("/api/auth/sign-in/email", product.url), {
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": FIREFOX },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  return resume(product.url, cookies.join("; "));
}

test("changing the password asks for the present one and ends all other sessions at once", async () => {
  const here = await product.newUser();
  const there = await elsewhere(here.email);
  expect((await there.get("/me")).status).toBe(200);

  type Device = { id: string; current: boolean; device: { browser: string; system: string } };
  const { data: places } = await here.get<Device[]>("/me/sessions");
  expect(places).toMatchObject([
    { current: false, device: { browser: "Firefox", system: "Linux", kind: "computer" } },
    { current: true },
  ]);

  const change = (currentPassword: string) => here.post("/me/password", { currentPassword, password: NEW_PASSWORD });
  expect((await change("not the password")).problem).toMatchObject({
    status: 422, // 401 would say that the session has ended
    code: "not_confirmed",
    errors: [{ path: "currentPassword" }],
  });
  expect((await there.get("/me")).status).toBe(200);
  expect((await change(PASSWORD)).data).toEqual({ ended: 1 });
  expect((await there.get("/me")).status).toBe(401);
  expect((await here.get("/me")).status).toBe(200);
});

test("one session can be ended, or all others, and nobody ends those of somebody else", async () => {
  const [here, stranger] = [await product.newUser(), await product.newUser()];
  const there = [await elsewhere(here.email), await elsewhere(here.email), await elsewhere(here.email)];
  const { data } = await here.get<{ id: string; current: boolean }[]>("/me/sessions?limit=3");
  const target = data.find(({ current }) => !current)?.id ?? "";

  expect((await stranger.delete(`/me/sessions/${target}`)).status).toBe(404);
  expect((await here.delete(`/me/sessions/${target}`)).status).toBe(204);
  const alive = async () => (await Promise.all(there.map((one) => one.get("/me")))).map(({ status }) => status);
  expect((await alive()).toSorted(byNumber)).toEqual([200, 200, 401]);
  expect((await here.delete("/me/sessions")).data).toEqual({ ended: 2 });
  expect(await alive()).toEqual([401, 401, 401]);
  expect((await here.get("/me")).status).toBe(200);
});

test("a session ends after thirty days, however often it was used", async () => {
  const user = await product.newUser();
  await product.database.pool.query("update sessions set created_at = now() - interval '31 days'");
  const answer = await fetch(new URL("/api/auth/token", product.url), { headers: { cookie: user.cookie } });
  expect(answer.status).toBe(401);
});

test("where no mail is sent nobody is asked to confirm, and “forgot” says whom to ask", async () => {
  const user = await product.newUser();
  expect((await user.get("/me")).data).toMatchObject({ confirmEmail: false });
  const answer = await fetch(new URL("/api/auth/forgot-password", product.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: user.email }),
  });
  expect(await answer.json()).toMatchObject({ status: 409, code: "mail_off" });
  const email = `${randomUUID()}@example.com`;
  expect((await user.post("/me/email", { email, currentPassword: PASSWORD })).data).toEqual({ state: "changed" });
});

test.each([
  ["a leaked one with a capital", "Sunshine2024!"],
  ["the name of the product with a number", "handbill 99"],
  ["a row of leaked ones", "passwordpassword1"],
  ["what stands in the address", "ada.bakery.1"],
])("a password that is guessed early is refused, however it looks: %s", async (_what, password) => {
  const answer = await fetch(new URL("/api/auth/sign-up/email", product.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Ada", email: "ada.bakery@example.com", password }),
  });
  expect(await answer.json()).toMatchObject({ status: 422, code: "weak_password", errors: [{ path: "password" }] });
});

test.each([
  ["beyond the 72nd byte", `${"long sentences ä ".repeat(5)}end`, `${"long sentences ä ".repeat(5)}fin`],
  ["in capitals", "rye bread every morning", "Rye bread every morning"],
  ["by a space at the end", "rye bread every morning", "rye bread every morning "],
])("two passwords that differ %s are two passwords", async (_where, right, wrong) => {
  const email = `${randomUUID()}@example.com`;
  expect((await post("/api/auth/sign-up/email", { name: "Ada", email, password: right })).status).toBe(200);
  expect((await post("/api/auth/sign-in/email", { email, password: wrong })).status).toBe(401);
  expect((await post("/api/auth/sign-in/email", { email, password: right })).status).toBe(200);
});

test("a password of the older kind is good, and kept in the newer kind from then on", async () => {
  const { email } = await product.newUser();
  const { pool } = product.database;
  const old = await hashPassword(PASSWORD);
  const ofUser = "user_id = (select id from users where email = $1)";
  await pool.query(`update accounts set password = $2 where ${ofUser}`, [email, old]);
  expect((await (await elsewhere(email)).get("/me")).status).toBe(200);
  const { rows } = await pool.query<{ password: string }>(`select password from accounts where ${ofUser}`, [email]);
  expect(rows).toEqual([{ password: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) }]);
  expect((await (await elsewhere(email)).get("/me")).status).toBe(200);
});
