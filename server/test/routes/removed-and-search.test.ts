import type { Campaign, Content, Found, Removed } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { createStore } from "../../src/data/store.ts";
import { createBusinessService } from "../../src/services/business-service.ts";
import { createLedgerService } from "../../src/services/ledger-service.ts";
import { createRemovalService } from "../../src/services/removal-service.ts";
import { contentsOf, plannedCampaign, type World, writtenContent } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const { db } = product.database;
const store = createStore(db, async () => {});
const removals = createRemovalService({ store, businesses: createBusinessService({ store }) });
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 3);
const { at } = world;
const second = await owner.post<Campaign>(`${at}/campaigns`, {
  name: "Pão de Verão",
  goal: "Sell 100% more rye_bread\nbefore the holidays",
  channels: ["email"],
  startsOn: "2027-07-01",
  endsOn: "2027-07-31",
  contentCount: 2,
});
const summer: World = { owner, at, campaign: second.data };

const removed = async () => (await owner.get<Removed[]>(`${at}/removed`)).data;
const search = async (text: string) => (await owner.get<Found[]>(`${at}/search?q=${encodeURIComponent(text)}`)).data;
const removedDaysAgo = (table: string, id: string, days: number) =>
  sql`
  update ${sql.table(table)} set deleted_at = now() - make_interval(days => ${days}::integer) where id = ${id}`.execute(
    db,
  );
const rowsOf = async (table: string, column: string, id: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(db);
  return rows[0]?.count ?? 0;
};

/** Of each call for a content: whether its answer can still be read, and whether it is known that there was one. */
const answersOf = async (contentId: string) => {
  const { rows } = await sql`
    select raw_answer is not null as is_kept, answer_sha256 is not null as was_given
    from ai_logs where content_id = ${contentId}`.execute(db);
  return rows;
};

test("campaigns and contents are found by any of their words, without capitals and accents, the named ones first", async () => {
  const content = await writtenContent(world);
  const edited = await owner.patch<Content>(
    `${at}/contents/${content.id}`,
    {
      topic: "Croissants aux amandes",
      angle: "A long way to it. ".repeat(12) + "The secret is Crème Brûlée, and more",
    },
    { "if-match": `"${content.version}"` },
  );
  expect(await search("pao VERAO")).toEqual([
    {
      kind: "campaign",
      id: summer.campaign.id,
      campaignId: summer.campaign.id,
      title: "Pão de Verão",
      excerpt: expect.stringContaining("Sell 100% more rye_bread before the holidays"),
    },
  ]);
  const [found] = await search("creme brulee");
  expect(found).toMatchObject({
    kind: "content",
    id: content.id,
    campaignId: world.campaign.id,
    title: "Croissants aux amandes",
    channel: content.channel,
    status: edited.data.status,
  });
  expect(found?.excerpt).toMatch(/^….*Crème Brûlée/);
  expect(found?.excerpt.length).toBeLessThanOrEqual(162);

  const text = Object.values(content.fields ?? {}).find((value) => typeof value === "string");
  const word = /\p{L}{6,}/u.exec(String(text))?.[0] ?? "";
  expect((await search(word)).map(({ id }) => id)).toContain(content.id);
  expect(await search("croissants brioche")).toEqual([]);
  // The names of the fields are not part of the text.
  const said = JSON.stringify(Object.values(content.fields ?? {}));
  const name = Object.keys(content.fields ?? {}).find((key) => !said.includes(key)) ?? "";
  expect((await search(name)).map(({ id }) => id)).not.toContain(content.id);
});

test("what has a meaning in patterns is searched as it is", async () => {
  expect((await search("100%")).map(({ title }) => title)).toEqual(["Pão de Verão"]);
  expect((await search("rye_bread")).map(({ title }) => title)).toEqual(["Pão de Verão"]);
  expect(await search("1_0%")).toEqual([]);
  expect(await search("\\")).toEqual([]);
  expect((await owner.get(`${at}/search?q=%20`)).problem.code).toBe("invalid_request");
});

