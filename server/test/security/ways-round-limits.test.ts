import { expect, test } from "vitest";
import type { RouteWithPolicy } from "../../src/routes/policy.ts";
import { resume } from "../support/client.ts";
import { testProduct } from "../support/product.ts";
import { browser, PASSWORD, withSecondStep } from "../support/second-step.ts";
import { bodyFor, nameOf } from "./support/calls.ts";
import { PRETENCES } from "./support/pretences.ts";

/*
 * The whole product behind a proxy that it believes: what the proxy puts last into `x-forwarded-for` is where a visitor comes from,
 * and whatever stands before it is what the visitor claims.
 */
const LET_THROUGH = 3;
const product = await testProduct({
  TRUST_PROXY: "127.0.0.1",
  OUTSIDE_PER_MINUTE: String(LET_THROUGH),
  ACCOUNT_MAILS_PER_HOUR: String(LET_THROUGH),
});
const withLimit = (name: string) =>
  product.routes.filter(({ method, policy }) => method !== "HEAD" && (policy.limits ?? []).some((one) => one === name));

type Wish = { headers?: Record<string, string>; body?: unknown; ids?: Record<string, string>; method?: string };

/** One request that the proxy brings from this network; answers its status. */
async function bring(route: RouteWithPolicy, network: string, { headers, body, ids = {}, method }: Wish = {}) {
  const path = route.url.replaceAll(/:(\w+)/g, (_all, name: string) => ids[name] ?? "nothing");
  const asked = method ?? route.method;
  const content = asked === "POST" ? (body ?? bodyFor(route) ?? {}) : undefined;
  const claimed = headers?.["x-forwarded-for"];
  const response = await fetch(new URL(path, product.url), {
    method: asked,
    redirect: "manual",
    headers: {
      ...(content !== undefined && { "content-type": "application/json" }),
      ...headers,
      "x-forwarded-for": claimed === undefined ? network : `${claimed}, ${network}`,
    },
    ...(content !== undefined && { body: typeof content === "string" ? content : JSON.stringify(content) }),
  });
  await response.arrayBuffer();
  return response.status;
}

/** At the same time, so that none waits for what the others were counted as. */
const bringMany = (count: number, one: () => Promise<number>) => Promise.all(Array.from({ length: count }, one));
const taken = (statuses: readonly number[]) => statuses.filter((status) => status !== 429).length;

/** Of one customer of IPv6, in every way of writing it. */
const NETWORK = "2001:db8:7:7::1";
const NEIGHBOURS = ["2001:db8:7:7::2", "2001:DB8:7:7:FFFF::9", "2001:0db8:0007:0007:0000:0000:0000:0001"];
const NOT_A_NEIGHBOUR = "2001:db8:7:8::1";

/** What a visitor might do so as not to be known again. */
async function dodges(route: RouteWithPolicy, wish: Wish): Promise<Record<string, number>> {
  const asked = [
    ...PRETENCES.map((headers) => [JSON.stringify(headers), NETWORK, { ...wish, headers }] as const),
    ...NEIGHBOURS.map((network) => [network, network, wish] as const),
    ["another browser", NETWORK, { ...wish, headers: { "user-agent": "Other/1.0", "accept-language": "pt" } }] as const,
    ...(route.method === "GET" ? [["HEAD", NETWORK, { ...wish, method: "HEAD" }] as const] : []),
  ];
  const said = [];
  for (const [name, network, one] of asked) said.push([name, await bring(route, network, one)] as const);
  return Object.fromEntries(said.filter(([, status]) => status !== 429));
}

/** The same address, written in another way: whatever is answered, it is not what the route does. */
async function otherwise({ url, method }: RouteWithPolicy, content: unknown): Promise<Record<string, number>> {
  const last = url.charAt(url.length - 1);
  const paths = [`${url}/`, `/${url}`, url.toUpperCase(), `${url};a=b`, `${url}%20`, `/.${url}`, `${url}/.`];
  const said = [];
  for (const path of [...paths, url.slice(0, -1) + `%${last.charCodeAt(0).toString(16)}`, `${url}?a=b`]) {
    const response = await fetch(product.url + path, {
      method,
      redirect: "manual",
      headers: { "content-type": "application/json", "x-forwarded-for": NETWORK },
      body: JSON.stringify(content),
    });
    said.push([path, response.status] as const);
  }
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/json; charset=utf-8",
    "multipart/form-data",
  ]) {
    const response = await fetch(product.url + url, {
      method,
      headers: { "content-type": type, "x-forwarded-for": NETWORK },
      body: JSON.stringify(content),
    });
    said.push([type, response.status] as const);
  }
  return Object.fromEntries(said.filter(([, status]) => status < 400 || status === 401 || status >= 500));
}

test("mails about accounts are counted for the network, at all doors together, however the mailbox is written", async () => {
  const [first, ...others] = withLimit("account-mail").filter(({ policy }) => policy.who === "anyone");
  if (!first) throw new Error("No door sends mails.");
  const mailbox = (email: string) => ({ body: { ...Object(bodyFor(first)), email } });
  const statuses = await bringMany(20, () => bring(first, NETWORK, mailbox("ada@x.example")));
  expect(taken(statuses)).toBe(LET_THROUGH);
  for (const email of ["ADA@X.example", "ada+1@x.example", "a.d.a@x.example", "kurt@x.example"]) {
    expect(await bring(first, NETWORK, mailbox(email))).toBe(429);
  }
  for (const route of [first, ...others])
    expect({ [nameOf(route)]: await dodges(route, {}) }).toEqual({ [nameOf(route)]: {} });
  expect(await otherwise(first, mailbox("ada@x.example").body)).toEqual({});
  expect(await bring(first, NOT_A_NEIGHBOUR, mailbox("ada@x.example"))).not.toBe(429);
  expect(others.length).toBeGreaterThan(1);
});

