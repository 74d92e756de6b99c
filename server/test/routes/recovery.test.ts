import { randomUUID } from "node:crypto";
import { simpleParser } from "mailparser";
import { afterAll, expect, test } from "vitest";
import { resume } from "../support/client.ts";
import { testProduct } from "../support/product.ts";
import { headerOf, startSmtpSink } from "../support/smtp-sink.ts";

const sink = await startSmtpSink({ user: "handbill@example.com", password: "flour" });
afterAll(() => sink.close());
const product = await testProduct({
  SMTP_URL: `smtp://handbill%40example.com:flour@127.0.0.1:${sink.port}`,
  ACCOUNT_MAILS_PER_HOUR: "1000",
  SIGN_IN_PER_ACCOUNT: "5",
});
const PASSWORD = "a long password";
const NEW_PASSWORD = "rye bread every morning";

const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
  const answer = await fetch(new URL(path, product.url), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
};
const reset = (token: string, password: string) => post("/api/auth/reset-password", { token, password });
const signIn = (email: string, password: string) => post("/api/auth/sign-in/email", { email, password });

const mailsTo = (address: string, subject: RegExp) =>
  sink.mails.filter((mail) => mail.to === address && subject.test(headerOf(mail, "Subject") ?? ""));
const mailTo = async (address: string, subject: RegExp) => {
  await expect.poll(() => mailsTo(address, subject).length, { timeout: 15_000 }).toBeGreaterThan(0);
  return mailsTo(address, subject).at(-1);
};
/** The link of a mail, as its plain text has it. */
const linkIn = (mail: { raw: string } | undefined): string => {
  const plain = (mail?.raw ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
  return /https?:\/\/\S+#\S+/.exec(plain)?.[0] ?? "";
};
const tokenOf = (link: string): string => link.slice(link.indexOf("#") + 1);

const byNumber = (one: number, other: number) => one - other;

const RESET = /new password/;
const askForReset = async (email: string): Promise<string> => {
  const before = mailsTo(email, RESET).length;
  expect((await post("/api/auth/forgot-password", { email })).body).toEqual({ success: true });
  await expect.poll(() => mailsTo(email, RESET).length, { timeout: 15_000 }).toBe(before + 1);
  return tokenOf(linkIn(mailsTo(email, RESET).at(-1)));
};

test("who makes an account is asked to confirm the address, and can do so once", async () => {
  const user = await product.newUser();
  expect((await user.get("/me")).data).toMatchObject({ confirmEmail: true });
  const mail = await mailTo(user.email, /Confirm your email/);
  expect(mail?.from).toBe("handbill@example.com");
  const link = linkIn(mail);
  expect(new URL(link)).toMatchObject({ pathname: "/confirm-email", search: "" });

  const token = tokenOf(link);
  expect(await post("/api/auth/confirm-email", { token })).toEqual({ status: 200, body: { email: user.email } });
  expect((await user.get("/me")).data).toMatchObject({ confirmEmail: false });
  expect((await post("/api/auth/confirm-email", { token })).body).toMatchObject({ status: 410, code: "link_over" });
});

test("nothing goes out to others before the address is confirmed, and the mail comes again when asked for", async () => {
  const user = await product.newUser();
  await mailTo(user.email, /Confirm your email/);
  const business = await user.post<{ id: string }>("/businesses/sample");
  const send = `/businesses/${business.data.id}/messages/${randomUUID()}/send`;
  expect((await user.post(send)).problem).toMatchObject({ status: 403, code: "email_unconfirmed" });

  expect((await user.post("/me/confirmation")).data).toEqual({ sent: true });
  await expect.poll(() => mailsTo(user.email, /Confirm your email/).length, { timeout: 15_000 }).toBe(2);
  await post("/api/auth/confirm-email", { token: tokenOf(linkIn(await mailTo(user.email, /Confirm/))) });
  expect((await user.post(send)).problem).toMatchObject({ status: 404 });
  expect((await user.post("/me/confirmation")).data).toEqual({ sent: false });
});

test("nobody invites strangers by this mail server who has not confirmed an address of their own", async () => {
  const user = await product.newUser();
  const { data: business } = await user.post<{ id: string }>("/businesses", { name: "Bakery" });
  const invite = () =>
    user.post(`/businesses/${business.id}/invitations`, { email: `${randomUUID()}@example.com`, role: "viewer" });
  expect((await invite()).problem).toMatchObject({ status: 403, code: "email_unconfirmed" });
  await post("/api/auth/confirm-email", { token: tokenOf(linkIn(await mailTo(user.email, /Confirm your email/))) });
  const made = await invite();
  expect(made).toMatchObject({ status: 201, data: { isMailed: true } });
});

test("names in an invitation make no link, in whatever letters they are", async () => {
  const user = await product.newUser("Ada http://evil.example");
  await post("/api/auth/confirm-email", { token: tokenOf(linkIn(await mailTo(user.email, /Confirm your email/))) });
  const { data: business } = await user.post<{ id: string }>("/businesses", { name: "хлеб.пример/a b。example" });
  const email = `${randomUUID()}@example.com`;
  await user.post(`/businesses/${business.id}/invitations`, { email, role: "viewer" });
  const { subject, text = "" } = await simpleParser((await mailTo(email, /./))?.raw ?? "");
  expect(subject).toBe("Ada http evil example invites you to хлеб пример/a b example");
  expect(text.match(/https?:\S+/g)).toEqual([expect.stringContaining("/invite#")]);
});

test("a mail speaks the language that the browser likes", async () => {
  const email = `${randomUUID()}@example.com`;
  const account = { name: "Inês", email, password: PASSWORD };
  await post("/api/auth/sign-up/email", account, { "accept-language": "pt-PT,en;q=0.5" });
  const mail = await mailTo(email, /Confirme/);
  expect(mail && headerOf(mail, "Content-Language")).toBe("pt");
});

test("a new password by mail ends every session and every access token, and the old password is none any more", async () => {
  const user = await product.newUser();
  const token = await askForReset(user.email);
  expect((await user.get("/me")).status).toBe(200);

  expect(await post("/api/auth/reset-password", { token, password: NEW_PASSWORD })).toEqual({
    status: 200,
    body: { email: user.email },
  });
  expect((await user.get("/me")).problem).toMatchObject({ code: "unauthenticated" });
  expect((await fetch(new URL("/api/auth/token", product.url), { headers: { cookie: user.cookie } })).status).toBe(401);
  expect((await signIn(user.email, PASSWORD)).status).toBe(401);
  const again = await fetch(new URL("/api/auth/sign-in/email", product.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: user.email, password: NEW_PASSWORD }),
  });
  expect(await again.json()).toMatchObject({ user: { email: user.email, confirmEmail: false } });
  const cookies = again.headers.getSetCookie().map((line) => line.split(";")[0]);
  expect((await (await resume(product.url, cookies.join("; "))).get("/me")).status).toBe(200);
  await mailTo(user.email, /Something changed/);
});

