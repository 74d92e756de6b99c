import {
  type Content,
  type Invitation,
  type InvitationRead,
  MAX_INVITATIONS_A_DAY,
  type Member,
  type NewInvitation,
} from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Client } from "../support/client.ts";
import { testProduct } from "../support/product.ts";
import { idOf, invite, join, tokenOf } from "../support/team.ts";

const product = await testProduct();
const ada = await product.newUser("Ada");
const grace = await product.newUser("Grace");
const linus = await product.newUser("Linus");
const [adaId, graceId, linusId] = [await idOf(ada), await idOf(grace), await idOf(linus)];

async function bakery(): Promise<string> {
  return `/businesses/${(await ada.post<{ id: string }>("/businesses", { name: "Bakery" })).data.id}`;
}

const rolesIn = async (client: Client, at: string) =>
  (await client.get<Member[]>(`${at}/members`)).data.map(({ name, role, pays }) => [name, role, pays]);

test("whoever makes a business is its owner; who is invited comes in with the role they were invited as", async () => {
  const at = await bakery();
  expect(await rolesIn(ada, at)).toEqual([["Ada", "owner", true]]);
  expect((await grace.get(at)).status).toBe(404);

  const made = await invite(ada, at, "editor", grace.email.toUpperCase());
  expect(made).toMatchObject({ email: grace.email, role: "editor", invitedBy: "Ada" });
  expect(made.link).toMatch(/\/invite#[\w-]{43}$/);
  const { data: open } = await ada.get<Invitation[]>(`${at}/invitations`);
  expect(open).toMatchObject([{ id: made.id, email: grace.email, role: "editor" }]);
  expect(JSON.stringify(open)).not.toContain(tokenOf(made));

  const token = tokenOf(made);
  const { data: read } = await grace.post<InvitationRead>("/invitations/read", { token });
  expect(read).toMatchObject({ business: { name: "Bakery" }, role: "editor", invitedBy: "Ada", isMember: false });
  const accepted = await grace.post<{ businessId: string }>("/invitations/accept", { token });
  expect(`/businesses/${accepted.data.businessId}`).toBe(at);

  expect((await grace.get(at)).data).toMatchObject({ name: "Bakery", role: "editor", permissions: ["view", "edit"] });
  expect((await grace.get<{ name: string }[]>("/businesses")).data).toMatchObject([{ name: "Bakery", role: "editor" }]);
  expect(await rolesIn(grace, at)).toEqual([
    ["Ada", "owner", true],
    ["Grace", "editor", false],
  ]);
  expect((await ada.get<Invitation[]>(`${at}/invitations`)).data).toEqual([]);
});

test("a link leads in once, for seven days, until it is withdrawn, declined or replaced; the database has only its hash", async () => {
  const at = await bakery();
  const refused = async (made: NewInvitation, said: RegExp) => {
    const { status, problem } = await linus.post("/invitations/accept", { token: tokenOf(made) });
    expect({ status, code: problem.code, detail: problem.detail }).toEqual({
      status: 409,
      code: "conflict",
      detail: expect.stringMatching(said),
    });
  };
  const used = await invite(ada, at, "viewer");
  await grace.post("/invitations/accept", { token: tokenOf(used) });
  await refused(used, /accepted already/);
  const withdrawn = await invite(ada, at, "viewer");
  expect((await ada.delete(`${at}/invitations/${withdrawn.id}`)).status).toBe(204);
  await refused(withdrawn, /withdrawn/);
  const declined = await invite(ada, at, "viewer");
  expect((await linus.post("/invitations/decline", { token: tokenOf(declined) })).status).toBe(204);
  await refused(declined, /declined/);
  const replaced = await invite(ada, at, "owner", linus.email);
  const newer = await invite(ada, at, "viewer", linus.email);
  await refused(replaced, /newer invitation/);
  await sql`update business_invitations set expires_at = now() where id = ${newer.id}`.execute(product.database.db);
  await refused(newer, /seven days/);
  expect((await linus.get(at)).status).toBe(404);

  const { rows } = await sql`select * from business_invitations`.execute(product.database.db);
  const kept = JSON.stringify(rows);
  for (const made of [used, withdrawn, newer]) {
    expect(kept).not.toContain(tokenOf(made));
    expect(kept).not.toContain(Buffer.from(tokenOf(made)).toString("hex"));
  }
  for (const token of ["", "x", tokenOf(newer).slice(1), `${tokenOf(newer)}x`]) {
    expect((await linus.post("/invitations/read", { token })).status).toBe(404);
  }
});

test("of many who press accept at once with one link, one comes in", async () => {
  const at = await bakery();
  const token = tokenOf(await invite(ada, at, "editor"));
  const people = await Promise.all(Array.from({ length: 4 }, () => product.newUser()));
  const answers = await Promise.all(people.map((one) => one.post("/invitations/accept", { token })));
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409, 409]);
  expect(await rolesIn(ada, at)).toHaveLength(2);
});