test("who has servers outside asked is counted as a user, at all routes that do, by whatever they show and from wherever", async () => {
  const [busy, calm] = [await product.newUser(), await product.newUser()];
  const routes = product.routes.filter(({ policy }) => "asksOutside" in policy && policy.asksOutside === true);
  const { data: business } = await busy.post<{ id: string }>("/businesses", { name: "Bread" });
  const ids = { businessId: business.id, connectionId: "0190a0a0-0000-7000-8000-000000000000" };
  const first = routes.find(({ url }) => url.endsWith("/test"));
  if (!first) throw new Error("No connection can be tried.");
  const as = (token: string) => ({ ids, headers: { authorization: `Bearer ${token}` } });
  const statuses = await bringMany(20, () => bring(first, NETWORK, as(busy.token)));
  expect(taken(statuses)).toBe(LET_THROUGH);
  const elsewhere = browser(product.url);
  await elsewhere.signIn(busy.email);
  const again = await resume(product.url, [...elsewhere.jar].map(([name, value]) => `${name}=${value}`).join("; "));
  expect(again.token).not.toBe(busy.token);
  for (const route of routes) {
    const answers = [
      await bring(route, NETWORK, as(busy.token)),
      await bring(route, NOT_A_NEIGHBOUR, as(again.token)),
      await bring(route, NETWORK, { ids, headers: { cookie: busy.cookie, "sec-fetch-site": "same-origin" } }),
    ];
    expect({ [nameOf(route)]: answers }).toEqual({ [nameOf(route)]: [429, 429, 429] });
  }
  const prefill = routes.find(({ policy }) => policy.who === "account");
  if (!prefill) throw new Error("No website can be looked at.");
  expect(await bring(prefill, NETWORK, as(calm.token))).not.toBe(429);
  expect(routes.length).toBeGreaterThan(3);
});

test("codes of the second step are counted for the account, from all networks and at all routes that take one", async () => {
  const owner = await product.newUser();
  const { phone } = await withSecondStep(owner);
  let tries = 0;
  let refused = 0;
  for (let browsers = 0; browsers < 6 && refused === 0; browsers += 1) {
    const visitor = browser(product.url);
    await visitor.signIn(owner.email);
    for (let codes = 0; codes < 4 && refused === 0; codes += 1) {
      const headers = { "x-forwarded-for": `198.51.100.${(tries += 1)}` };
      const { status } = await visitor.post("sign-in/second-step", { code: "000000" }, headers);
      if (status === 429) refused = tries;
    }
  }
  expect(refused).toBeGreaterThan(5);
  const inside = withLimit("second-step").filter(
    ({ policy, url }) => policy.who === "account" && !url.endsWith("/confirm"),
  );
  for (const route of inside) {
    const body = { ...Object(bodyFor(route)), password: PASSWORD, code: phone(1) };
    const headers = { authorization: `Bearer ${owner.token}` };
    expect({ [nameOf(route)]: await bring(route, NOT_A_NEIGHBOUR, { body, headers }) }).toEqual({
      [nameOf(route)]: 429,
    });
  }
  expect(inside.length).toBeGreaterThan(1);
});

const into = (businessId: string) => ({
  ids: { businessId },
  headers: { "content-type": "application/x-www-form-urlencoded" },
});

test("addresses that are entered for a list are counted for the network, whatever list it is", async () => {
  const [entering] = withLimit("entries");
  if (!entering) throw new Error("No list can be entered.");
  const nobody = "0190a0a0-0000-7000-8000-000000000000";
  const statuses = await bringMany(40, () => bring(entering, NETWORK, into(nobody)));
  expect(taken(statuses)).toBeLessThan(40);
  expect(taken(statuses)).toBeGreaterThan(0);
  expect(await bring(entering, NETWORK, into(nobody.replace("8000", "8001")))).toBe(429);
  expect(await dodges(entering, into(nobody))).toEqual({});
  expect(await bring(entering, NOT_A_NEIGHBOUR, into(nobody))).not.toBe(429);
});

test("what a visitor asks for of what is there for everybody is counted for the network, at every page of its kind", async () => {
  const pages = withLimit("visits").filter(({ url }) => /^\/(?:p|f|pictures)\//.test(url));
  for (const kind of Map.groupBy(pages, ({ url }) => url.split("/")[1]).values()) {
    const [first] = kind;
    if (!first) continue;
    let statuses: number[] = [];
    for (let rounds = 0; rounds < 10 && !statuses.includes(429); rounds += 1)
      statuses = await bringMany(100, () => bring(first, NETWORK));
    for (const route of kind) {
      expect({ [nameOf(route)]: await dodges(route, {}) }).toEqual({ [nameOf(route)]: {} });
      expect(await bring(route, NOT_A_NEIGHBOUR)).not.toBe(429);
    }
  }
  expect(pages.length).toBeGreaterThan(8);
});
