import type { RecoveryCodes, TwoFactor, TwoFactorSetup } from "@handbill/contracts";
import { assert, asyncProperty, string } from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newKey, program } from "../support/api-keys.ts";
import type { Client } from "../support/client.ts";
import { testProduct } from "../support/product.ts";
import { browser, PASSWORD, phoneOf, withSecondStep } from "../support/second-step.ts";

const product = await testProduct();
const visitor = () => browser(product.url);
/** Enough for a test that is about something else than the bound of tries. */
const forgetTries = () => sql`delete from rate_limits where key like 'second-step:%'`.execute(product.database.db);
const everyRow = async (table: string) =>
  JSON.stringify((await sql`select * from ${sql.table(table)}`.execute(product.database.db)).rows);
const standing = async (owner: Client) => (await owner.get<TwoFactor>("/me/two-factor")).data;

test("an app is set up by a code or by hand, and counts only once it has shown a code", async () => {
  const owner = await product.newUser();
  const { data } = await owner.post<TwoFactorSetup>("/me/two-factor", { password: PASSWORD });
  expect(data).toEqual({
    secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
    uri: expect.stringContaining(`secret=${data.secret}`),
    qr: { size: expect.any(Number), path: expect.stringMatching(/^(M\d+ \d+h1v1h-1z)+$/) },
  });
  expect(await standing(owner)).toEqual({ on: false, since: null, recoveryCodesLeft: 0 });
  expect((await visitor().signIn(owner.email)).body).toMatchObject({ user: { email: owner.email } });
  expect((await owner.post("/me/two-factor/confirm", { code: "000000" })).problem).toMatchObject({
    status: 422,
    code: "not_confirmed",
    errors: [{ path: "code" }],
  });
  const on = await owner.post<RecoveryCodes>("/me/two-factor/confirm", { code: phoneOf(data.secret)(0) });
  expect(new Set(on.data.recoveryCodes).size).toBe(10);
  expect(on.data.recoveryCodes).toEqual(Array(10).fill(expect.stringMatching(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/)));
  expect(await standing(owner)).toEqual({ on: true, since: expect.any(String), recoveryCodesLeft: 10 });
});

test("of two confirmations at once one counts, and the recovery codes that were shown are those that let in", async () => {
  const owner = await product.newUser();
  const { data } = await owner.post<TwoFactorSetup>("/me/two-factor", { password: PASSWORD });
  const phone = phoneOf(data.secret);
  const answers = await Promise.all(
    [-1, 0, 1].map((step) => owner.post<RecoveryCodes>("/me/two-factor/confirm", { code: phone(step) })),
  );
  const shown = answers.flatMap(({ status, data: on }) => (status === 200 ? on.recoveryCodes : []));
  expect(shown).toHaveLength(10);
  const door = visitor();
  await door.signIn(owner.email);
  expect((await door.secondStep(shown[0] ?? "")).status).toBe(200);
});

test("neither the secret nor a recovery code can be read in the database, also not among kept answers", async () => {
  const owner = await product.newUser();
  const setup = await owner.post<TwoFactorSetup>("/me/two-factor", { password: PASSWORD }, { "idempotency-key": "a" });
  const code = phoneOf(setup.data.secret)(0);
  const on = await owner.post<RecoveryCodes>("/me/two-factor/confirm", { code }, { "idempotency-key": "b" });
  const rows = [await everyRow("two_factors"), await everyRow("recovery_codes"), await everyRow("idempotency_keys")];
  const [first = "none"] = on.data.recoveryCodes;
  for (const secret of [setup.data.secret, first, first.replaceAll("-", "")]) expect(rows.join()).not.toContain(secret);
});

