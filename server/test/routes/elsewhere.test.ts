import { randomUUID } from "node:crypto";
import type { SignInWays, User } from "@handbill/contracts";
import { expect, test } from "vitest";
import { type Client, resume } from "../support/client.ts";
import { connecting, elsewhereBrowser, newPerson } from "../support/elsewhere.ts";
import { elsewhereWorld } from "../support/elsewhere-world.ts";
import { FAULTS } from "../support/openid-faults.ts";
import { startOpenIdProvider } from "../support/openid-provider.ts";
import { testProduct } from "../support/product.ts";
import { PASSWORD, withSecondStep } from "../support/second-step.ts";

const { product, provider, tab, confirmed, meOf, problemAt, noticesTo } = await elsewhereWorld();
const { db } = product.database;
const connect = (user: Client, body: object = { password: PASSWORD }) => connecting(product.url, user, body);

test("who is new signs in elsewhere and has an account, confirmed and without a password, and comes back to it", async () => {
  const person = newPerson();
  provider.be(person);
  const first = tab();
  expect(await first.signInElsewhere()).toMatchObject({ status: 303, location: "/welcome" });
  const me = await meOf(first.cookies());
  expect(me).toMatchObject({ name: "Ana Silva", email: person.email, confirmEmail: false, guest: false });

  // Whatever they are called there by now: it is who they are that counts.
  provider.be({ ...person, email: `${randomUUID()}@example.com`, email_verified: false });
  const again = tab();
  expect(await again.signInElsewhere("/b/1/calendar?day=2#x")).toMatchObject({ location: "/b/1/calendar?day=2#x" });
  expect((await meOf(again.cookies())).id).toBe(me.id);
  const ways = await (await resume(product.url, again.cookies())).get<SignInWays>("/me/sign-in-ways");
  expect(ways.data).toMatchObject({ hasPassword: false, elsewhere: [{ id: "oidc", name: "Bakers' Guild" }] });
  expect(ways.data.elsewhere[0]?.since).not.toBeNull();
});

test("the address may stand in the user info alone, and a name is not needed", async () => {
  const { sub, email } = newPerson();
  provider.be({ sub, email, email_verified: "true" }, { emailApart: true });
  const mine = tab();
  await mine.signInElsewhere();
  expect(await meOf(mine.cookies())).toMatchObject({ email, name: email.split("@")[0] });
});

test("only the browser that began comes in, once, with its own state, and a session from before is no help", async () => {
  provider.be(newPerson());
  const [mine, other] = [tab(), tab()];
  const callback = await mine.signInThere(await mine.begin());
  await other.begin();
  expect(problemAt((await other.land(callback)).location)).toBe("over");
  expect(problemAt((await tab().land(callback)).location)).toBe("over");
  const forged = new URL(callback);
  forged.searchParams.set("state", "x".repeat(43));
  expect(problemAt((await mine.land(forged.href)).location)).toBe("over");

  mine.jar.set("handbill.session_token", "planted.value");
  const landed = await mine.land(callback);
  expect(landed).toMatchObject({ status: 303, location: "/welcome" });
  expect(landed.setCookies.join()).toMatch(/handbill\.session_token=(?!planted)[^;]+;.*HttpOnly/i);
  expect(problemAt((await mine.land(callback)).location)).toBe("over");
  expect(await other.isIn()).toBe(false);
});

test.for(FAULTS)("%s lets nobody in, and it is said why", async ([, mischief, problem]) => {
  provider.be(newPerson(), mischief);
  const mine = tab();
  const landed = await mine.signInElsewhere("/b/1/calendar");
  expect(landed).toMatchObject({
    status: 303,
    location: `/login/elsewhere?problem=${problem}&redirect=%2Fb%2F1%2Fcalendar`,
  });
  expect(await mine.isIn()).toBe(false);
});

test("nobody is led to another site", async () => {
  for (const redirect of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/login?x",
    "javascript:alert(1)",
  ]) {
    provider.be(newPerson());
    expect(await tab().signInElsewhere(redirect)).toMatchObject({ location: "/welcome" });
  }
});

