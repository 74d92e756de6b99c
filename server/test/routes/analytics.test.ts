import { type Analytics, type Content, type Insights } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import { contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";
import { storeOn } from "../support/ledger.ts";

const product = await testProduct();
const { db } = product.database;
const store = storeOn(product.database);
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 10, { budget: { amount: 30_000, currency: "EUR" } });
const contents = await contentsOf(world);
const businessId = world.at.split("/")[2] ?? "";

const resultsOf = ({ id }: Content): string => `${world.at}/contents/${id}/analytics`;
const here = (index: number): string => `${world.at}/contents/${contents[index]?.id}/analytics`;
const at = (index: number): Content => {
  const content = contents[index];
  if (!content) throw new Error("There is no such content.");
  return content;
};

type Told = { kind: string; at?: string; bot?: string; visitor?: string; amount?: number; deliveryId?: string };

async function happened(content: Content | null, count: number, told: Told): Promise<void> {
  const { kind, bot = null, visitor = null, amount = null, deliveryId = null } = told;
  await sql`insert into events (id, business_id, occurred_at, kind, content_id, campaign_id, bot, visitor, amount, currency, delivery_id, source)
    select gen_random_uuid(), ${businessId}, ${told.at ?? "2026-11-10T12:00:00Z"}::timestamptz, ${kind}, ${content?.id ?? null},
      ${content?.campaignId ?? null}, ${bot}, ${visitor}, ${amount}, ${amount === null ? null : "EUR"}, ${deliveryId}, 'test'
    from generate_series(1, ${count}::integer)`.execute(db);
}

/** Until nothing waits: the product itself may be at it just now. */
async function rollUp(): Promise<void> {
  do await store.transaction((tx) => tx.analyticsRollUp.step());
  while (await db.selectFrom("analyticsWaiting").select("id").limit(1).executeTakeFirst());
}
const insights = async (query: string): Promise<Insights> => {
  await rollUp();
  return (await owner.get<Insights>(`${world.at}/analytics?${query}`)).data;
};

test("what people did is counted by the days of the business, and what programs did apart", async () => {
  const content = at(0);
  await happened(content, 3, { kind: "click", at: "2026-07-01T23:30:00Z" }); // 2 July in Lisbon
  await happened(content, 2, { kind: "click", at: "2026-07-02T10:00:00Z", visitor: "a" });
  await happened(content, 1, { kind: "conversion", at: "2026-07-02T11:00:00Z", amount: 2_450 });
  await happened(content, 4, { kind: "click", at: "2026-07-02T10:00:00Z", bot: "crawler" });
  await happened(null, 1, { kind: "conversion", at: "2026-07-03T11:00:00Z", amount: 50 });

  const { total, byDay, byCampaign, byChannel, byContent } = await insights("from=2026-07-01&to=2026-07-31");

  expect(total).toMatchObject({ clicks: 5, clickers: 4, conversions: 2, bots: 4, revenue: 2_500, currency: "EUR" });
  expect(byDay.map(({ day, clicks }) => [day, clicks])).toEqual([
    ["2026-07-02", 5],
    ["2026-07-03", 0],
  ]);
  expect(byCampaign.map(({ campaignId, conversions }) => [campaignId, conversions])).toEqual([
    [world.campaign.id, 1],
    [null, 1],
  ]);
  expect(byChannel.map(({ channel, clicks }) => [channel, clicks])).toEqual([
    [content.channel, 5],
    [null, 0],
  ]);
  expect(byContent).toMatchObject([{ contentId: content.id, clicks: 5, revenue: 2_450 }]);
});

test("numbers of a network replace ours, never add to them, and can be taken back", async () => {
  const content = at(1);
  await happened(content, 7, { kind: "click" });
  await rollUp();

  const before = await owner.get<Analytics>(here(1));
  const said = await owner.put<Analytics>(here(1), { day: "2026-11-12", impressions: 900, clicks: 40, cost: 1_500 });
  const corrected = await owner.put<Analytics>(here(1), { impressions: 1_000, revenue: 5_000, currency: "USD" });
  const back = await owner.put<Analytics>(here(1), {});

  expect(before.data).toMatchObject({ clicks: 7, impressions: 0, entries: [] });
  expect(said.data).toMatchObject({ clicks: 40, impressions: 900, cost: 1_500, currency: "EUR" });
  expect(said.data.entries).toMatchObject([{ day: "2026-11-12", source: "typed", clicks: 40, revenue: null }]);
  expect(said.data.rates[0]).toMatchObject({ kind: "click", of: "impressions", successes: 40, enough: true });
  expect(corrected.data).toMatchObject({ clicks: 7, impressions: 1_000, cost: 0, revenue: 5_000, currency: "USD" });
  expect(back.data).toMatchObject({ clicks: 7, impressions: 0, revenue: 0, entries: [] });
});

