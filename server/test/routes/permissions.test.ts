import { randomUUID } from "node:crypto";
import { type Permission, PERMISSIONS, Problem, type Role, ROLE_PERMISSIONS, ROLES } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { RouteWithPolicy } from "../../src/routes/policy.ts";
import type { Client } from "../support/client.ts";
import { testProduct } from "../support/product.ts";
import { idOf } from "../support/team.ts";

const product = await testProduct();
const owner = await product.newUser();
const member = await product.newUser("Grace");
const stranger = await product.newUser("Eve");
const business = (await owner.post<{ id: string }>("/businesses", { name: "Bakery" })).data;
const memberId = await idOf(member);

type OfMember = RouteWithPolicy & { policy: Extract<RouteWithPolicy["policy"], { who: "member" }> };
/** Of a job nobody can tell the business by the address: its test stands beside the others of jobs. */
const ofMembers = product.routes.filter(
  (route): route is OfMember =>
    route.policy.who === "member" && route.url.includes("/:businessId") && !["HEAD", "OPTIONS"].includes(route.method),
);

/** As if it had just begun: what an earlier request has done to business and member is undone. */
async function becomes(role: Role): Promise<void> {
  await sql`update businesses set deleted_at = null where id = ${business.id}`.execute(product.database.db);
  await sql`
    insert into business_members (business_id, user_id, role) values (${business.id}, ${memberId}, ${role})
    on conflict (business_id, user_id) do update set role = ${role}`.execute(product.database.db);
}

/** The route with the business in its address and nothing else that is there. */
async function ask({ token }: Client, { method, url }: RouteWithPolicy, body: object = {}) {
  const path = url.replace(":businessId", business.id).replaceAll(/:[a-z]+/gi, () => randomUUID());
  const left = new AbortController();
  const response = await fetch(new URL(path, product.url), {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(method !== "GET" && { body: JSON.stringify(body) }),
    signal: left.signal,
  });
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json");
  const problem = isProblem ? Problem.parse(await response.json()) : undefined;
  left.abort();
  return { status: response.status, problem };
}

const nameOf = ({ method, url }: RouteWithPolicy) => `${method} ${url}`;

test.for(ROLES)(
  "a member who is %s may do what the role says at every route of a business, and nothing else",
  async (role) => {
    const refused: string[] = [];
    await becomes(role);
    for (const route of ofMembers) {
      const { status, problem } = await ask(member, route);
      if (problem?.code === "not_permitted") refused.push(`${status} ${nameOf(route)}`);
      else if (status < 300) await becomes(role);
    }
    const may = (permission: Permission) => ROLE_PERMISSIONS[role].includes(permission);
    expect(refused).toEqual(ofMembers.filter(({ policy }) => !may(policy.may)).map((route) => `403 ${nameOf(route)}`));
  },
);

test("a stranger is told at every route of a business what they are told of one that does not exist", async () => {
  const answers = [];
  for (const route of ofMembers) {
    const { status, problem } = await ask(stranger, route);
    if (status !== 404 || problem?.code !== "not_found") answers.push(`${status} ${nameOf(route)}`);
  }
  // A body or address that no schema takes is refused before anybody looks whose business it is.
  expect(answers.filter((answer) => !answer.startsWith("400 GET"))).toEqual([]);
});

test("every permission is asked for somewhere, and no role has one that another lacks by mistake", () => {
  expect(new Set(ofMembers.map(({ policy }) => policy.may))).toEqual(new Set(PERMISSIONS));
  expect(ROLE_PERMISSIONS).toEqual({
    owner: ["view", "edit", "approve", "publish", "manage", "bill"],
    approver: ["view", "edit", "approve", "publish"],
    editor: ["view", "edit"],
    viewer: ["view"],
  });
});

test("a field that takes a permission of its own is refused to a member without it, whatever else the body holds", async () => {
  const withFields = ofMembers.flatMap((route) =>
    Object.entries(route.policy.fields ?? {}).map(([field, permission]) => ({ route, field, permission })),
  );
  expect(withFields).not.toEqual([]);
  for (const { route, field, permission } of withFields) {
    await becomes("editor");
    expect(ROLE_PERMISSIONS.editor).not.toContain(permission);
    expect(await ask(member, route, { [field]: true })).toMatchObject({
      status: 403,
      problem: { code: "not_permitted" },
    });
    expect((await ask(member, route, {})).problem?.code).not.toBe("not_permitted");
    await becomes("approver");
    expect((await ask(member, route, { [field]: true })).problem?.code).not.toBe("not_permitted");
  }
});

test("who is refused is told what their role is, which one it takes, and who can give it", async () => {
  await becomes("editor");
  const ofBudget = ofMembers.find(({ method, url }) => method === "PUT" && url.endsWith("/ai/budget"));
  const { problem } = (ofBudget && (await ask(member, ofBudget))) ?? {};
  expect(problem?.detail).toBe(
    "You are here as editor, and may not change budgets. That takes the role owner; an owner of this business can give it to you, in Settings under Team.",
  );
});
