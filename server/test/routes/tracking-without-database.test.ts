import type { Business, TrackedLink, TrackingSettings } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import { createKeyring } from "../../src/core/keyring.ts";
import { createTrackingTokens } from "../../src/services/tracking/tokens.ts";
import { brief } from "../support/briefs.ts";
import { testProduct } from "../support/product.ts";
import { stoppableDatabase } from "../support/stoppable-database.ts";

const postgres = await stoppableDatabase();
const product = await testProduct({}, { database: postgres, acquireTimeoutMs: 2_000 });
const owner = await product.newUser();
const PERSON = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const SHOP = "https://shop.example/cake";
/** The secret of the product of the tests. */
const tokens = createTrackingTokens(createKeyring(["a secret that is long enough for a test"]));

const visit = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, product.url), { redirect: "manual", headers: { "user-agent": PERSON }, ...init });
const whereTo = async (path: string) => (await visit(path)).headers.get("location")?.split("?")[0];

/** An email that went out. */
async function mailed(businessId: string) {
  const [campaignId, contentId] = [newId(), newId()];
  await sql`insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, notes, content_count, status)
    values (${campaignId}, ${businessId}, 'Spring', 'Sell', '', '["email"]', '2026-03-01', '2026-04-30', '', 1, 'planned')`.execute(
    postgres.db,
  );
  await sql`insert into contents (id, business_id, campaign_id, channel, status, topic, angle, call_to_action)
    values (${contentId}, ${businessId}, ${campaignId}, 'email', 'published', 'Loaves', '', '')`.execute(postgres.db);
  return { campaignId, contentId, deliveryId: newId() };
}

test("with PostgreSQL stopped every link leads on, and when it is back all that was counted is there, once", async () => {
  const { data: business } = await owner.post<Business>("/businesses", brief("bakery-lisbon").business);
  const at = `/businesses/${business.id}`;
  const { data: link } = await owner.post<TrackedLink>(`${at}/links`, { address: SHOP });
  const { siteKey } = (await owner.get<TrackingSettings>(`${at}/tracking`)).data;
  const mail = { businessId: business.id, ...(await mailed(business.id)), sentAtMs: Date.now() - 3_600_000 };
  // A link that this process has never seen: of a mail that was sent long ago, say.
  const inMail = `/l/zzzzzzzz/${tokens.linkToken({ ...mail, linkId: newId(), url: `${SHOP}?in=mail` })}`;
  expect(await whereTo(`/l/${link.code}`)).toBe(SHOP);
  await postgres.stop();

  for (let round = 0; round < 15; round += 1) {
    const goals = await Promise.all([
      ...Array.from({ length: 10 }, () => whereTo(`/l/${link.code}`)),
      whereTo(inMail),
      whereTo(inMail),
    ]);
    expect(new Set(goals)).toEqual(new Set([SHOP]));
    expect((await visit(`/o/${tokens.openToken(mail)}.gif`)).headers.get("content-type")).toBe("image/gif");
  }
  const told = { method: "POST", body: JSON.stringify({ goal: "order", value: "9.90", currency: "EUR", key: "7" }) };
  expect((await visit(`/e/${siteKey}`, told)).status).toBe(204);
  expect((await visit(`/e/${siteKey}`, told)).status).toBe(204);
  // Where neither memory nor token knows, it is said that nobody can know just now: it may lead somewhere.
  const unknown = await visit("/l/nobodyss");
  expect([unknown.status, unknown.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await unknown.text()).toContain("Try it again in a moment");

  await postgres.start();
  const counted = async () => {
    const { rows } = await sql<{ kind: string; events: number; losses: number }>`
      select kind, count(*) as events, (select count(*) from event_losses) as losses from events
      group by kind order by kind`.execute(postgres.db);
    return rows;
  };
  await expect
    .poll(() => counted().catch(() => []), { interval: 200 })
    .toEqual([
      { kind: "click", events: 1 + 15 * 12, losses: 0 },
      { kind: "conversion", events: 1, losses: 0 },
      { kind: "open", events: 15, losses: 0 },
    ]);
  await expect.poll(async () => (await visit("/l/nobodyss")).status).toBe(404);
});

test("a token that anybody made up or changed leads nowhere else and counts for nobody", async () => {
  const { data: link } = await owner.post<TrackedLink>(
    `/businesses/${(await owner.get<Business[]>("/businesses")).data[0]?.id}/links`,
    { address: "https://shop.example/bread" },
  );
  const before = await sql<{ count: number }>`select count(*) as count from events`.execute(postgres.db);
  const mail = { businessId: newId(), campaignId: newId(), contentId: newId(), deliveryId: newId(), sentAtMs: 0 };
  const evil = { ...mail, linkId: newId(), url: "https://evil.example/" };
  const foreign = createTrackingTokens(createKeyring(["the secret of somebody else entirely"])).linkToken(evil);
  const own = tokens.linkToken({ ...evil, url: SHOP });
  const other = Buffer.from(own, "base64url");
  other.writeUInt8(other.readUInt8(90) ^ 1, 90); // another letter of the address that it holds
  for (const token of [
    foreign,
    other.toString("base64url"),
    own.slice(0, -2),
    `${own}A`,
    tokens.openToken(mail),
    "x",
  ]) {
    expect((await visit(`/l/yyyyyyyy/${token}`)).status).toBe(404);
    expect((await visit(`/o/${token}.gif`)).status).toBe(200);
    const found = await visit(`/l/${link.code}/${token}`);
    expect(found.headers.get("location")).toMatch(/^https:\/\/shop\.example\/bread/);
  }
  // Of all that only the six clicks on the real link count: the one token that is right is of a business that is gone.
  await expect
    .poll(async () => (await sql<{ count: number }>`select count(*) as count from events`.execute(postgres.db)).rows[0])
    .toEqual({ count: (before.rows[0]?.count ?? 0) + 6 });
  const { rows } = await sql`select 1 from events where kind = 'click' and (delivery_id = ${mail.deliveryId} or
    business_id = ${mail.businessId})`.execute(postgres.db);
  expect(rows).toEqual([]);
});
