import type { AuditAction, AuditEntry, Business, Contact, Content, Message } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Reply } from "../support/client.ts";
import { takeInbound } from "../../src/services/messaging-inbound.ts";
import { mailAccount } from "../support/mailings.ts";
import { inboundMail } from "../support/messages.ts";
import { publishingWorld } from "../support/publishing-world.ts";

const { product, owner, world, store, engine, connection, ...tools } = await publishingWorld(3);
const { approved, pathOf, publish, scheduled } = tools;
const { db } = product.database;
const { at } = world;
const me = (await owner.get<{ id: string }>("/me")).data.id;

const entries = async (query = "") => (await owner.get<AuditEntry[]>(`${at}/audit?limit=100${query}`)).data;
const count = async () => (await entries()).length;

/** What is new on record after a request; the newest first. */
async function recorded<T>(request: () => Promise<Reply<T>>): Promise<{ reply: Reply<T>; added: AuditEntry[] }> {
  const before = await count();
  const reply = await request();
  const after = await entries();
  return { reply, added: after.slice(0, after.length - before) };
}

test("each act is on record once: what, to what, by whom, in which request, and none that was refused", async () => {
  const content = await approved();
  const path = pathOf(content);
  const { data: contact } = await owner.post<Contact>(`${at}/contacts`, { name: "Rita", email: "rita@x.example" });
  const inbound = await store.transaction((tx) => takeInbound(tx, world.campaign.businessId, inboundMail()));
  const conversation = inbound?.conversationId ?? "";
  const { data: account } = await owner.post<{ id: string }>(`${at}/connections`, mailAccount(9));
  const messages = `${at}/conversations/${conversation}/messages`;
  const { data: draft } = await owner.post<Message>(messages, { kind: "reply", body: "Olá" });
  const when = { at: "2027-07-15T10:00", connectionId: connection.id };
  const blocked = { channel: "email", address: "no@x.example", detail: "" };

  type Step = [AuditAction | null, string | null, () => Promise<Reply>];
  const steps: Step[] = [
    ["business.changed", world.campaign.businessId, () => owner.patch(at, { tone: "warm" })],
    [null, null, () => owner.patch(at, { timezone: "Mars" })],
    [null, null, () => owner.post(`${path}/approve`)],
    ["content.reopened", content.id, () => owner.post(`${path}/reopen`)],
    [null, null, () => owner.post(`${path}/schedule`, when)],
    ["content.approved", content.id, () => owner.post(`${path}/approve`)],
    ["content.scheduled", content.id, () => owner.post(`${path}/schedule`, when)],
    [null, null, () => owner.post(`${path}/schedule`, { ...when, at: "2020-01-01T10:00" })],
    ["content.unscheduled", content.id, () => owner.post(`${path}/cancel`)],
    ["content.posted_by_hand", content.id, () => owner.post(`${path}/publish`, { url: "https://x.example/1" })],
    ["content.taken_back", content.id, () => owner.post(`${path}/cancel`)],
    ["content.removed", content.id, () => owner.delete(path)],
    ["content.restored", content.id, () => owner.post(`${path}/restore`)],
    ["campaign.removed", world.campaign.id, () => owner.delete(`${at}/campaigns/${world.campaign.id}`)],
    [null, null, () => owner.delete(`${at}/campaigns/${world.campaign.id}`)],
    ["campaign.restored", world.campaign.id, () => owner.post(`${at}/campaigns/${world.campaign.id}/restore`)],
    ["contact.removed", contact.id, () => owner.delete(`${at}/contacts/${contact.id}`)],
    ["contact.restored", contact.id, () => owner.post(`${at}/contacts/${contact.id}/restore`)],
    ["contacts.imported", null, () => owner.post(`${at}/contacts/import`, { csv: "email\na@x.example\n" })],
    [null, null, () => owner.post(`${at}/contacts/import`, { csv: "email\nb@x.example\n", dryRun: true })],
    ["suppression.added", null, () => owner.post(`${at}/suppressions`, blocked)],
    ["connection.changed", connection.id, () => owner.patch(`${at}/connections/${connection.id}`, { isOn: true })],
    ["connection.secret_shown", account.id, () => owner.get(`${at}/connections/${account.id}/inbox`)],
    ["message.sent", conversation, () => owner.post(`${at}/messages/${draft.id}/send`, {})],
    [null, null, () => owner.post(`${at}/messages/${draft.id}/send`, {})],
    ["message.taken_back", conversation, () => owner.post(`${at}/messages/${draft.id}/cancel`)],
    [
      "auto_answers.switched_on",
      conversation,
      () => owner.patch(`${at}/conversations/${conversation}`, { auto: true }),
    ],
    [null, null, () => owner.patch(`${at}/conversations/${conversation}`, { status: "done" })],
    [
      "auto_answers.switched_off",
      conversation,
      () => owner.patch(`${at}/conversations/${conversation}`, { auto: false }),
    ],
    ["conversation.removed", conversation, () => owner.delete(`${at}/conversations/${conversation}`)],
    ["conversation.restored", conversation, () => owner.post(`${at}/conversations/${conversation}/restore`)],
    ["budget.changed", null, () => owner.put(`${at}/ai/budget`, { limitNanoUsd: 5_000_000_000 })],
    ["budget.changed", null, () => owner.put(`${at}/ai/budget`, { limitNanoUsd: null })],
    ["form.changed", null, () => owner.patch(`${at}/contact-form`, { isOn: true })],
    ["page.changed", null, () => owner.patch(`${at}/page`, { headline: "Pão" })],
    ["tracking.changed", null, () => owner.patch(`${at}/tracking`, { opens: false })],
    ["connection.removed", account.id, () => owner.delete(`${at}/connections/${account.id}`)],
    ["business.removed", world.campaign.businessId, () => owner.delete(at)],
  ];
  for (const [action, target, request] of steps.slice(0, -1)) {
    const { reply, added } = await recorded(request);
    const shown = added.map(({ action: done, target: what, actor, requestId }) => [
      done,
      what?.id,
      actor.id,
      requestId,
    ]);
    const wanted = action === null ? [] : [[action, target ?? undefined, me, reply.headers.get("x-request-id")]];
    expect({ reply: reply.problem, shown }).toEqual({ reply: reply.problem, shown: wanted });
  }
  await owner.delete(at);
  await owner.post<Business>(`${at}/restore`);
  expect((await entries()).slice(0, 2).map(({ action }) => action)).toEqual(["business.restored", "business.removed"]);
});

