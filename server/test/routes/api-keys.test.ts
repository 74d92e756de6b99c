import type { ApiKey, ApiKeyScope, NewApiKey } from "@handbill/contracts";
import { assert, asyncProperty, constantFrom, subarray } from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newKey, program } from "../support/api-keys.ts";
import { contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 3);
const other = (await owner.post<{ id: string }>("/businesses", { name: "Another shop" })).data;
const { businessId } = world.campaign;
const [content] = await contentsOf(world);
const as = ({ key }: NewApiKey) => program(product.url, key);

const everyRow = async (table: string) =>
  JSON.stringify((await sql`select * from ${sql.table(table)}`.execute(product.database.db)).rows);

test("a key is shown once: lists and the database have its last four characters and a hash", async () => {
  const made = await newKey(owner, { name: "Shop till", scopes: ["read", "write"] });
  expect(made).toMatchObject({ key: expect.stringMatching(/^hb_[\w-]{43}$/), lastFour: made.key.slice(-4) });
  const { data, next } = await owner.get<ApiKey[]>("/me/api-keys");
  expect(data.find(({ id }) => id === made.id)).toEqual({
    id: made.id,
    name: "Shop till",
    lastFour: made.lastFour,
    scopes: ["read", "write"],
    businessId: null,
    expiresAt: null,
    lastUsedAt: null,
    createdAt: expect.any(String),
  });
  expect(next).toBeNull();
  for (const secret of [made.key, made.key.slice(3)]) expect(await everyRow("api_keys")).not.toContain(secret);
});

test("an answer with a key is not kept for its Idempotency-Key", async () => {
  const wish = { name: "Twice", scopes: ["read"] };
  const [one, two] = [
    await owner.post<NewApiKey>("/me/api-keys", wish, { "idempotency-key": "the-same" }),
    await owner.post<NewApiKey>("/me/api-keys", wish, { "idempotency-key": "the-same" }),
  ];
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(two.data.key).not.toBe(one.data.key);
  expect(await everyRow("idempotency_keys")).not.toContain(one.data.key);
});

test("a key signs in for its user, without a session, and its last use is noted", async () => {
  const key = await newKey(owner);
  const businesses = await as(key)<{ id: string }[]>("GET", "/businesses");
  expect(businesses.data.map(({ id }) => id)).toContain(businessId);
  await expect
    .poll(async () => (await owner.get<ApiKey[]>("/me/api-keys")).data.find(({ id }) => id === key.id)?.lastUsedAt)
    .toEqual(expect.any(String));
});

test("a revoked key is refused at its next request", async () => {
  const key = await newKey(owner);
  expect((await as(key)("GET", "/businesses")).status).toBe(200);
  expect((await owner.delete(`/me/api-keys/${key.id}`)).status).toBe(204);
  expect((await as(key)("GET", "/businesses")).problem).toMatchObject({ status: 401, code: "unauthenticated" });
  expect((await owner.delete(`/me/api-keys/${key.id}`)).problem).toMatchObject({ code: "not_found" });
});

test("no key takes its user out of a business, whatever it may do there", async () => {
  const key = await newKey(owner, { scopes: ["read", "write", "approve", "publish"] });
  const left = await as(key)("POST", `/businesses/${other.id}/leave`, {});
  expect(left.problem).toMatchObject({ status: 403, code: "scope_missing" });
});

test("an expired key is refused and says so", async () => {
  const key = await newKey(owner, { expiresInDays: 1 });
  expect((await as(key)("GET", "/businesses")).status).toBe(200);
  await sql`update api_keys set expires_at = now() where id = ${key.id}`.execute(product.database.db);
  expect((await as(key)("GET", "/businesses")).problem).toMatchObject({
    code: "unauthenticated",
    detail: expect.stringContaining("expired"),
  });
});

test.each([
  ["one of nobody", `hb_${"A".repeat(43)}`],
  ["one cut off", "hb_abc"],
  ["nothing behind the prefix", "hb_"],
  ["one that is too long", `hb_${"a".repeat(4_000)}`],
])("a key that is not ours is refused: %s", async (_what, key) => {
  expect((await program(product.url, key)("GET", "/me")).problem).toMatchObject({ status: 401 });
});

/** One request of each scope, as an owner would make it. */
const ASKS: Record<ApiKeyScope, [method: string, path: string, body?: unknown]> = {
  read: ["GET", `${world.at}/contents`],
  write: ["PATCH", world.at, { audience: "Neighbours" }],
  approve: ["POST", `${world.at}/contents/${content?.id}/approve`, {}],
  publish: ["POST", `${world.at}/contents/${content?.id}/publish`, {}],
};
const SCOPES = ["read", "write", "approve", "publish"] as const;