test("who is kept out since others tried too many passwords comes in by a new password at once", async () => {
  const { email } = await product.newUser();
  for (let tries = 0; tries < 6; tries += 1) await signIn(email, "not the password");
  expect(await signIn(email, PASSWORD)).toMatchObject({ status: 429 });
  const token = await askForReset(email);
  const answer = await fetch(new URL("/api/auth/reset-password", product.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, password: NEW_PASSWORD }),
  });
  expect(answer.status).toBe(200);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  expect(cookie).not.toContain("session");
  const body = { email, password: NEW_PASSWORD };
  expect((await post("/api/auth/sign-in/email", body, { cookie })).status).toBe(200);
  expect((await post("/api/auth/sign-in/email", body)).status).toBe(429);
});

test("a link to a new password is good once, and for half an hour", async () => {
  const { email } = await product.newUser();
  const [first, second] = [await askForReset(email), await askForReset(email)];
  await product.database.pool.query("update account_tokens set expires_at = expires_at - interval '31 minutes'");
  expect((await reset(first, NEW_PASSWORD)).body).toMatchObject({ code: "link_over" });
  await product.database.pool.query("update account_tokens set expires_at = expires_at + interval '31 minutes'");

  const attempts = await Promise.all(Array.from({ length: 5 }, () => reset(first, NEW_PASSWORD)));
  expect(attempts.map(({ status }) => status).toSorted(byNumber)).toEqual([200, 410, 410, 410, 410]);
  expect((await reset(second, NEW_PASSWORD)).body).toMatchObject({ code: "link_over" });
});

test("a weak password does not use up the link, and a link of another kind is none", async () => {
  const user = await product.newUser();
  const confirm = tokenOf(linkIn(await mailTo(user.email, /Confirm your email/)));
  expect((await reset(confirm, NEW_PASSWORD)).body).toMatchObject({ code: "link_over" });
  expect((await reset(confirm.replace("confirm.", "reset."), NEW_PASSWORD)).body).toMatchObject({ code: "link_over" });
  const token = await askForReset(user.email);
  expect((await post("/api/auth/confirm-email", { token })).body).toMatchObject({ code: "link_over" });
  expect((await reset(token, "Sunshine2024!")).body).toMatchObject({ code: "weak_password" });
  expect((await reset(token, NEW_PASSWORD)).status).toBe(200);
});