test("what goes out at its time is on record as done by the product itself", async () => {
  const content = await approved();
  await scheduled(content, "1 minute");
  await engine.sweep();
  const [entry] = await entries(`&targetId=${content.id}&action=content.published`);
  expect(entry).toMatchObject({ actor: { kind: "automatic", id: null, name: null }, details: { by: "webhook" } });
  const second = await approved();
  await publish(second);
  const [byHand] = await entries(`&targetId=${second.id}&action=content.published`);
  expect(byHand).toMatchObject({ actor: { kind: "person", id: me, name: "Ada" }, target: { name: second.topic } });
});

test("what a program does with an API key is on record with the key and the person it belongs to", async () => {
  const { data: made } = await owner.post<{ id: string; key: string }>("/me/api-keys", {
    name: "Till",
    scopes: ["read", "write"],
  });
  const headers = { authorization: `Bearer ${made.key}`, "content-type": "application/json" };
  const body = JSON.stringify({ tone: "calm" });
  const answer = await fetch(new URL(`/api/v1${at}`, product.url), { method: "PATCH", headers, body });
  expect(answer.status).toBe(200);
  const [entry] = await entries("&action=business.changed");
  expect(entry?.actor).toEqual({ kind: "api_key", id: me, name: "Ada", keyId: made.id });
});