test("nobody is invited twice, into a sample, by who may not, or more often in a day than the limit", async () => {
  const at = await bakery();
  await join(ada, at, "approver", grace);
  expect((await ada.post(`${at}/invitations`, { email: grace.email, role: "owner" })).status).toBe(409);
  expect((await grace.post(`${at}/invitations`, { email: linus.email, role: "owner" })).problem.code).toBe(
    "not_permitted",
  );
  const sample = await ada.post<{ id: string }>("/businesses/sample", { timezone: "UTC" });
  const toSample = await ada.post(`/businesses/${sample.data.id}/invitations`, { email: linus.email, role: "viewer" });
  expect(toSample.problem).toMatchObject({ code: "conflict", detail: expect.stringContaining("sample") });
  for (let made = 1; made < MAX_INVITATIONS_A_DAY; made += 1) await invite(ada, at, "viewer", linus.email);
  const tooMany = await ada.post(`${at}/invitations`, { email: linus.email, role: "viewer" });
  expect(tooMany.problem).toMatchObject({ code: "rate_limited", status: 429 });
});

test("a role that is changed counts from the next request on", async () => {
  const at = await bakery();
  await join(ada, at, "viewer", grace);
  expect((await grace.patch(at, { tone: "Warm" })).problem.code).toBe("not_permitted");
  const { data } = await ada.patch<Member>(`${at}/members/${graceId}`, { role: "editor" });
  expect(data).toMatchObject({ name: "Grace", role: "editor" });
  expect((await grace.patch(at, { tone: "Warm" })).status).toBe(200);
  await ada.patch(`${at}/members/${graceId}`, { role: "viewer" });
  expect((await grace.patch(at, { tone: "Cool" })).problem.code).toBe("not_permitted");
  expect((await ada.patch(`${at}/members/${linusId}`, { role: "editor" })).status).toBe(404);
});

test("the last owner neither leaves, nor is removed, nor gets another role, before the business is handed over", async () => {
  const at = await bakery();
  await join(ada, at, "editor", grace);
  const tries = [
    () => ada.post(`${at}/leave`),
    () => ada.delete(`${at}/members/${adaId}`),
    () => ada.patch(`${at}/members/${adaId}`, { role: "editor" }),
  ];
  for (const trying of tries) {
    expect((await trying()).problem).toMatchObject({ code: "conflict", detail: expect.stringContaining("last owner") });
  }
  const { data } = await ada.post<Member>(`${at}/members/${graceId}/hand-over`);
  expect(data).toMatchObject({ name: "Grace", role: "owner", pays: true });
  expect((await ada.post(`${at}/leave`)).status).toBe(204);
  expect(await rolesIn(grace, at)).toEqual([["Grace", "owner", true]]);
  expect((await ada.get(at)).status).toBe(404);
});

test("two owners who throw each other out, or leave, at the same moment, leave a business with an owner", async () => {
  for (let round = 0; round < 5; round += 1) {
    const at = await bakery();
    await join(ada, at, "owner", grace);
    await Promise.all([
      ada.post(`${at}/members/${graceId}/hand-over`).then(() => ada.post(`${at}/leave`)),
      grace.patch(`${at}/members/${adaId}`, { role: "viewer" }),
      grace.post(`${at}/leave`),
      ada.delete(`${at}/members/${graceId}`),
    ]);
    const { rows } = await sql<{ owners: number; pays: boolean }>`
      select count(*)::int as owners, bool_or(m.user_id = b.user_id) as pays
      from business_members m join businesses b on b.id = m.business_id
      where m.business_id = ${at.slice("/businesses/".length)} and m.role = 'owner'`.execute(product.database.db);
    expect(rows[0]).toMatchObject({ pays: true });
    expect(rows[0]?.owners).toBeGreaterThan(0);
  }
});

