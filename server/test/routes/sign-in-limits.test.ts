import { expect, test } from "vitest";
import { cookieOf, makeAccount, PASSWORD } from "../support/account.ts";
import { testEdge } from "../support/edge.ts";

const { app } = await testEdge({
  limits: { aiPerMinute: 1, signInPerMinute: 40, signInPerAccount: 6, signUpPerHour: 20, accountMailsPerHour: 3 },
  settings: { trustProxy: ["127.0.0.1"] },
});

type Attempt = { email: string; password?: string; from: string; cookie?: string };
const signIn = ({ email, password = "not the password", from, cookie }: Attempt) =>
  app.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { "x-forwarded-for": from, ...(cookie !== undefined && { cookie }) },
    payload: { email, password },
  });
const codes = async (attempts: Attempt[]) => {
  const answers = [];
  for (const attempt of attempts) answers.push((await signIn(attempt)).statusCode);
  return answers;
};
const name = (text: string) => /handbill\.device=([0-9a-f-]{36})/.exec(text)?.[1];
const signUp = (index: number) =>
  app.inject({
    method: "POST",
    url: "/api/auth/sign-up/email",
    headers: { "x-forwarded-for": "198.51.100.200" },
    payload: { name: "Ada", email: `many-${index}@example.com`, password: PASSWORD },
  });
const many = (count: number, attempt: (index: number) => Attempt) =>
  codes(Array.from({ length: count }, (_, index) => attempt(index)));

test("a network that tries many addresses is stopped, and others are not", async () => {
  const attempts = await many(41, (index) => ({ email: `${index}@example.com`, from: "198.51.100.1" }));
  expect(attempts).toEqual([...Array<number>(40).fill(401), 429]);
  expect(await codes([{ email: "new@example.com", from: "198.51.100.2" }])).toEqual([401]);
});

test("whoever tries passwords from many networks is stopped, in whatever letters the address is written", async () => {
  const attempts = await many(7, (index) => ({
    email: index % 2 ? "  Bea@example.com" : "bea@example.com",
    from: `203.0.113.${index}`,
  }));
  expect(attempts).toEqual([401, 401, 401, 401, 401, 401, 429]);
});

test("an attacker cannot lock the owner out: the owner's device has a count of its own, and its session goes on", async () => {
  const owner = await makeAccount(app);
  const { email } = owner;
  await many(8, (index) => ({ email, from: `192.0.2.${index}` }));
  const elsewhere = await signIn({ email, password: PASSWORD, from: "192.0.2.99" });
  expect(elsewhere.json()).toMatchObject({ status: 429, detail: expect.stringContaining("Forgot your password?") });

  const { cookie } = owner;
  expect((await app.inject({ url: "/api/v1/me", headers: { cookie } })).statusCode).toBe(200);
  expect(await codes([{ email, password: PASSWORD, from: "192.0.2.1", cookie }])).toEqual([200]);
});

test("the mark of a device is good for its own account alone, and a changed one for none", async () => {
  const [ada, eve] = [await makeAccount(app), await makeAccount(app)];
  await many(8, (index) => ({ email: ada.email, from: `192.0.2.${index}` }));
  const { cookie } = ada;
  const forged = cookie.replace(/(handbill\.device=.{20})./, "$1x");
  expect(
    await codes([
      { email: ada.email, password: PASSWORD, from: "203.0.113.50", cookie: eve.cookie },
      { email: ada.email, password: PASSWORD, from: "203.0.113.50", cookie: forged },
      { email: ada.email, password: PASSWORD, from: "203.0.113.50", cookie },
    ]),
  ).toEqual([429, 429, 200]);
});

test("a device that is known may not try without end either", async () => {
  const { email, cookie } = await makeAccount(app);
  const attempts = await many(21, (index) => ({ email, from: `192.0.2.${index}`, cookie }));
  expect(attempts).toEqual([...Array<number>(20).fill(401), 429]);
});

test("right passwords are not counted", async () => {
  const { email } = await makeAccount(app);
  const attempts = await many(12, (index) => ({ email, password: PASSWORD, from: `198.51.100.${10 + index}` }));
  expect(attempts).toEqual(Array(12).fill(200));
});

test("signing in gives the device its mark, and a later one keeps its name", async () => {
  const { email, cookie } = await makeAccount(app);
  const again = await signIn({ email, password: PASSWORD, from: "198.51.100.60", cookie });
  expect(name(cookieOf(again.headers["set-cookie"]))).toBe(name(cookie));
  const other = await signIn({ email, password: PASSWORD, from: "198.51.100.61" });
  expect(name(cookieOf(other.headers["set-cookie"]))).not.toBe(name(cookie));
});

test("a network that makes accounts without end is stopped", async () => {
  const statuses = [];
  for (let index = 0; index < 21; index += 1) statuses.push((await signUp(index)).statusCode);
  expect(statuses).toEqual([...Array<number>(20).fill(200), 429]);
});
