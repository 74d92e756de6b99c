import type { Audience, Consent, Contact, ContactSummary, Content, Suppression } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const { db } = product.database;
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 2, { channels: ["email"] });
const { at } = world;
const SENDER = { legalName: "Padaria Lda", postalAddress: "Rua 1, Lisboa", country: "PT", registration: "" };

const add = (body: object) => owner.post<Contact>(`${at}/contacts`, body);
const list = async (query = "") => (await owner.get<Contact[]>(`${at}/contacts?${query}`)).data.map(({ name }) => name);
const history = async (id: string) => (await owner.get<Consent[]>(`${at}/contacts/${id}/consents`)).data;

test("a contact is entered, read, changed, and its addresses are written one way", async () => {
  const made = await add({
    name: "Ana Brêgo",
    email: "Ana@Example.COM",
    phone: "00351 912-345 678",
    tags: ["regular", " regular "],
    consent: { email: true },
    proof: { source: "card at the counter", textVersion: "card 2026", at: "2026-05-01T10:00:00Z" },
  });
  expect(made.status).toBe(201);
  expect(made.data).toMatchObject({
    phone: "+351912345678",
    tags: ["regular"],
    source: "by_hand",
    consent: { email: "yes", sms: "no" },
    suppressed: { email: null, sms: null },
  });
  const path = `${at}/contacts/${made.data.id}`;
  expect((await owner.get<Contact>(path)).data).toEqual(made.data);
  expect((await owner.patch<Contact>(path, { tags: ["vip"] })).data).toMatchObject({
    name: "Ana Brêgo",
    tags: ["vip"],
  });
  expect(await history(made.data.id)).toMatchObject([
    { channel: "email", basis: "consent", source: "card at the counter", textVersion: "card 2026", withdrawnAt: null },
  ]);
});

test("one address belongs to one contact, however it is written", async () => {
  const twin = await add({ name: "Twin", email: "ana@example.com" });
  expect(twin.status).toBe(409);
  expect(twin.problem.code).toBe("contact_exists");
  const other = (await add({ name: "Other", email: "other@example.com" })).data;
  const moved = await owner.patch(`${at}/contacts/${other.id}`, { email: "ANA@example.com" });
  expect(moved.problem.code).toBe("contact_exists");
});

test("what is no address is refused with its field", async () => {
  for (const email of [
    "no",
    "a@b",
    "a b@example.com",
    "a@example.com\r\nBcc: x@example.com",
    "a@ex,ample.com",
    "<a@example.com>",
  ]) {
    const { status, problem } = await add({ email });
    expect([email, status, problem.errors[0]?.path]).toEqual([email, 400, "email"]);
  }
  expect((await add({ name: "Nobody" })).problem.errors[0]?.path).toBe("email");
  expect((await add({ phone: "912345678" })).problem.errors[0]?.path).toBe("phone");
});