test("whoever owns a business with somebody who deletes their account stays its owner until a third one is", async () => {
  const leaver = await product.newUser();
  const { data: ours } = await leaver.post<{ id: string }>("/businesses", { name: "Ours" });
  const at = `/businesses/${ours.id}`;
  await join(leaver, at, "owner", grace);
  await leaver.post("/me/deletion", { password: "a long password" });
  const tries = [
    () => grace.post(`${at}/leave`),
    () => grace.delete(`${at}/members/${graceId}`),
    () => grace.patch(`${at}/members/${graceId}`, { role: "viewer" }),
  ];
  for (const trying of tries) {
    const said = { code: "conflict", detail: expect.stringContaining("deleting their accounts") };
    expect((await trying()).problem).toMatchObject(said);
  }
  await join(grace, at, "owner", linus);
  expect((await grace.post(`${at}/leave`)).status).toBe(204);
});

test("of two owners who leave at the same moment, by the account and by the door, one stays or the business stops", async () => {
  for (let round = 0; round < 2; round += 1) {
    const leaver = await product.newUser();
    const { data: ours } = await leaver.post<{ id: string }>("/businesses", { name: "Ours" });
    const at = `/businesses/${ours.id}`;
    await join(leaver, at, "owner", grace);
    await Promise.all([leaver.post("/me/deletion", { password: "a long password" }), grace.post(`${at}/leave`)]);
    const { rows } = await sql<{ isWell: boolean }>`
      select deleted_at is not null or exists (
        select from business_members m join users u on u.id = m.user_id
        where m.business_id = businesses.id and m.role = 'owner' and u.deletion_asked_at is null) as is_well
      from businesses where id = ${ours.id}`.execute(product.database.db);
    expect(rows).toEqual([{ isWell: true }]);
  }
});

test("invitations of somebody who is no owner any more lead nowhere, so that nobody comes back by their own link", async () => {
  const at = await bakery();
  await join(ada, at, "owner", grace);
  const forHerself = await invite(grace, at, "owner");
  expect((await ada.delete(`${at}/members/${graceId}`)).status).toBe(204);
  expect((await grace.post("/invitations/accept", { token: tokenOf(forHerself) })).problem.detail).toMatch(/withdrawn/);
  await join(ada, at, "owner", linus);
  const ofLinus = await invite(linus, at, "owner");
  await ada.patch(`${at}/members/${linusId}`, { role: "editor" });
  expect((await grace.post("/invitations/accept", { token: tokenOf(ofLinus) })).problem.detail).toMatch(/withdrawn/);
});

test("approving, publishing, managing and paying are four permissions: an approver has two of them, an editor none", async () => {
  const at = await bakery();
  await join(ada, at, "editor", grace);
  await join(ada, at, "approver", linus);
  const campaign = {
    goal: "Sell bread",
    channels: ["facebook"],
    startsOn: "2031-01-01",
    endsOn: "2031-01-14",
    contentCount: 1,
  };
  const planned = await grace.post<{ id: string }>(`${at}/campaigns`, campaign);
  expect(planned.status).toBe(201);
  const [first] = (await grace.get<Content[]>(`${at}/contents?campaignId=${planned.data.id}`)).data;
  const path = `${at}/contents/${first?.id}`;
  expect((await grace.post(`${path}/generate`)).status).toBe(200);
  const { data: written } = await grace.get<Content>(path);
  const claims = written.claims.map(({ text, field }) => ({ text, field }));
  expect((await grace.post(`${path}/approve`)).problem.code).toBe("not_permitted");
  if (claims.length > 0) await linus.post(`${path}/claims/confirm`, { claims });
  expect((await linus.post<Content>(`${path}/approve`)).data).toMatchObject({ status: "approved" });
  expect((await grace.post(`${path}/publish`)).problem.code).toBe("not_permitted");
  expect((await linus.post<Content>(`${path}/publish`)).data).toMatchObject({ status: "published" });
  for (const client of [grace, linus]) {
    expect((await client.put(`${at}/ai/budget`, { limitNanoUsd: null })).problem.code).toBe("not_permitted");
    expect((await client.post(`${at}/connections`, { kind: "manual" })).problem.code).toBe("not_permitted");
    expect((await client.delete(at)).problem.code).toBe("not_permitted");
  }
});
