import type {
  Audience,
  Consent,
  Contact,
  ContactSummary,
  Content,
  DuplicateGroup,
  LiftedSuppression,
  Removed,
  Suppression,
} from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { approvedContent, contentsOf, plannedCampaign } from "../support/campaigns.ts";
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

test("a content is for those who have a tag or read a language, until it is on its way", async () => {
  await add({ name: "Eva", email: "eva@example.com", tags: ["vip"], language: "de-AT", consent: { email: true } });
  const [content] = await contentsOf(world);
  const path = `${at}/contents/${content?.id}/audience`;
  const choose = async (choice: object) => (await owner.put<Audience>(path, choice)).data;
  const everybody = await choose({});
  expect(everybody).toMatchObject({ fitting: everybody.total, chosen: { tags: [], languages: [], hours: "abroad" } });
  expect(everybody.choices.tags).toContainEqual({ tag: "vip", count: 2 });
  expect(everybody.choices.languages).toContainEqual({ language: "de-AT", count: 1 });
  expect(await choose({ tags: ["vip"] })).toMatchObject({ fitting: 2, allowed: 2, total: everybody.total });
  expect(await choose({ tags: ["vip"], languages: ["de"] })).toMatchObject({ fitting: 1, samples: [{ name: "Eva" }] });
  expect(await choose({ languages: ["de-DE"] })).toMatchObject({ fitting: 0, allowed: 0 });
  expect((await owner.get<Audience>(path)).data.chosen.languages).toEqual(["de-DE"]);
  await sql`update contents set status = 'publishing' where id = ${content?.id}`.execute(db);
  expect((await owner.put(path, {})).problem.code).toBe("conflict");
  await sql`update contents set status = 'draft' where id = ${content?.id}`.execute(db);
});

test("an address is taken off the list with a reason that stays on record, and a complaint never is", async () => {
  const key = (hint: string) => listed.find((one) => one.hint === hint)?.key ?? "";
  await owner.post(`${at}/suppressions`, { address: "lifted@example.com" });
  await owner.post(`${at}/suppressions`, { address: "angry@example.com" });
  await sql`update suppressions set reason = 'complained' where hint = 'a•••@example.com'`.execute(db);
  const listed = (await owner.get<Suppression[]>(`${at}/suppressions`)).data;
  const lift = (hint: string, proof: string) => owner.post(`${at}/suppressions/lift`, { key: key(hint), proof });
  const proof = "Asked for it again at the counter, 12 November";
  expect((await lift("l•••@example.com", "again")).problem.errors[0]?.path).toBe("proof");
  expect((await lift("a•••@example.com", proof)).problem.code).toBe("complaint_stands");
  expect((await lift("l•••@example.com", proof)).status).toBe(204);
  expect((await lift("l•••@example.com", proof)).problem.code).toBe("not_found");
  const left = (await owner.get<Suppression[]>(`${at}/suppressions`)).data.map(({ hint }) => hint);
  expect(left).not.toContain("l•••@example.com");
  expect((await owner.get<LiftedSuppression[]>(`${at}/suppressions/lifted`)).data).toMatchObject([
    { hint: "l•••@example.com", reason: "by_hand", proof },
  ]);
});

test("two entries of one person become one, with the yes of the address that came along; the other waits for a month", async () => {
  const phone = (await add({ name: "Rui Costa", phone: "+351911111111", tags: ["old"] })).data;
  const mail = (
    await add({
      name: "rui  costa",
      email: "rui@example.com",
      tags: ["new"],
      consent: { email: true },
      proof: { source: "card" },
    })
  ).data;
  await add({ name: "Gil", email: "g.il+shop@gmail.com" });
  await add({ name: "", email: "gil@googlemail.com" });
  const groups = (await owner.get<DuplicateGroup[]>(`${at}/contacts/duplicates`)).data;
  expect(groups.map(({ reason, contacts }) => [reason, contacts.map(({ name }) => name)])).toEqual([
    ["same_mailbox", ["Gil", ""]],
    ["same_name", ["Rui Costa", "rui  costa"]],
  ]);
  const merge = (id: string, otherId: string) => owner.post<Contact>(`${at}/contacts/${id}/merge`, { otherId });
  expect((await merge(phone.id, mail.id)).data).toMatchObject({
    id: phone.id,
    email: "rui@example.com",
    phone: "+351911111111",
    tags: ["old", "new"],
    consent: { email: "yes" },
  });
  expect(await history(phone.id)).toMatchObject([{ source: "card", withdrawnAt: null }]);
  expect((await merge(phone.id, mail.id)).problem.code).toBe("not_found");
  expect((await merge(phone.id, phone.id)).problem.code).toBe("conflict");
  const removed = (await owner.get<Removed[]>(`${at}/removed`)).data.filter(({ kind }) => kind === "contact");
  expect(removed).toMatchObject([{ id: mail.id, name: "rui  costa" }]);
  expect((await owner.post(`${at}/contacts/${mail.id}/restore`)).problem.code).toBe("contact_exists");
});

test("nobody gets a fourth mailing in a week, also where two go out in the same moment", async () => {
  await owner.patch(at, { sender: SENDER });
  const often = (await add({ email: "often@example.com", tags: ["often"], consent: { email: true } })).data;
  const settings = { host: "127.0.0.1", port: 9, security: "none", fromName: "P", fromAddress: "ola@padaria.example" };
  await owner.post(`${at}/connections`, { kind: "email", name: "Mail", settings, secrets: {} });
  const [one, other] = await contentsOf(world);
  const businessId = at.split("/").at(-1);
  for (const content of [one, one]) {
    await sql`with sent as (insert into mailings (id, business_id, content_id, connection_id, status, letter, per_minute)
        values (gen_random_uuid(), ${businessId}, ${content?.id}, gen_random_uuid(), 'done', '{}', 60) returning id)
      insert into deliveries (id, business_id, mailing_id, contact_id, name, email, message_id, status)
      select gen_random_uuid(), ${businessId}, id, ${often.id}, '', '', id::text, 'accepted' from sent`.execute(db);
  }
  const ready = [await approvedContent(world, one), await approvedContent(world, other)];
  for (const { id } of ready) await owner.put(`${at}/contents/${id}/audience`, { tags: ["often"] });
  const replies = await Promise.all(ready.map(({ id }) => owner.post(`${at}/contents/${id}/publish`)));
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const { rows } =
    await sql`select status from deliveries where contact_id = ${often.id} and status <> 'accepted'`.execute(db);
  expect(rows).toEqual([{ status: "queued" }]);
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
    stranger.put(`${at}/contents/${content?.id}/audience`, {}),
    stranger.get(`${at}/suppressions/lifted`),
    stranger.post(`${at}/suppressions/lift`, { key: "0".repeat(64), proof: "they said so to me" }),
    stranger.get(`${at}/contacts/duplicates`),
    stranger.post(`${at}/contacts/${contact?.id}/merge`, { otherId: contact?.id }),
  ]);
  expect(replies.map(({ problem }) => problem.code)).toEqual(Array(14).fill("not_found"));
});