test("a rate has an honest range, and nothing is better before the evidence says so", async () => {
  const [one, other] =
    Object.values(Object.groupBy(contents.slice(4), ({ channel }) => channel)).find((of) => of.length > 1) ?? [];
  if (!one || !other) throw new Error("No two of a channel.");
  const enter = async (a: number, b: number, seen: number) => {
    await owner.put(resultsOf(one), { day: "2026-05-04", impressions: seen, clicks: a });
    await owner.put(resultsOf(other), { day: "2026-05-05", impressions: seen, clicks: b });
    return insights("from=2026-05-01&to=2026-05-31");
  };

  const few = await enter(4, 1, 20);
  const close = await enter(52, 48, 1_000);
  const clear = await enter(80, 30, 1_000);

  expect(few.findings).toEqual([]);
  expect(few.byContent[0]?.rates[0]).toMatchObject({ value: 0.2, enough: false });
  expect(close.findings).toEqual([]);
  expect(clear.findings).toHaveLength(1);
  expect(clear.findings[0]).toMatchObject({ winner: { contentId: one.id }, loser: { contentId: other.id } });
  expect(clear.findings[0]?.text).toContain(`“${one.topic}” beat “${other.topic}”: 8 %`);
  await owner.put(resultsOf(one), {});
  await owner.put(resultsOf(other), {});
});

test("days are compared with as many before, in sentences that name what they come from", async () => {
  const content = at(3);
  await happened(content, 20, { kind: "click", at: "2026-03-05T12:00:00Z" });
  await happened(content, 25, { kind: "click", at: "2026-03-12T12:00:00Z" });

  const { previous, sentences, total } = await insights("from=2026-03-08&to=2026-03-14");
  const alone = await insights("from=2026-03-08&to=2026-03-14&compare=none");

  expect(previous).toMatchObject({ from: "2026-03-01", to: "2026-03-07", total: { clicks: 20 } });
  expect(total.clicks).toBe(25);
  expect(sentences).toContainEqual({
    about: "clicks",
    text: `25 clicks, 25 % more than in the time before, all from “${content.topic}”.`,
    contentIds: [content.id],
  });
  expect(alone.previous).toBeNull();
});

test("results move with the time zone of the business", async () => {
  const other = await plannedCampaign(owner, "bakery-lisbon", 1);
  const [content] = await contentsOf(other);
  await sql`insert into events (id, business_id, occurred_at, kind, content_id, source)
    values (${newId()}, ${other.at.split("/")[2]}, '2026-01-10T23:30:00Z', 'click', ${content?.id}, 'test')`.execute(
    db,
  );
  const days = async () => {
    await rollUp();
    const { data } = await owner.get<Insights>(`${other.at}/analytics?from=2026-01-01&to=2026-01-31`);
    return data.byDay.filter(({ clicks }) => clicks > 0).map(({ day }) => day);
  };

  expect(await days()).toEqual(["2026-01-10"]);
  await owner.patch(other.at, { timezone: "Asia/Tokyo" });
  expect(await days()).toEqual(["2026-01-11"]);
});

test("results are nobody else's, and odd questions are refused in words", async () => {
  const stranger = await product.newUser("Eve");
  for (const [method, path] of [
    ["get", `${world.at}/analytics`],
    ["get", here(0)],
    ["put", here(0)],
  ] as const) {
    const { status, problem } = method === "get" ? await stranger.get(path) : await stranger.put(path, { clicks: 1 });
    expect([status, problem.code]).toEqual([404, "not_found"]);
  }
  const reversed = await owner.get(`${world.at}/analytics?from=2026-03-08&to=2026-03-01`);
  const endless = await owner.get(`${world.at}/analytics?from=2016-03-08&to=2026-03-01`);
  const negative = await owner.put(here(0), { clicks: -1 });
  const nowhere = await owner.get(`${world.at}/analytics?campaignId=${newId()}`);
  expect([reversed, endless, negative, nowhere].map(({ problem }) => problem.code)).toEqual([
    "invalid_request",
    "invalid_request",
    "invalid_request",
    "not_found",
  ]);
});
