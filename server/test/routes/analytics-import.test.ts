import type { Analytics, AnalyticsImported } from "@handbill/contracts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { contentsOf, plannedCampaign } from "../support/campaigns.ts";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 10, { budget: { amount: 30_000, currency: "EUR" } });
const [first, second, third] = await contentsOf(world);
if (!first || !second || !third) throw new Error("There are too few contents.");
const URL_OF_SECOND = "https://www.instagram.com/p/abc123/";
await sql`update contents set published_url = ${URL_OF_SECOND}, topic = 'Pão da manhã' where id = ${second.id}`.execute(
  product.database.db,
);

const take = (body: object) => owner.post<AnalyticsImported>(`${world.at}/analytics/import`, body);
const resultsOf = async (id: string): Promise<Analytics> =>
  (await owner.get<Analytics>(`${world.at}/contents/${id}/analytics`)).data;

const TABLE = [
  "Permalink;Date;Impressions;Link clicks;Amount spent (EUR);Likes",
  `${first.id};2026-11-02;1.240;80;"12,50";9`,
  "http://instagram.com/p/abc123?igsh=xyz;03.11.2026;900;;;4",
  "PÃO DA MANHÃ;2026-11-04;100;7;0;1",
  "Somebody else's;2026-11-04;1;1;;",
  `${third.id};soon;5;1;;`,
  `${third.id};2026-11-05;many;1;;`,
  `${first.id};2026-11-02T10:00:00;1;1;;`,
].join("\r\n");

test("a table of a network is looked at first, taken line by line, and twice is the same as once", async () => {
  const looked = await take({ csv: TABLE, dryRun: true });
  expect(looked.status, JSON.stringify(looked.problem)).toBe(200);
  expect(looked.data.mapping).toMatchObject({
    content: "Permalink",
    day: "Date",
    impressions: "Impressions",
    clicks: "Link clicks",
    cost: "Amount spent (EUR)",
    opens: null,
  });
  expect(looked.data).toMatchObject({ dryRun: true, rows: 7, accepted: 3, contents: 2, refused: 4 });
  expect(looked.data.errors.map(({ line, column }) => [line, column])).toEqual([
    [5, "Permalink"],
    [6, "Date"],
    [7, "Impressions"],
    [8, "Date"],
  ]);
  expect((await resultsOf(first.id)).entries).toEqual([]);

  await owner.put(`${world.at}/contents/${first.id}/analytics`, { clicks: 5_000 });
  await take({ csv: TABLE });
  const again = await take({ csv: TABLE });

  expect(again.data).toMatchObject({ dryRun: false, accepted: 3 });
  expect(await resultsOf(first.id)).toMatchObject({ impressions: 1_240, clicks: 80, cost: 1_250, currency: "EUR" });
  expect(await resultsOf(second.id)).toMatchObject({ impressions: 1_000, clicks: 7, cost: 0 });
});

const utf16 = (text: string, swap: boolean): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return swap ? bytes.swap16() : bytes;
};

test("any usual encoding is read, as a file or as the body itself", async () => {
  const text = "topic,day,clicks\nPão da manhã,2026-10-01,3\n";
  const latin = Buffer.from(text, "latin1");
  const files = [Buffer.from(text), Buffer.from(`\uFEFF${text}`), utf16(text, false), utf16(text, true), latin];
  for (const [index, file] of files.entries()) {
    const { data } = await take({ file: file.toString("base64"), dryRun: true });
    expect([index, data.accepted, data.sample[0]?.topic]).toEqual([index, 1, "Pão da manhã"]);
  }
  const plain = await fetch(`${product.url}/api/v1${world.at}/analytics/import?dryRun=true`, {
    method: "POST",
    headers: { authorization: `Bearer ${owner.token}`, "content-type": "text/csv" },
    body: latin,
  });
  expect(await plain.json()).toMatchObject({ data: { dryRun: true, encoding: "windows-1252", accepted: 1 } });
});

test("ten thousand lines are taken, one more is refused, and what is no table is said in words", async () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => {
    const day = new Date(Date.UTC(1999, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);
    return `${third.id},${day},1`;
  });
  const long = await take({ csv: ["content,day,clicks", ...lines].join("\n") });
  expect(long.data).toMatchObject({ rows: 10_000, accepted: 10_000, refused: 0 });
  expect((await resultsOf(third.id)).clicks).toBe(10_000);

  const refused = [
    { csv: ["content,day,clicks", ...lines, `${third.id},1998-01-01,1`].join("\n") },
    { csv: "" },
    { csv: "content,clicks" },
    { csv: 'content,clicks\n"open,1' },
    { file: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0x41, 0]).toString("base64") },
    { csv: "a,b\n1,2", columns: { content: "c" } },
    { csv: "a,b\n1,2" },
    {},
    { csv: "a", file: "YQ==" },
  ];
  for (const body of refused) {
    const { status, problem } = await take(body);
    expect([JSON.stringify(body).slice(0, 60), status, problem.code]).toEqual([
      JSON.stringify(body).slice(0, 60),
      400,
      "invalid_request",
    ]);
  }
});

test("an export is a table of what the page shows, in which no cell is a formula", async () => {
  await sql`update contents set topic = '=HYPERLINK("http://evil.example")' where id = ${first.id}`.execute(
    product.database.db,
  );
  const reply = await fetch(`${product.url}/api/v1${world.at}/analytics.csv?from=2026-11-01&to=2026-11-30`, {
    headers: { authorization: `Bearer ${owner.token}` },
  });
  const table = await reply.text();

  expect(reply.headers.get("content-disposition")).toContain("results-2026-11-01-2026-11-30.csv");
  expect(table).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(table).toContain(",1240,0,0,80,");
});

test("a table of one business says nothing of another's contents", async () => {
  const stranger = await product.newUser("Eve");
  const theirs = await plannedCampaign(stranger, "bike-repair-leipzig", 1);
  const csv = `content,clicks\n${first.id},999\n`;
  const elsewhere = await stranger.post<AnalyticsImported>(`${theirs.at}/analytics/import`, { csv });
  const here = await stranger.post(`${world.at}/analytics/import`, { csv });

  expect(elsewhere.data).toMatchObject({ accepted: 0, refused: 1 });
  expect([here.status, here.problem.code]).toEqual([404, "not_found"]);
});
