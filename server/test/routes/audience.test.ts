import type {
  Audience,
  Consent,
  Contact,
  Content,
  Delivery,
  DuplicateGroup,
  LiftedSuppression,
  Mailing,
  Removed,
  Suppression,
} from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { approvedContent, contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { nightZone } from "../support/night-zone.ts";
import { testProduct } from "../support/product.ts";
import { startSmtpSink } from "../support/smtp-sink.ts";

const product = await testProduct({ OUTSIDE_ALLOW: "127.0.0.1/32" });
const sink = await startSmtpSink();
afterAll(() => sink.close());
const { db } = product.database;
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 2, { channels: ["email"] });
const { at } = world;
const SENDER = { legalName: "Padaria Lda", postalAddress: "Rua 1, Lisboa", country: "PT", registration: "" };

const add = (body: object) => owner.post<Contact>(`${at}/contacts`, body);
const history = async (id: string) => (await owner.get<Consent[]>(`${at}/contacts/${id}/consents`)).data;

test("a content is for those who have a tag or read a language, until it is on its way", async () => {
  await add({ name: "Ana", email: "ana@example.com", tags: ["vip"], consent: { email: true } });
  await add({ name: "Bea", email: "bea@example.com", consent: { email: true } });
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

  // Undone: each has what was theirs, and what was changed since stays.
  await owner.patch(`${at}/contacts/${phone.id}`, { name: "Rui" });
  expect((await owner.post<Contact>(`${at}/contacts/${mail.id}/restore`)).data).toMatchObject({
    email: "rui@example.com",
    tags: mail.tags,
    consent: { email: "yes" },
  });
  expect((await owner.get<Contact>(`${at}/contacts/${phone.id}`)).data).toMatchObject({
    name: "Rui",
    email: null,
    phone: phone.phone,
    tags: phone.tags,
    consent: { email: "no" },
  });
  expect([await history(phone.id), (await history(mail.id)).length]).toEqual([[], 1]);
  expect((await merge(phone.id, mail.id)).status).toBe(200);
});

test("nobody gets a fourth mailing in a week, also where two go out in the same moment", async () => {
  const settings = {
    host: "127.0.0.1",
    port: sink.port,
    security: "none",
    fromName: "P",
    fromAddress: "ola@padaria.example",
  };
  await owner.post(`${at}/connections`, { kind: "email", name: "Mail", settings, secrets: {} });
  await owner.patch(at, { sender: SENDER });
  const often = (await add({ email: "often@example.com", tags: ["often"], consent: { email: true } })).data;
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
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 409]));
  const { rows } = await sql`select from deliveries where contact_id = ${often.id}`.execute(db);
  expect(rows).toHaveLength(3);
});

test("a mail waits until it is day where its reader lives, is looked at once more then, and is not lost", async () => {
  const far = { email: "far@example.com", timezone: nightZone(), tags: ["far"], consent: { email: true } };
  const { data: abroad } = await add(far);
  await add({ email: "near@example.com", tags: ["far"], consent: { email: true } });
  const { data: rest } = await owner.get<Content[]>(`${at}/contents?status=approved`);
  const path = `${at}/contents/${rest[0]?.id}`;
  expect((await owner.put<Audience>(`${path}/audience`, { tags: ["far"] })).data).toMatchObject({
    fitting: 2,
    allowed: 2,
    waiting: [{ count: 1 }],
  });
  await owner.post(`${path}/publish`);
  const now = async () => (await owner.get<Mailing[]>(`${path}/mailings`)).data[0];
  await expect
    .poll(now, { timeout: 60_000 })
    .toMatchObject({ status: "sending", counts: { accepted: 1, queued: 1 }, waiting: { count: 1 } });

  const comesDue = () => sql`update deliveries set next_at = now() where contact_id = ${abroad.id}`.execute(db);
  const waiting = `${path}/mailings/${(await now())?.id}/deliveries?status=queued`;
  const before = (await owner.get<Delivery[]>(waiting)).data;
  expect(before).toMatchObject([{ email: far.email, tries: [] }]);
  await comesDue();
  await expect.poll(async () => (await owner.get<Delivery[]>(waiting)).data, { timeout: 30_000 }).toEqual(before);
  await owner.patch(`${at}/contacts/${abroad.id}`, { timezone: null });
  await comesDue();
  await expect.poll(async () => (await now())?.status, { timeout: 60_000 }).toBe("done");
  expect([sink.mails.filter(({ to }) => to === far.email).length, (await now())?.waiting]).toEqual([1, null]);
});

test("a stranger finds none of it", async () => {
  const stranger = await product.newUser();
  const [contact] = (await owner.get<Contact[]>(`${at}/contacts`)).data;
  const [content] = await contentsOf(world);
  const replies = await Promise.all([
    stranger.put(`${at}/contents/${content?.id}/audience`, {}),
    stranger.get(`${at}/suppressions/lifted`),
    stranger.post(`${at}/suppressions/lift`, { key: "0".repeat(64), proof: "they said so to me" }),
    stranger.get(`${at}/contacts/duplicates`),
    stranger.post(`${at}/contacts/${contact?.id}/merge`, { otherId: contact?.id }),
  ]);
  expect(replies.map(({ problem }) => problem.code)).toEqual(Array(5).fill("not_found"));
});