test("nobody learns by “forgot” who has an account, and nobody without one gets a mail", async () => {
  const known = await product.newUser();
  const stranger = `${randomUUID()}@example.com`;
  const answers = [];
  for (const email of [known.email, stranger, "no address at all"]) {
    answers.push(await post("/api/auth/forgot-password", { email }));
  }
  const same = { status: 200, body: { success: true } };
  expect(answers).toEqual([same, same, same]);
  await mailTo(known.email, RESET);
  await expect
    .poll(async () => (await product.database.pool.query("select id from account_mails")).rows, { timeout: 15_000 })
    .toEqual([]);
  expect(sink.tried).not.toContain(stranger);
});

test("what cannot be an address in the database is refused at once, and holds up nobody's mail", async () => {
  const refused = await post("/api/auth/forgot-password", { email: "a\u0000@example.com" });
  expect(refused.body).toMatchObject({ status: 400, code: "invalid_request", errors: [{ path: "email" }] });
  expect((await product.database.pool.query("select id from account_mails where attempts > 0")).rows).toEqual([]);
});

test("a mailbox is not filled with links to a new password: three are good at any time", async () => {
  const { email } = await product.newUser();
  for (let count = 0; count < 3; count += 1) await askForReset(email);
  for (let count = 0; count < 3; count += 1) await post("/api/auth/forgot-password", { email });
  await expect
    .poll(async () => (await product.database.pool.query("select id from account_mails")).rows, { timeout: 15_000 })
    .toEqual([]);
  expect(mailsTo(email, RESET)).toHaveLength(3);
});

test("what waits to be mailed, and what proves a mail was read, cannot be read in the database", async () => {
  const user = await product.newUser();
  sink.script(user.email, { at: "rcpt", code: 451, text: "later" }, { at: "rcpt", code: 451, text: "later" });
  await post("/api/auth/forgot-password", { email: user.email });
  await expect
    .poll(() => sink.tried.filter((one) => one === user.email).length, { timeout: 15_000 })
    .toBeGreaterThan(1);
  const { rows } = await product.database.pool.query<{ kept: string }>(
    "select row_to_json(m)::text as kept from account_mails m union all select row_to_json(t)::text from account_tokens t",
  );
  const token = tokenOf(linkIn(await mailTo(user.email, RESET))).replace("reset.", "");
  expect(token).toHaveLength(43);
  for (const { kept } of rows) expect(kept).not.toContain(token);
});

test("a mail that the server does not take now is tried again", async () => {
  const email = `${randomUUID()}@example.com`;
  sink.script(email, { at: "rcpt", code: 451, text: "4.3.0 Try again later" });
  await post("/api/auth/sign-up/email", { name: "Ada", email, password: PASSWORD });
  await mailTo(email, /Confirm your email/);
  expect(sink.tried.filter((one) => one === email)).toHaveLength(2);
});

test("another address is used once it is confirmed, and the old one is told before and after", async () => {
  const user = await product.newUser();
  const email = `${randomUUID()}@example.com`;
  const wrong = await user.post("/me/email", { email, currentPassword: "not the password" });
  expect(wrong.problem).toMatchObject({ status: 422, code: "not_confirmed", errors: [{ path: "currentPassword" }] });
  expect((await user.post("/me/email", { email, currentPassword: PASSWORD })).data).toEqual({ state: "asked" });
  expect((await user.get("/me")).data).toMatchObject({ email: user.email });

  const token = tokenOf(linkIn(await mailTo(email, /new email address/)));
  expect((await post("/api/auth/confirm-email", { token })).body).toEqual({ email });
  expect((await user.get("/me")).data).toMatchObject({ email, confirmEmail: false });
  await expect.poll(() => mailsTo(user.email, /Something changed/).length, { timeout: 15_000 }).toBe(2);
  expect((await signIn(email, PASSWORD)).status).toBe(200);
});

test("who asks for an address that somebody has hears the same, and no mail goes there", async () => {
  const [user, owner] = [await product.newUser(), await product.newUser()];
  const asked = await user.post("/me/email", { email: owner.email, currentPassword: PASSWORD });
  expect(asked.data).toEqual({ state: "asked" });
  await mailTo(user.email, /Something changed/);
  await expect
    .poll(async () => (await product.database.pool.query("select id from account_mails")).rows, { timeout: 15_000 })
    .toEqual([]);
  expect(mailsTo(owner.email, /new email address/)).toEqual([]);
});
