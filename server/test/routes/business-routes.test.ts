import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Business } from "@handbill/contracts";
import { assert, asyncProperty, oneof, string } from "fast-check";
import { expect, test } from "vitest";
import { briefs } from "../support/briefs.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();

test.each(Object.entries(briefs))("%s comes back with every field it was sent with", async (_name, { business }) => {
  const made = await owner.post<Business>("/businesses", business);

  expect(made.status).toBe(201);
  expect(made.data).toMatchObject({ ...business, sample: false });
  const read = await owner.get<Business>(`/businesses/${made.data.id}`);
  expect(read.data).toEqual(made.data);
});

test("a name is enough to begin; the rest has defaults", async () => {
  const made = await owner.post<Business>("/businesses", { name: "Just a name" });

  expect(made.status).toBe(201);
  expect(made.data).toMatchObject({
    language: "en",
    timezone: "UTC",
    offers: [],
    facts: [],
    channels: [],
    website: null,
  });
});

test("a change touches only what it names", async () => {
  const { data: before } = await owner.post<Business>("/businesses", briefs["bakery-lisbon"]?.business);

  const changed = await owner.patch<Business>(`/businesses/${before.id}`, { facts: ["Aberto todos os dias"] });

  expect(changed.status).toBe(200);
  expect(changed.data).toEqual({ ...before, facts: ["Aberto todos os dias"], updatedAt: changed.data.updatedAt });
  expect(changed.data.updatedAt > before.updatedAt).toBe(true);
});

test("unknown fields and wrong values are refused, each named", async () => {
  const refused = await owner.post("/businesses", {
    name: " ",
    timezone: "Mars/Olympus",
    owner: "eve",
    website: "ftp://x",
  });

  expect(refused.status).toBe(400);
  expect(refused.problem.code).toBe("invalid_request");
  expect(refused.problem.errors.map(({ path }) => path).sort()).toEqual(["name", "owner", "timezone", "website"]);
});

test("days on which a business is closed are kept, and days that there are not are refused", async () => {
  const { data: made } = await owner.post<Business>("/businesses", { name: "Bakery", closedWeekdays: [1] });
  expect(made).toMatchObject({ closedWeekdays: [1], closedDates: [] });
  const at = `/businesses/${made.id}`;
  const changed = await owner.patch<Business>(at, { closedDates: ["2026-12-25"] });
  expect(changed.data).toMatchObject({ closedWeekdays: [1], closedDates: ["2026-12-25"] });
  const wrong = await owner.patch(at, { closedWeekdays: [0, 8, 2, 2], closedDates: ["2027-02-30"] });
  const paths = wrong.problem.errors.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["closedWeekdays.0", "closedWeekdays.1", "closedDates.0"]));
});

test("a stranger learns the same of a business as of one that does not exist", async () => {
  const { data: business } = await owner.post<Business>("/businesses", { name: "Mine" });
  const eve = await product.newUser("Eve");
  const nowhere = "019aa000-0000-7000-8000-000000000000";

  for (const path of ["", "/campaigns", "/contents", "/ai/usage", "/ai/logs"]) {
    const strange = await eve.get(`/businesses/${business.id}${path}`);
    const missing = await eve.get(`/businesses/${nowhere}${path}`);
    expect({ path, status: strange.status }).toEqual({ path, status: 404 });
    expect({ ...strange.problem, requestId: "" }).toEqual({ ...missing.problem, requestId: "" });
  }
  expect((await eve.patch(`/businesses/${business.id}`, { name: "Eve's" })).status).toBe(404);
  expect((await eve.delete(`/businesses/${business.id}`)).status).toBe(404);
  expect((await owner.get<Business>(`/businesses/${business.id}`)).data.name).toBe("Mine");
});

test("the sample business is made once and opened after that", async () => {
  const visitor = await product.newUser();

  const tries = await Promise.all(
    [1, 2, 3].map(() => visitor.post<Business>("/businesses/sample", { timezone: "Europe/Lisbon" })),
  );

  expect(tries.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 200, 201]);
  expect(new Set(tries.map(({ data }) => data.id)).size).toBe(1);
  const sample = tries[0]?.data;
  expect(sample).toMatchObject({ sample: true, timezone: "Europe/Lisbon", closedWeekdays: [1] });
  const today = new Date().toISOString().slice(0, 10);
  expect(sample?.closedDates.filter((day) => day < today)).toEqual([]);
  expect(sample?.closedDates).toHaveLength(3);
});

test("a removed business is gone, and can be brought back as it was", async () => {
  const { data: business } = await owner.post<Business>("/businesses", { name: "Closing down" });

  expect((await owner.delete(`/businesses/${business.id}`)).status).toBe(204);
  expect((await owner.get(`/businesses/${business.id}`)).status).toBe(404);

  const restored = await owner.post<Business>(`/businesses/${business.id}/restore`);
  expect(restored.data).toEqual(business);
});

test("pages list everything once, newest first", async () => {
  const collector = await product.newUser();
  for (const name of ["one", "two", "three", "four", "five"]) await collector.post("/businesses", { name });

  const names: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor ? `&cursor=${cursor}` : "";
    const { data, next } = await collector.get<Business[]>(`/businesses?limit=2${query}`);
    names.push(...data.map(({ name }) => name));
    cursor = next;
  }

  expect(names).toEqual(["five", "four", "three", "two", "one"]);
});

test("a cursor that is not ours is refused in words", async () => {
  const refused = await owner.get("/businesses?cursor=bm90LW91cnM");

  expect(refused.problem).toMatchObject({ status: 400, code: "invalid_request", errors: [{ path: "cursor" }] });
});

/** True when a text came back as it was sent, or was refused for what cannot be stored. */
const keeps = async (text: string) => {
  const made = await owner.post<Business>("/businesses", { name: "Texts", description: text, facts: [`a${text}`] });
  if (made.status === 400) return !text.isWellFormed() || text.includes("\0");
  const { data } = await owner.get<Business>(`/businesses/${made.data.id}`);
  return data.description === text && data.facts[0] === `a${text}`;
};

test("any text is stored unit for unit, or refused", async () => {
  const text = oneof(string({ unit: "binary", maxLength: 200 }), string({ unit: "grapheme", maxLength: 200 }));

  await assert(asyncProperty(text, keeps), { numRuns: 60 });
  expect(await keeps("half \ud800 a character")).toBe(true);
  expect(await keeps("nothing \0 here")).toBe(true);
});

/** The corpus is not part of the repository: without it there is no such test. */
const corpora = [join(import.meta.dirname, "../../../../shared/corpora/naughty-strings.json")].filter((path) =>
  existsSync(path),
);

test.each(corpora)("naughty strings are stored as they are, or refused", async (path) => {
  const strings: string[] = JSON.parse(readFileSync(path, "utf8"));
  const facts = strings.filter((text) => text.trim() !== "" && text.length <= 500 && !text.includes("\0"));

  for (let start = 0; start < facts.length; start += 60) {
    const some = facts.slice(start, start + 60);
    const made = await owner.post<Business>("/businesses", { name: "Naughty", facts: some });
    expect(made.status).toBe(201);
    expect(made.data.facts).toEqual(some);
  }
});