test("consent is a history: what is taken back stays, with its end", async () => {
  const { data } = await add({ name: "Bea", email: "bea@example.com", consent: { email: true } });
  const path = `${at}/contacts/${data.id}`;
  expect((await owner.patch<Contact>(path, { consent: { email: false } })).data.consent.email).toBe("withdrawn");
  expect((await owner.patch<Contact>(path, { consent: { email: true } })).data.consent.email).toBe("yes");
  const entries = await history(data.id);
  expect(entries.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([true, false]);
});

test("contacts are found by words without accents, by tag and by what stands in the way, page by page", async () => {
  expect(await list("q=brego")).toEqual(["Ana Brêgo"]);
  expect(await list("q=other%40example")).toEqual(["Other"]);
  expect(await list("tag=vip")).toEqual(["Ana Brêgo"]);
  expect(await list("show=no_consent")).toEqual(["Other"]);
  const first = await owner.get<Contact[]>(`${at}/contacts?limit=2`);
  const rest = await owner.get<Contact[]>(`${at}/contacts?limit=2&cursor=${first.next}`);
  expect([...first.data, ...rest.data].map(({ name }) => name)).toEqual(["Bea", "Other", "Ana Brêgo"]);
  const { data } = await owner.get<ContactSummary>(`${at}/contacts/summary`);
  expect(data).toEqual({
    total: 3,
    reachable: 2,
    suppressed: 0,
    pending: 0,
    canMail: false,
    tags: [{ tag: "vip", count: 1 }],
  });
});

test("before anything goes out, everybody who gets it is counted, and everybody else has a reason", async () => {
  await owner.patch(at, { sender: SENDER });
  await add({
    name: "Old",
    email: "old@example.com",
    consent: { email: true },
    proof: { basis: "purchase", at: "2020-01-01T00:00:00Z" },
    country: "CA",
  });
  await add({ name: "Phone", phone: "+351912000000", consent: { sms: true } });
  await add({ name: "Stopped", email: "stopped@example.com", consent: { email: true } });
  await owner.post(`${at}/suppressions`, { address: "Stopped@EXAMPLE.com", detail: "asked at the counter" });
  const [content] = await contentsOf(world);
  const path = `${at}/contents/${content?.id}/audience`;
  const { data } = await owner.get<Audience>(path);
  expect(data).toMatchObject({ channel: "email", total: 6, allowed: 2, stops: [] });
  expect(Object.fromEntries(data.held.map(({ reason, count }) => [reason, count]))).toEqual({
    no_consent: 1,
    consent_expired: 1,
    no_address: 1,
    stopped_by_owner: 1,
  });
  expect(data.held.find(({ reason }) => reason === "consent_expired")?.rule.jurisdiction).toBe("CA");
  await owner.patch(at, { sender: { ...SENDER, postalAddress: " " } });
  expect((await owner.get<Audience>(path)).data.stops).toMatchObject([{ reason: "no_sender" }]);
  expect((await owner.get<Suppression[]>(`${at}/suppressions`)).data).toMatchObject([
    { hint: "S•••@EXAMPLE.com", reason: "by_hand", detail: "asked at the counter" },
  ]);
});

test("a removed contact comes back for a month, and is erased then; its no outlives it", async () => {
  const [gone] = (await owner.get<Contact[]>(`${at}/contacts?q=stopped`)).data;
  const path = `${at}/contacts/${gone?.id}`;
  expect((await owner.delete(path)).status).toBe(204);
  expect((await owner.get(path)).status).toBe(404);
  expect((await owner.post<Contact>(`${path}/restore`)).data.suppressed.email).toBe("by_hand");
  await owner.delete(path);
  await sql`update contacts set deleted_at = now() - interval '31 days' where id = ${gone?.id}`.execute(db);
  const { createStore } = await import("../../src/data/store.ts");
  expect(await createStore(db, async () => {}).contacts.erase()).toBe(1);
  expect((await owner.post(`${path}/restore`)).status).toBe(404);
  const again = await add({ name: "Stopped", email: "stopped@example.com", consent: { email: true } });
  expect(again.data.suppressed.email).toBe("by_hand");
});

test("a stranger finds none of it", async () => {
  const stranger = await product.newUser();
  const [contact] = (await owner.get<Contact[]>(`${at}/contacts`)).data;
  const [content] = await contentsOf(world);
  const replies = await Promise.all([
    stranger.get(`${at}/contacts`),
    stranger.get(`${at}/contacts/summary`),
    stranger.get(`${at}/suppressions`),
    stranger.get(`${at}/contacts/${contact?.id}`),
    stranger.get(`${at}/contacts/${contact?.id}/consents`),
    stranger.get<Content>(`${at}/contents/${content?.id}/audience`),
    stranger.post(`${at}/contacts`, { email: "x@example.com" }),
    stranger.patch(`${at}/contacts/${contact?.id}`, { name: "x" }),
    stranger.delete(`${at}/contacts/${contact?.id}`),
  ]);
  expect(replies.map(({ problem }) => problem.code)).toEqual(Array(9).fill("not_found"));
});
