import { ROLE_PERMISSIONS, type Role } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { permissionsFor } from "../../src/routes/policy.ts";
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