test("a text is found by words that JSON writes otherwise, and by those that are names of fields", async () => {
  const content = await writtenContent(world);
  const fields: Record<string, unknown> = { ...content.fields };
  const name = Object.keys(fields).find((key) => typeof fields[key] === "string") ?? "";
  fields[name] = `We call it "puff" or pastry\\dough,\nand this ${name} was written long ago.`;
  const edit = await owner.patch<Content>(
    `${at}/contents/${content.id}`,
    { fields },
    { "if-match": `"${content.version}"` },
  );
  expect(edit.status, JSON.stringify(edit.problem)).toBe(200);
  await sql`
    insert into contents (id, business_id, campaign_id, channel, topic, angle, call_to_action, status, fields)
    select gen_random_uuid(), business_id, campaign_id, channel, '', '', '', 'draft', jsonb_build_object(${name}::text, '')
    from contents, generate_series(1, 200) where id = ${content.id}`.execute(db);

  const found = await Promise.all(['"puff"', "pastry\\dough", name, `or ${name}`].map(search));
  await sql`delete from contents where topic = ''`.execute(db);

  expect(found.map((hits) => hits.map(({ id }) => id))).toEqual(found.map(() => [content.id]));
});

test("what was removed is listed for thirty days and found no more; what is restored leaves the list", async () => {
  const [content, sibling] = await contentsOf(summer);
  if (!content || !sibling) throw new Error("too few contents");
  await owner.delete(`${at}/contents/${content.id}`);
  const [entry] = await removed();
  expect(entry).toMatchObject({ id: content.id, kind: "content", name: content.topic, channel: content.channel });
  expect(Date.parse(entry?.until ?? "") - Date.parse(entry?.removedAt ?? "")).toBe(30 * 86_400_000);

  await owner.delete(`${at}/campaigns/${summer.campaign.id}`);
  expect(await search("Verão")).toEqual([]);
  // A content cannot come back into a campaign that is not there: the campaign is offered.
  expect((await removed()).map(({ id, kind }) => [kind, id])).toEqual([["campaign", summer.campaign.id]]);
  await owner.post(`${at}/campaigns/${summer.campaign.id}/restore`);
  await owner.post(`${at}/contents/${content.id}/restore`);
  expect(await removed()).toEqual([]);

  await owner.delete(`${at}/contents/${sibling.id}`);
  await removedDaysAgo("contents", sibling.id, 31);
  expect(await removed()).toEqual([]);
});

test("after thirty days it is erased, with its versions, its jobs and the answers of the AI; the ledger keeps its row", async () => {
  const content = await writtenContent(summer);
  await owner.put(`${at}/contents/${content.id}/rating`, { rating: "down", note: "My aunt Rosa said so." });
  const [kept] = (await contentsOf(world)).toReversed();
  if (!kept) throw new Error("too few contents");
  const ledger = createLedgerService({ store });
  const before = await ledger.verify();
  expect(await answersOf(content.id)).toEqual([{ isKept: true, wasGiven: true }]);
  await owner.delete(`${at}/contents/${kept.id}`);
  await owner.delete(`${at}/contents/${content.id}`);
  await removedDaysAgo("contents", content.id, 31);
  await removedDaysAgo("contents", kept.id, 29);
  await removals.sweep();

  expect((await owner.post(`${at}/contents/${content.id}/restore`)).problem.code).toBe("not_found");
  expect(await rowsOf("contents", "id", content.id)).toBe(0);
  expect(await rowsOf("contentVersions", "contentId", content.id)).toBe(0);
  expect(await rowsOf("jobs", "contentId", content.id)).toBe(0);
  expect(await answersOf(content.id)).toEqual([{ isKept: false, wasGiven: true }]);
  const { rows: ratings } = await sql`select rating, note from ai_ratings where content_id = ${content.id}`.execute(db);
  expect(ratings).toEqual([{ rating: "down", note: "" }]);
  expect(await ledger.verify()).toEqual(before);
  expect((await owner.post<Content>(`${at}/contents/${kept.id}/restore`)).data.id).toBe(kept.id);

  await owner.delete(`${at}/campaigns/${summer.campaign.id}`);
  await removedDaysAgo("campaigns", summer.campaign.id, 31);
  await removals.sweep();
  expect(await rowsOf("campaigns", "id", summer.campaign.id)).toBe(0);
  expect(await rowsOf("contents", "campaignId", summer.campaign.id)).toBe(0);
  expect(await ledger.verify()).toEqual(before);
});

test("a stranger finds nothing", async () => {
  const stranger = await product.newUser();
  const replies = await Promise.all([stranger.get(`${at}/removed`), stranger.get(`${at}/search?q=bread`)]);
  expect(replies.map(({ problem }) => problem.code)).toEqual(["not_found", "not_found"]);
});