test("with a second step the password alone opens no session", async () => {
  const owner = await product.newUser();
  const { phone } = await withSecondStep(owner);
  const door = visitor();
  const first = await door.signIn(owner.email);
  expect(first).toMatchObject({ status: 200, body: { secondStep: { expiresInSeconds: 300 } } });
  expect(first.body).not.toHaveProperty("user");
  expect(first.setCookies.join()).not.toContain("session_token");
  expect(first.setCookies.join()).toMatch(
    /handbill\.second_step=[^;]+; Max-Age=300; Path=\/api\/; HttpOnly; SameSite=Lax/,
  );
  expect(await door.isIn()).toBe(false);
  const second = await door.secondStep(phone(0));
  expect(second).toMatchObject({ status: 200, body: { user: { email: owner.email } } });
  expect(await door.isIn()).toBe(true);
  expect([...door.jar.keys()]).toEqual(["handbill.device", "handbill.session_token"]);
});

test("a wrong password is answered as without a second step", async () => {
  const owner = await product.newUser();
  await withSecondStep(owner);
  const answer = await visitor().signIn(owner.email, "not the password");
  expect(answer.body).toMatchObject({ status: 401, code: "invalid_credentials" });
  expect(answer.setCookies).toEqual([]);
});

test("a code is taken once: not again, and none that is older", async () => {
  const owner = await product.newUser();
  const { phone } = await withSecondStep(owner);
  const code = phone(0);
  const [one, two] = [visitor(), visitor()];
  await Promise.all([one.signIn(owner.email), two.signIn(owner.email)]);
  const answers = await Promise.all([one.secondStep(code), two.secondStep(code)]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 422]));
  const late = visitor();
  await late.signIn(owner.email);
  expect((await late.secondStep(code)).body).toMatchObject({ code: "not_confirmed" });
  expect((await late.secondStep(phone(-1))).body).toMatchObject({ code: "not_confirmed" });
  expect((await late.secondStep(phone(1))).status).toBe(200);
});

test("a code of another time, and any other text, is not taken", async () => {
  const owner = await product.newUser();
  const { phone, recoveryCodes } = await withSecondStep(owner);
  await assert(
    asyncProperty(string({ minLength: 1, maxLength: 40, unit: "grapheme" }), async (text) => {
      await forgetTries();
      const door = visitor();
      await door.signIn(owner.email);
      const answer = await door.secondStep(text);
      expect(answer.status === 422 || answer.status === 400).toBe(true);
    }),
    { numRuns: 8 },
  );
  await forgetTries();
  const door = visitor();
  await door.signIn(owner.email);
  for (const code of [phone(3), phone(-3)]) expect((await door.secondStep(code)).status).toBe(422);
  expect((await door.secondStep(recoveryCodes[0] ?? "")).status).toBe(200);
});

test("a recovery code stands in for the phone, once, however it is written", async () => {
  const owner = await product.newUser();
  const { recoveryCodes } = await withSecondStep(owner);
  const [first = ""] = recoveryCodes;
  const door = visitor();
  await door.signIn(owner.email);
  expect((await door.secondStep(` ${first.toLowerCase().replaceAll("-", " ")}`)).status).toBe(200);
  expect((await standing(owner)).recoveryCodesLeft).toBe(9);
  const again = visitor();
  await again.signIn(owner.email);
  expect((await again.secondStep(first)).body).toMatchObject({ code: "not_confirmed" });
});

test("recovery codes of somebody else are nothing", async () => {
  const [owner, eve] = [await product.newUser(), await product.newUser("Eve")];
  await withSecondStep(owner);
  const { recoveryCodes } = await withSecondStep(eve);
  const door = visitor();
  await door.signIn(owner.email);
  expect((await door.secondStep(recoveryCodes[0] ?? "")).status).toBe(422);
});