test("whatever the scopes of a key, it may do what they say and nothing else", async () => {
  await assert(
    asyncProperty(subarray([...SCOPES], { minLength: 1 }), constantFrom(...SCOPES), async (scopes, asked) => {
      const key = await newKey(owner, { scopes });
      const { problem } = await as(key)(...ASKS[asked]);
      const names = problem.code === "scope_missing" && problem.status === 403 && problem.detail.includes(asked);
      expect(names).toBe(!scopes.includes(asked));
      await owner.delete(`/me/api-keys/${key.id}`);
    }),
    { numRuns: 24 },
  );
});

test("no key, whatever its scopes, reaches the settings of the account, a new business or its connections", async () => {
  const key = await newKey(owner, { scopes: [...SCOPES] });
  const asks: [string, string, unknown?][] = [
    ["GET", "/me/api-keys"],
    ["POST", "/me/api-keys", { name: "Mine", scopes: ["read"] }],
    ["DELETE", `/me/api-keys/${key.id}`],
    ["POST", "/businesses", { name: "One more" }],
    ["DELETE", `/businesses/${businessId}`],
    ["POST", `${world.at}/connections`, {}],
  ];
  const codes = [];
  for (const ask of asks) codes.push((await as(key)(...ask)).problem.code);
  expect(codes.filter((code) => code !== "scope_missing" && code !== "invalid_request")).toEqual([]);
  expect(codes.filter((code) => code === "scope_missing").length).toBeGreaterThanOrEqual(5);
});

test("a key of one business reaches that one, its jobs, and nothing beside it", async () => {
  const key = await newKey(owner, { scopes: [...SCOPES], businessId });
  const jobs = await owner.get<{ id: string }[]>(`/jobs?businessId=${businessId}`);
  const elsewhere = await owner.post<{ id: string }>(`/businesses/${other.id}/campaigns`, {});
  expect(elsewhere.status).toBe(400);
  expect((await as(key)("GET", world.at)).status).toBe(200);
  expect((await as(key)("GET", `/jobs/${jobs.data[0]?.id}`)).status).toBe(200);
  expect((await as(key)("GET", `/jobs?businessId=${businessId}`)).status).toBe(200);
  const away = [`/businesses/${other.id}`, `/businesses/${other.id}/contents`, `/jobs?businessId=${other.id}`];
  const codes = await Promise.all(away.map(async (path) => (await as(key)("GET", path)).problem.code));
  expect(codes).toEqual(away.map(() => "not_found"));
  const wide = await Promise.all(["/businesses", "/jobs", "/me"].map((path) => as(key)("GET", path)));
  expect(wide.map(({ problem }) => problem.code)).toEqual(Array(3).fill("scope_missing"));
});

test("a job of another business is nothing that a key of one business finds", async () => {
  const key = await newKey(owner, { businessId: other.id });
  const jobs = await owner.get<{ id: string }[]>(`/jobs?businessId=${businessId}`);
  expect((await as(key)("GET", `/jobs/${jobs.data[0]?.id}`)).problem).toMatchObject({ code: "not_found" });
});

test("a key reaches nothing of strangers, and cannot be made for their business, seen or revoked by them", async () => {
  const stranger = await product.newUser("Eve");
  const key = await newKey(stranger, { scopes: [...SCOPES] });
  expect((await as(key)("GET", world.at)).problem).toMatchObject({ code: "not_found" });
  expect((await stranger.post("/me/api-keys", { name: "x", scopes: ["read"], businessId })).problem).toMatchObject({
    code: "not_found",
  });
  const mine = await newKey(owner);
  expect((await stranger.get<ApiKey[]>("/me/api-keys")).data.map(({ id }) => id)).not.toContain(mine.id);
  expect((await stranger.delete(`/me/api-keys/${mine.id}`)).problem).toMatchObject({ code: "not_found" });
});

test("a repetition by a key that may not write does not hear the answer of one that may", async () => {
  const reader = await newKey(owner, { scopes: ["read"] });
  const writer = await newKey(owner, { scopes: ["write"] });
  const ask = [`${world.at}/saved-replies`, { name: "Hours", body: "We open at eight.", language: "en" }] as const;
  const headers = { "idempotency-key": "hours" };
  expect((await as(writer)("POST", ...ask, headers)).status).toBe(201);
  expect((await as(reader)("POST", ...ask, headers)).problem).toMatchObject({ code: "scope_missing" });
});

test.each([
  ["no scope", { scopes: [] }],
  ["one twice", { scopes: ["read", "read"] }],
  ["one that does not exist", { scopes: ["admin"] }],
  ["no name", { name: " " }],
  ["a time that is too long", { expiresInDays: 4000 }],
  ["a field of the table", { keyHash: "x" }],
])("a key with %s is not made", async (_what, wish) => {
  const refused = await owner.post("/me/api-keys", { name: "Till", scopes: ["read"], ...wish });
  expect(refused.problem).toMatchObject({ status: 400, code: "invalid_request" });
});
