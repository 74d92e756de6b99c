import { API_KEY_SCOPES, type ApiKeyScope, type Permission, ROLE_PERMISSIONS, type Role } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { permissionsFor, type RouteWithPolicy } from "../../src/routes/policy.ts";
import { newKey } from "../support/api-keys.ts";
import { testProduct } from "../support/product.ts";
import { bodyFor, nameOf, send } from "./support/calls.ts";
import { rowHashes } from "./support/row-hashes.ts";
import { worldOfIds } from "./support/world-of-ids.ts";

const { url, routes, database, newUser } = await testProduct({ OUTSIDE_PER_MINUTE: "10000" });
const { db } = database;
const [owner, member] = await Promise.all([newUser(), newUser()]);
const ids = await worldOfIds(owner, { url, db });
const asMember = { authorization: `Bearer ${member.token}` };

const doors = routes.filter(({ method, policy }) => method !== "HEAD" && policy.who === "member");

async function become(role: Role): Promise<void> {
  await sql`insert into business_members (business_id, user_id, role)
    select ${ids["businessId"]}, id, ${role} from users where email = ${member.email}
    on conflict (business_id, user_id) do update set role = excluded.role`.execute(db);
}

test.each(["viewer", "editor", "approver"] as const)(
  "who is here as %s is refused at every route that takes more, and changes nothing there",
  async (role) => {
    await become(role);
    const before = await rowHashes(db);
    const answers = [];
    for (const route of doors) {
      const body = bodyFor(route);
      const isMore = permissionsFor(route.policy, body).some((one) => !ROLE_PERMISSIONS[role].includes(one));
      if (!isMore) continue;
      const said = await send(url, route, ids, { ...asMember, body });
      answers.push({ route: nameOf(route), status: said.status, isTold: said.body.includes('"not_permitted"') });
    }
    expect(answers.filter(({ status, isTold }) => status !== 403 || !isTold)).toEqual([]);
    expect(answers.length).toBeGreaterThan(20);
    expect(await rowHashes(db)).toEqual(before);
  },
);

test("a viewer reads whatever may be viewed", async () => {
  await become("viewer");
  const reading = doors.filter(
    ({ method, url: at, policy }) =>
      method === "GET" && !at.endsWith("/events") && permissionsFor(policy, undefined).join() === "view",
  );
  const answers = await Promise.all(
    reading.map(async (route) => ({ route: nameOf(route), status: (await send(url, route, ids, asMember)).status })),
  );
  expect(answers.filter(({ status }) => status === 403)).toEqual([]);
  expect(answers.length).toBeGreaterThan(40);
});

test.each(
  doors
    .filter(({ policy }) => "fields" in policy && policy.fields !== undefined)
    .map((route) => [nameOf(route), route] as const),
)("%s takes fields of its body from those alone who may set them", async (_name, route) => {
  await become("editor");
  const before = await rowHashes(db);
  const fields = route.policy.who === "member" ? Object.keys(route.policy.fields ?? {}) : [];
  for (const field of fields) {
    const body = { ...Object(bodyFor(route)), [field]: field === "status" ? "approved" : true };
    expect((await send(url, route, ids, { ...asMember, body })).status).toBe(403);
  }
  expect(fields.length).toBeGreaterThan(0);
  expect(await rowHashes(db)).toEqual(before);
});

/** What a key needs for each permission; what is not named here is for no key. */
const OPENED_BY: Partial<Record<Permission, ApiKeyScope>> = {
  view: "read",
  edit: "write",
  approve: "approve",
  publish: "publish",
};

/** The scopes that a route asks for, by what the registry says of it; null where no key may call it. */
function scopesOf({ policy }: RouteWithPolicy, body: unknown): ApiKeyScope[] | null {
  if (policy.who !== "member") return "keys" in policy && policy.keys ? [policy.keys] : null;
  const scopes = permissionsFor(policy, body).map((permission) => OPENED_BY[permission] ?? null);
  return scopes.every((scope) => scope !== null) ? scopes : null;
}

const ofUsers = routes.filter(({ method, url: path }) => method !== "HEAD" && path.startsWith("/api/v1/"));
const keyWith = async (scopes: ApiKeyScope[]) => `Bearer ${(await newKey(owner, { scopes })).key}`;

test("a key without the scope of a route is refused there, and every key where the route names none", async () => {
  const whole = await keyWith([...API_KEY_SCOPES]);
  const without = new Map<ApiKeyScope | null, string>([[null, whole]]);
  for (const scope of API_KEY_SCOPES) without.set(scope, await keyWith(API_KEY_SCOPES.filter((one) => one !== scope)));
  const { api_keys: _used, ...before } = await rowHashes(db);
  const answers = [];
  for (const route of ofUsers) {
    const body = bodyFor(route);
    const [missing = null] = scopesOf(route, body) ?? [];
    const said = await send(url, route, ids, { authorization: without.get(missing) ?? "", body });
    answers.push({ route: nameOf(route), missing, status: said.status, isTold: said.body.includes('"scope_missing"') });
  }
  expect(answers.filter(({ status, isTold }) => status !== 403 || !isTold)).toEqual([]);
  const { api_keys: _usedNow, ...after } = await rowHashes(db);
  expect(after).toEqual(before);
  expect(new Set(answers.map(({ missing }) => missing))).toEqual(new Set([null, ...API_KEY_SCOPES]));
  expect(answers.filter(({ missing }) => missing === null).length).toBeGreaterThan(20);
});

test("a key with no more than the scope of a route is let in there", async () => {
  const reads = ofUsers.filter((route) => route.method === "GET" && scopesOf(route, undefined)?.join() === "read");
  const authorization = await keyWith(["read"]);
  const refused = [];
  for (const route of reads) {
    const { status, body } = await send(url, route, ids, { authorization });
    if (status === 401 || body.includes('"scope_missing"')) refused.push(nameOf(route));
  }
  expect(refused).toEqual([]);
  expect(reads.length).toBeGreaterThan(40);
});