test("five tries end the sign-in, and ten an hour are the most for an account, whoever makes them", async () => {
  const owner = await product.newUser();
  const { phone } = await withSecondStep(owner);
  await forgetTries();
  const door = visitor();
  await door.signIn(owner.email);
  const codes = [];
  for (let tries = 0; tries < 5; tries += 1) codes.push((await door.secondStep("000000")).body["code"]);
  expect(codes).toEqual(Array(5).fill("not_confirmed"));
  expect((await door.secondStep(phone(0))).body).toMatchObject({ status: 401, code: "unauthenticated" });
  const other = visitor();
  await other.signIn(owner.email);
  for (let tries = 0; tries < 5; tries += 1) await other.secondStep("000000");
  const last = visitor();
  await last.signIn(owner.email);
  expect((await last.secondStep(phone(0))).body).toMatchObject({ status: 429, code: "rate_limited" });
  expect((await owner.get("/me")).status).toBe(200);
});

test("only the browser that knew the password may go on, only for five minutes, and only once", async () => {
  const owner = await product.newUser();
  const { phone } = await withSecondStep(owner);
  expect((await visitor().secondStep(phone(0))).status).toBe(401);

  const door = visitor();
  await door.signIn(owner.email);
  const [name = "", value = ""] = [...door.jar][0] ?? [];
  const forged = visitor();
  forged.jar.set(name, `${value.split(".")[0]}.${"A".repeat(43)}`);
  expect((await forged.secondStep(phone(0))).status).toBe(401);
  const used = visitor();
  used.jar.set(name, value);
  expect((await door.secondStep(phone(0))).status).toBe(200);
  expect((await used.secondStep(phone(1))).status).toBe(401);

  const slow = visitor();
  await slow.signIn(owner.email);
  await sql`update sign_in_challenges set expires_at = now()`.execute(product.database.db);
  expect((await slow.secondStep(phone(1))).status).toBe(401);
});

test("a foreign page cannot finish a sign-in", async () => {
  const owner = await product.newUser();
  const { phone } = await withSecondStep(owner);
  const door = visitor();
  await door.signIn(owner.email);
  const answer = await door.post("sign-in/second-step", { code: phone(0) }, { origin: "https://evil.example" });
  expect(answer.body).toMatchObject({ status: 403, code: "forbidden" });
});

test("switching it on, off and new recovery codes ask for the password, the latter two for a code too", async () => {
  const owner = await product.newUser();
  expect((await owner.post("/me/two-factor", { password: "wrong" })).problem).toMatchObject({
    code: "not_confirmed",
    errors: [{ path: "password" }],
  });
  expect((await owner.post("/me/two-factor", {})).problem).toMatchObject({ code: "not_confirmed" });
  const { phone, recoveryCodes } = await withSecondStep(owner);
  expect((await owner.post("/me/two-factor", { password: PASSWORD })).problem).toMatchObject({ code: "conflict" });
  for (const what of ["off", "recovery-codes"]) {
    const at = `/me/two-factor/${what}`;
    expect((await owner.post(at, { password: "wrong", code: phone(0) })).problem.errors[0]?.path).toBe("password");
    expect((await owner.post(at, { password: PASSWORD, code: "000000" })).problem.errors[0]?.path).toBe("code");
  }
  const fresh = await owner.post<RecoveryCodes>("/me/two-factor/recovery-codes", {
    password: PASSWORD,
    code: phone(0),
  });
  expect(fresh.data.recoveryCodes).toHaveLength(10);
  const former = { password: PASSWORD, code: recoveryCodes[0] };
  expect((await owner.post("/me/two-factor/off", former)).problem).toMatchObject({ code: "not_confirmed" });
  const code = fresh.data.recoveryCodes[3];
  expect((await owner.post("/me/two-factor/off", { password: PASSWORD, code })).status).toBe(204);
  expect((await visitor().signIn(owner.email)).body).toHaveProperty("user");
});

test("no API key reaches the second step of its user", async () => {
  const owner = await product.newUser();
  const key = await newKey(owner, { scopes: ["read", "write", "approve", "publish"] });
  const asks = [await program(product.url, key.key)("GET", "/me/two-factor")];
  asks.push(await program(product.url, key.key)("POST", "/me/two-factor", { password: PASSWORD }));
  expect(asks.map(({ problem }) => problem.code)).toEqual(["scope_missing", "scope_missing"]);
});