test("an account with the same address is asked for its password once, and its second step stays", async () => {
  const user = await confirmed(await product.newUser());
  const { phone } = await withSecondStep(user);
  provider.be(newPerson({ email: user.email.toUpperCase() }));
  const mine = tab();
  expect(await mine.signInElsewhere("/b/1/calendar")).toMatchObject({
    location: "/login/elsewhere?step=password&redirect=%2Fb%2F1%2Fcalendar",
  });
  expect(await mine.isIn()).toBe(false);
  expect((await mine.post("elsewhere/take-over", {})).status).toBe(401);

  await mine.signInElsewhere();
  const wrong = await mine.post("elsewhere/claim", { password: "not the password" });
  expect(wrong).toMatchObject({ status: 422, body: { code: "not_confirmed" } });
  expect((await tab().post("elsewhere/claim", { password: PASSWORD })).status).toBe(401);
  const right = await mine.post("elsewhere/claim", { password: PASSWORD });
  expect(right).toMatchObject({ status: 200, body: { secondStep: { expiresInSeconds: 300 }, redirect: null } });
  expect(await mine.isIn()).toBe(false);
  expect((await mine.secondStep(phone(0))).status).toBe(200);
  expect(await mine.isIn()).toBe(true);
  await expect.poll(() => noticesTo(user.email), { timeout: 15_000 }).toBe(2); // the second step, and this

  const later = tab();
  expect(await later.signInElsewhere("/b/1/board")).toMatchObject({
    location: "/login/elsewhere?step=code&redirect=%2Fb%2F1%2Fboard",
  });
  expect(await later.isIn()).toBe(false);
});

test("passwords that are tried at the question end it, and count as everywhere", async () => {
  const user = await confirmed(await product.newUser());
  provider.be(newPerson({ email: user.email }));
  const mine = tab();
  await mine.signInElsewhere();
  for (let tries = 0; tries < 5; tries += 1) {
    expect((await mine.post("elsewhere/claim", { password: `wrong ${tries}` })).status).toBe(422);
  }
  expect((await mine.post("elsewhere/claim", { password: PASSWORD })).status).toBe(401);
  await mine.signInElsewhere();
  for (let tries = 0; tries < 5; tries += 1) await mine.post("elsewhere/claim", { password: `wrong ${tries}` });
  await mine.signInElsewhere();
  expect((await mine.post("elsewhere/claim", { password: PASSWORD })).body).toMatchObject({ code: "rate_limited" });
});

test("who made an account for an address of somebody else keeps nothing of it when they come", async () => {
  const squatter = await product.newUser();
  const { phone } = await withSecondStep(squatter);
  const key = await squatter.post<{ key: string }>("/me/api-keys", { name: "Mine", scopes: ["read"] });
  const person = newPerson({ email: squatter.email });
  provider.be(person);
  const mine = tab();
  expect(await mine.signInElsewhere()).toMatchObject({ location: "/login/elsewhere?step=unconfirmed" });
  expect(await mine.post("elsewhere/take-over", {})).toMatchObject({
    status: 200,
    body: { user: { email: person.email } },
  });
  expect(await meOf(mine.cookies())).toMatchObject({ confirmEmail: false });

  const old = tab();
  expect((await old.signIn(squatter.email)).status).toBe(401);
  expect((await squatter.get("/me")).status).toBe(401);
  expect((await fetch(new URL("/api/auth/token", product.url), { headers: { cookie: squatter.cookie } })).status).toBe(
    401,
  );
  const byKey = await fetch(new URL("/api/v1/me", product.url), {
    headers: { authorization: `Bearer ${key.data.key}` },
  });
  expect(byKey.status).toBe(401);
  expect((await old.secondStep(phone(1))).status).toBe(401);
  expect((await mine.post("elsewhere/take-over", {})).status).toBe(401);
});

test("who is signed in connects by their password, sees it, and takes it away again", async () => {
  const user = await product.newUser();
  provider.be(newPerson({ email_verified: false }));
  expect((await connect(user, { password: "wrong" })).begun.problem).toMatchObject({ code: "not_confirmed" });
  const { mine, begun } = await connect(user, { password: PASSWORD, redirect: "/b/1/settings/security" });
  const callback = await mine.signInThere(begun.data.address);
  expect(await mine.land(callback)).toMatchObject({ location: "/b/1/settings/security" });
  expect((await user.get<SignInWays>("/me/sign-in-ways")).data).toMatchObject({ hasPassword: true });
  await expect.poll(() => noticesTo(user.email), { timeout: 15_000 }).toBe(1);

  const elsewhere = tab();
  expect(await elsewhere.signInElsewhere()).toMatchObject({ location: "/" });
  expect((await meOf(elsewhere.cookies())).email).toBe(user.email);
  expect((await user.post("/me/elsewhere/disconnect", { provider: "oidc" })).problem).toMatchObject({
    code: "not_confirmed",
  });
  expect((await user.post("/me/elsewhere/disconnect", { provider: "oidc", password: PASSWORD })).status).toBe(204);
  expect((await user.post("/me/elsewhere/disconnect", { provider: "oidc", password: PASSWORD })).status).toBe(404);
  expect(problemAt((await tab().signInElsewhere()).location)).toBe("unverified");
});

