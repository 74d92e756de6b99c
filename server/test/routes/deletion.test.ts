import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { AuditEntry, Business, Contact, Content, DeletionPlan } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { actAs } from "../../src/core/acting.ts";
import { KEPT_TABLES } from "../../src/data/repositories/erasure-repository.ts";
import { createDeletionService } from "../../src/services/deletion-service.ts";
import { createLedgerService } from "../../src/services/ledger-service.ts";
import { takeInbound } from "../../src/services/messaging-inbound.ts";
import { approvedContent, contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { type Client, resume, signUp } from "../support/client.ts";
import { storeOn } from "../support/ledger.ts";
import { inboundMail } from "../support/messages.ts";
import { testProduct } from "../support/product.ts";

const PASSWORD = "a long password";
const product = await testProduct({ AI_KEEP_PROMPTS_DAYS: "30" });
const { db } = product.database;
const store = storeOn(product.database);
const nobodyIsAsked = { hasPassword: async () => true, vouch: async () => undefined };
const nobodyIsIn = { endSessions: async () => 0 };
/** The same that the product does every hour. */
const { sweep } = createDeletionService({ workStore: store, vouching: nobodyIsAsked, auth: nobodyIsIn });

const idOf = async (client: Client) => (await client.get<{ id: string }>("/me")).data.id;
const signInAgain = (email: string) =>
  fetch(new URL("/api/auth/sign-in/email", product.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
/** As who signs in once more after everything has ended. */
async function back(email: string): Promise<Client> {
  const cookies = (await signInAgain(email)).headers.getSetCookie().map((line) => line.split(";")[0]);
  return resume(product.url, cookies.join("; "));
}
const businessesOf = async (client: Client) => (await client.get<Business[]>("/businesses")).data.map(({ id }) => id);
/** Everything that is asked for has been asked so many days ago. */
const daysAgo = async (days: number) => {
  await sql`update users set deletion_asked_at = deletion_asked_at - make_interval(days => ${days})`.execute(db);
  await sql`update businesses set deleted_at = deleted_at - make_interval(days => ${days})`.execute(db);
};

/** Every row of every table, the queue's too, as text. */
async function dump(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string | null }>`
      select string_agg(row_to_json(t)::text, E'\n') as text from ${sql.raw(name)} as t`.execute(db);
    // Bytes stand there as hex: what is in them is looked for as what it is.
    const bytes = [...(rows[0]?.text ?? "").matchAll(/"\\\\x([0-9a-f]+)"/g)].map(([, hex]) =>
      Buffer.from(hex ?? "", "hex").toString("utf8"),
    );
    parts.push(`${name}: ${rows[0]?.text ?? ""}\n${bytes.join("\n")}`);
  }
  return parts.join("\n");
}
const tablesWith = (text: string, canary: string) =>
  text
    .split("\n")
    .filter((line) => line.includes(canary))
    .map((line) => line.slice(0, 300));

test("an account is deleted for good after two weeks: nothing in the whole database says a word of it, and the ledger adds up", async () => {
  const owner = await signUp(product.url, "Canary-Name");
  const userId = await idOf(owner);
  const world = await plannedCampaign(owner, "bakery-lisbon", 2);
  const { at } = world;
  await owner.patch(at, { description: "canary-description", facts: ["canary-fact"] });
  const [first] = await contentsOf(world);
  const content = await approvedContent(world, first);
  await owner.patch(`${at}/contents/${content.id}`, { topic: "canary-topic" }, { "if-match": `"${content.version}"` });
  const contact = { name: "canary-contact", email: "canary-mail@x.example", tags: ["canary-tag"] };
  await owner.post<Contact>(`${at}/contacts`, { ...contact, consent: { email: true } });
  await store.transaction((tx) =>
    takeInbound(tx, world.campaign.businessId, inboundMail({ text: "canary-message", subject: "canary-subject" })),
  );
  await owner.put(`${at}/ai/budget`, { limitNanoUsd: null });
  await owner.post("/me/api-keys", { name: "canary-key", scopes: ["read"] });
  await owner.delete(`${at}/contents/${content.id}`);

  const canaries = ["canary-", "Canary-Name", owner.email, userId];
  const before = await dump();
  for (const canary of canaries) expect(before).toContain(canary);
  const { rows: paid } = await sql<{ calls: number }>`select count(*)::int as calls from ai_logs`.execute(db);

  const { data: plan } = await owner.get<DeletionPlan>("/me/deletion");
  expect(plan).toMatchObject({ askedAt: null, asksPassword: true, businesses: [{ fate: "deleted" }] });
  expect((await owner.post("/me/deletion", { password: "not this one" })).problem.code).toBe("not_confirmed");
  expect((await owner.post<DeletionPlan>("/me/deletion", { password: PASSWORD })).status).toBe(200);

  await daysAgo(13);
  await sweep();
  expect(await dump()).toContain("canary-description");
  await daysAgo(2);
  await sweep();

  const after = await dump();
  for (const canary of ["canary-", "Canary-Name", owner.email]) expect(tablesWith(after, canary)).toEqual([]);
  // Ids say nothing of anybody, and hold the ledger and the record together.
  const still = new Set(tablesWith(after, userId).map((line) => line.split(":")[0]));
  expect([...still].every((line) => !line?.includes("users"))).toBe(true);
  const { rows: left } = await sql<{ calls: number }>`select count(*)::int as calls from ai_logs`.execute(db);
  expect(left).toEqual(paid);
  expect(await createLedgerService({ store }).verify()).toMatchObject({ problems: [], calls: paid[0]?.calls });
  expect(await readdir(join(product.dataDir, "spool")).catch(() => [])).toEqual([]);
  const { rows: acts } = await sql<{ action: string }>`
    select action from audit_log where business_id = ${world.campaign.businessId} order by created_at desc, id desc limit 1`.execute(
    db,
  );
  expect(acts).toEqual([{ action: "business.erased" }]);
});

test("nothing goes out from the moment on, every session ends, and a sign-in within two weeks offers to keep it all", async () => {
  const owner = await product.newUser();
  const { data: business } = await owner.post<Business>("/businesses", { name: "Shop" });
  const { data: removedBefore } = await owner.post<Business>("/businesses", { name: "Old shop" });
  await owner.delete(`/businesses/${removedBefore.id}`);
  const { data: key } = await owner.post<{ key: string }>("/me/api-keys", { name: "till", scopes: ["read"] });
  await owner.post("/me/deletion", { password: PASSWORD });

  const withCookie = { headers: { cookie: owner.cookie } };
  expect((await fetch(new URL("/api/auth/token", product.url), withCookie)).status).toBe(401);
  const withKey = { headers: { authorization: `Bearer ${key.key}` } };
  expect((await fetch(new URL("/api/v1/businesses", product.url), withKey)).status).toBe(401);
  expect((await owner.get("/me")).status).toBe(401);

  const again = await back(owner.email);
  expect(await businessesOf(again)).toEqual([]);
  const standing = await store.businesses.findStanding(await idOf(again), business.id);
  expect(standing).toBeUndefined();
  const { data: plan } = await again.get<DeletionPlan>("/me/deletion");
  expect(plan.businesses).toEqual([{ id: business.id, name: "Shop", fate: "deleted" }]);
  expect(Date.parse(plan.until ?? "") - Date.parse(plan.askedAt ?? "")).toBe(14 * 86_400_000);
  expect((await again.delete("/me/deletion")).status).toBe(200);
  expect(await businessesOf(again)).toEqual([business.id]);
  const { data: entries } = await again.get<AuditEntry[]>(`/businesses/${business.id}/audit`);
  const acts = entries.map(({ action }) => action);
  expect(acts).toEqual(["business.restored", "business.removed", "api_key.made", "business.created"]);

  await daysAgo(15);
  await sweep();
  expect(await businessesOf(again)).toEqual([business.id]);
  expect((await again.post(`/businesses/${removedBefore.id}/restore`)).problem.code).toBe("not_found");
});

test("once the two weeks are over nobody gets back what may be half erased already", async () => {
  const owner = await product.newUser();
  const { data: business } = await owner.post<Business>("/businesses", { name: "Shop" });
  await owner.post("/me/deletion", { password: PASSWORD });
  const again = await back(owner.email);
  await daysAgo(15);
  expect((await again.delete("/me/deletion")).problem).toMatchObject({
    code: "conflict",
    detail: expect.stringContaining("being erased"),
  });
  expect(await businessesOf(again)).toEqual([]);
  await sweep();
  expect((await sql`select from businesses where id = ${business.id}`.execute(db)).rows).toEqual([]);
});

test("what somebody makes while the account is to be deleted goes with it, two weeks after the account was due", async () => {
  const owner = await product.newUser();
  const userId = await idOf(owner);
  await owner.post("/me/deletion", { password: PASSWORD });
  const again = await back(owner.email);
  const { data: late } = await again.post<Business>("/businesses", { name: "Late shop" });
  const left = async () => ({
    users: (await sql`select from users where id = ${userId}`.execute(db)).rows.length,
    businesses: (await sql`select from businesses where id = ${late.id}`.execute(db)).rows.length,
  });
  await daysAgo(15);
  await sweep();
  expect(await left()).toEqual({ users: 1, businesses: 1 });
  expect(await businessesOf(again)).toEqual([]);
  await daysAgo(15);
  await sweep();
  expect(await left()).toEqual({ users: 0, businesses: 0 });
});

test("what others own goes on with them, with their colleague's work and without the colleague", async () => {
  const [leaver, stayer] = [await signUp(product.url, "Leaver"), await product.newUser()];
  const world = await plannedCampaign(leaver, "bakery-lisbon", 2);
  const [leaverId, stayerId] = [await idOf(leaver), await idOf(stayer)];
  const { businessId } = world.campaign;
  await sql`insert into business_members (business_id, user_id, role) values (${businessId}, ${stayerId}, 'owner')`.execute(
    db,
  );
  const { data: plan } = await leaver.get<DeletionPlan>("/me/deletion");
  expect(plan.businesses).toMatchObject([{ id: businessId, fate: "left" }]);
  await leaver.post("/me/deletion", { password: PASSWORD });
  await daysAgo(15);
  await sweep();

  const { data: contents } = await stayer.get<Content[]>(`${world.at}/contents`);
  expect(contents).toHaveLength(2);
  const { rows } = await sql`select user_id from businesses where id = ${businessId}
    union all select user_id from jobs where business_id = ${businessId}`.execute(db);
  expect(rows).toEqual([{ userId: stayerId }, { userId: stayerId }]);
  const { rows: members } = await sql`select user_id from business_members where business_id = ${businessId}`.execute(
    db,
  );
  expect(members).toEqual([{ userId: stayerId }]);
  expect((await sql`select from users where id = ${leaverId}`.execute(db)).rows).toEqual([]);
  expect((await createLedgerService({ store }).verify()).problems).toEqual([]);
});

test("a business that was removed comes back within two weeks and is erased after", async () => {
  const owner = await product.newUser();
  const { data: business } = await owner.post<Business>("/businesses", { name: "Stall" });
  const at = `/businesses/${business.id}`;
  await owner.delete(at);
  await daysAgo(13);
  await sweep();
  expect((await owner.post(`${at}/restore`)).status).toBe(200);
  await owner.delete(at);
  await daysAgo(15);
  expect((await owner.post(`${at}/restore`)).problem.code).toBe("not_found");
  await sweep();
  expect((await sql`select from businesses where id = ${business.id}`.execute(db)).rows).toEqual([]);
});

test("a session that ran out two days ago is forgotten, with where it was, and one that runs stays", async () => {
  const [gone, stays] = [await product.newUser(), await product.newUser()];
  const [goneId, staysId] = [await idOf(gone), await idOf(stays)];
  await sql`update sessions set expires_at = now() - interval '2 days' where user_id = ${goneId}`.execute(db);
  await sql`insert into verifications (id, identifier, value, expires_at)
    values (gen_random_uuid(), 'old', 'old', now() - interval '2 days'), (gen_random_uuid(), 'new', 'new', now())`.execute(
    db,
  );
  await sql`insert into account_tokens (id, user_id, purpose, token_hash, email, expires_at)
    values (gen_random_uuid(), ${staysId}, 'reset', 'old', 'old@example.com', now() - interval '2 days')`.execute(db);
  await sweep();
  expect((await sql`select from account_tokens where token_hash = 'old'`.execute(db)).rows).toEqual([]);
  const { rows } = await sql`select user_id from sessions where user_id in (${goneId}, ${staysId})`.execute(db);
  expect(rows).toEqual([{ userId: staysId }]);
  const { rows: left } = await sql`select identifier from verifications where identifier in ('old', 'new')`.execute(db);
  expect(left).toEqual([{ identifier: "new" }]);
});

test("every table that names a business goes with it, or says why it stays", async () => {
  const { rows } = await sql<{ name: string; goes: boolean }>`
    select c.table_name as name, exists (
      select from pg_constraint k where k.contype = 'f' and k.confdeltype = 'c'
        and k.conrelid = c.table_name::regclass and k.confrelid = 'businesses'::regclass) as goes
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'business_id' and t.table_type = 'BASE TABLE'
    order by 1`.execute(db);
  // Events follow by a sweep of their own; the other two are lists of what is still to be counted or erased.
  const BY_ITSELF = /^(events(_\w+)?|analytics_waiting)$/;
  const stays = rows.filter(({ name, goes }) => !goes && !BY_ITSELF.test(name)).map(({ name }) => name);
  expect(stays).toEqual(Object.keys(KEPT_TABLES).toSorted());
});

test("nothing of the ledger can be deleted, also not of a business that is gone", async () => {
  await expect(sql`delete from ai_logs`.execute(db)).rejects.toThrow("ai_logs is append-only");
  await expect(
    actAs({ userId: "", kind: "person", keyId: null, requestId: "" }, () => sql`delete from audit_log`.execute(db)),
  ).rejects.toThrow("audit_log is append-only");
});