test("an API key that is made or revoked is on record in every business that it reaches, without its name or any of the key", async () => {
  const { data: other } = await owner.post<{ id: string }>("/businesses", { name: "Another shop" });
  const make = async (wish: object) =>
    (await owner.post<{ id: string; key: string }>("/me/api-keys", { name: "Canary till", scopes: ["read"], ...wish }))
      .data;
  const [all, one] = [await make({}), await make({ businessId: world.campaign.businessId })];
  await owner.delete(`/me/api-keys/${one.id}`);
  expect((await owner.delete(`/me/api-keys/${one.id}`)).status).toBe(404);

  const acts = async (path: string) =>
    (await owner.get<AuditEntry[]>(`${path}/audit?limit=100`)).data.filter(
      ({ action, target }) => action.startsWith("api_key.") && [all.id, one.id].includes(target?.id ?? ""),
    );
  const here = await acts(at);
  expect(here.map(({ action, target, actor, details }) => [action, target?.id, actor.id, details])).toEqual([
    ["api_key.removed", one.id, me, { scopes: ["read"], reachesAll: false }],
    ["api_key.made", one.id, me, { scopes: ["read"], reachesAll: false }],
    ["api_key.made", all.id, me, { scopes: ["read"], reachesAll: true }],
  ]);
  expect(await acts(`/businesses/${other.id}`)).toMatchObject([{ action: "api_key.made", target: { id: all.id } }]);
  for (const word of ["Canary till", one.key, all.key]) expect(JSON.stringify(here)).not.toContain(word);
});

test("nobody changes the record, not even in the database", async () => {
  const [{ id } = { id: "" }] = await entries();
  const statements = [
    sql`update audit_log set action = 'content.removed' where id = ${id}`,
    sql`update audit_log set actor_id = null`,
    sql`delete from audit_log where id = ${id}`,
    sql`truncate audit_log`,
  ];
  const before = await count();
  for (const statement of statements) await expect(statement.execute(db)).rejects.toThrow("audit_log is append-only");
  expect(await count()).toBe(before);
});

const insert = (days: number) => sql`
  insert into audit_log (id, business_id, actor_kind, action, created_at)
  values (gen_random_uuid(), ${world.campaign.businessId}, 'operator', 'business.changed', now() - make_interval(days => ${days}))`;

test("what is on record is forgotten when it is older than it has to be kept, and not before", async () => {
  await insert(731).execute(db);
  await insert(729).execute(db);
  const before = await count();
  expect(await store.audit.purge(730, 500)).toBe(1);
  expect(await store.audit.purge(730, 500)).toBe(0);
  expect(await count()).toBe(before - 1);
});

test("the record is read in pages, by action, person, target and day, and is nobody else's", async () => {
  const all = await entries();
  const first = await owner.get<AuditEntry[]>(`${at}/audit?limit=5`);
  const second = await owner.get<AuditEntry[]>(`${at}/audit?limit=100&cursor=${first.next}`);
  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  const approvals = await entries("&action=content.approved");
  expect(new Set(approvals.map(({ action }) => action))).toEqual(new Set(["content.approved"]));
  expect((await entries(`&actorId=${me}`)).every(({ actor }) => actor.id === me)).toBe(true);
  expect(await entries("&from=2001-01-01&to=2001-01-02")).toEqual([]);
  expect((await owner.get(`${at}/audit?action=nothing`)).problem.code).toBe("invalid_request");

  const stranger = await product.newUser();
  expect((await stranger.get(`${at}/audit`)).problem.code).toBe("not_found");
  expect((await stranger.get(`${at}/audit.csv`)).problem.code).toBe("not_found");
});

test("as a table the record runs no formula, and that it was taken is on record", async () => {
  const [content] = (await owner.get<Content[]>(`${at}/contents?limit=1`)).data;
  await sql`update contents set topic = '=cmd|x' where id = ${content?.id ?? ""}`.execute(db);
  await owner.delete(`${at}/contents/${content?.id}`);
  const { token } = owner;
  const answer = await fetch(new URL(`/api/v1${at}/audit.csv`, product.url), {
    headers: { authorization: `Bearer ${token}` },
  });
  const table = await answer.text();
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(table.split("\r\n").length).toBe((await count()) + 2);
  expect(table).toContain(",'=cmd|x,");
  expect((await entries())[0]?.action).toBe("activity.exported");
});

test("no detail of the record holds what somebody wrote, a name or an address", async () => {
  const { rows } = await sql<{ details: string }>`select details::text as details from audit_log`.execute(db);
  const said = rows.map(({ details }) => details).join("\n");
  for (const personal of ["Rita", "rita@x.example", "no@x.example", "Olá", "Pão", "x.example", "Ada", owner.email])
    expect(said).not.toContain(personal);
});