test("a connection is made for whoever began it alone, and an account there leads to one account here", async () => {
  const [user, stranger] = [await product.newUser(), await product.newUser()];
  provider.be(newPerson());
  const { mine, begun } = await connect(user);
  const callback = await mine.signInThere(begun.data.address);
  mine.take(stranger.cookie);
  expect(problemAt((await mine.land(callback)).location)).toBe("over");

  const first = await connect(user);
  await first.mine.land(await first.mine.signInThere(first.begun.data.address));
  const second = await connect(stranger);
  const landed = await second.mine.land(await second.mine.signInThere(second.begun.data.address));
  expect(problemAt(landed.location)).toBe("connected");
  provider.be(newPerson());
  const another = await connect(user);
  const refused = await another.mine.land(await another.mine.signInThere(another.begun.data.address));
  expect(problemAt(refused.location)).toBe("connected");
});

test("the last way in stays, until there is a password; and without one a session of long ago changes nothing", async () => {
  provider.be(newPerson());
  const mine = tab();
  await mine.signInElsewhere();
  const user = await resume(product.url, mine.cookies());
  expect((await user.post("/me/elsewhere/disconnect", { provider: "oidc" })).problem).toMatchObject({
    code: "conflict",
  });

  const password = "rye bread every morning";
  await db
    .updateTable("sessions")
    .set({ createdAt: new Date(Date.now() - 3_600_000).toISOString() })
    .execute();
  expect((await user.post("/me/password", { password })).problem).toMatchObject({ code: "not_confirmed" });
  expect((await user.post("/me/two-factor", {})).problem).toMatchObject({ code: "not_confirmed" });
  expect((await user.post("/me/passkeys/begin", {})).problem).toMatchObject({ code: "not_confirmed" });

  await mine.signInElsewhere();
  const back = await resume(product.url, mine.cookies());
  expect((await back.post("/me/password", { password })).status).toBe(200);
  expect((await back.post("/me/elsewhere/disconnect", { provider: "oidc", password })).status).toBe(204);
  const me = (await back.get<User>("/me")).data;
  expect((await tab().signIn(me.email, password)).status).toBe(200);
});

test("a passkey that is the last way in stays too", async () => {
  provider.be(newPerson());
  const mine = tab();
  await mine.signInElsewhere();
  const user = await resume(product.url, mine.cookies());
  const { id: userId } = (await user.get<User>("/me")).data;
  const id = randomUUID();
  const bytes = { credentialId: id, publicKey: "AA", counter: 0, transports: [], backedUp: false, name: "Mine" };
  await db
    .insertInto("passkeys")
    .values({ id, userId, ...bytes })
    .execute();
  expect((await user.post("/me/elsewhere/disconnect", { provider: "oidc" })).status).toBe(204);
  expect((await user.delete(`/me/passkeys/${id}`)).problem).toMatchObject({ code: "conflict" });
  expect((await user.get<unknown[]>("/me/passkeys")).data).toHaveLength(1);
});

test("two browsers that come at once with one account there make one account here", async () => {
  provider.be(newPerson());
  const tabs = [tab(), tab(), tab()];
  const callbacks = await Promise.all(tabs.map(async (one) => one.signInThere(await one.begin())));
  const landed = await Promise.all(tabs.map((one, at) => one.land(callbacks[at] ?? "")));
  const people = await Promise.all(
    tabs
      .filter((_, at) => !landed[at]?.location.includes("problem"))
      .map(async (one) => (await meOf(one.cookies())).id),
  );
  expect(people.length).toBeGreaterThan(0);
  expect(new Set(people).size).toBe(1);
});

test("a provider that is not there is asked again at the next sign-in, and keeps nobody else from signing in", async () => {
  const away = await startOpenIdProvider(newPerson());
  const other = await testProduct(away.settings);
  away.be(newPerson(), { broken: { at: "discovery", how: 500 } });
  const mine = elsewhereBrowser(other.url);
  expect(await mine.post("elsewhere/begin", { provider: "oidc" })).toMatchObject({
    status: 502,
    body: { code: "channel_unreachable" },
  });
  away.be(newPerson(), { calledOtherwise: "discovery" });
  expect((await mine.post("elsewhere/begin", { provider: "oidc" })).status).toBe(502);
  expect((await other.newUser()).cookie).not.toBe("");
  away.be(newPerson());
  expect(await mine.signInElsewhere()).toMatchObject({ location: "/welcome" });
  await away.close();
});

test("what is offered is what the operator has set up", async () => {
  const response = await fetch(new URL("/api/auth/elsewhere", product.url));
  expect(await response.json()).toEqual({ data: [{ id: "oidc", name: "Bakers' Guild" }], page: { next: null } });
  expect((await tab().post("elsewhere/begin", { provider: "google" })).status).toBe(404);
});
