import type { Business, Campaign, Content, TrackedLink } from "@handbill/contracts";
import { newId } from "../../server/src/core/ids.ts";
import { brief } from "../../server/test/support/briefs.ts";
import { type Client, signUp } from "../../server/test/support/client.ts";
import type { startDatabase } from "./database.ts";

type BenchDatabase = Awaited<ReturnType<typeof startDatabase>>;
export type BusyShop = Awaited<ReturnType<typeof openBusyShop>>;

/** All columns of a table but its id, for copies of its rows. */
async function columnsOf({ pool }: BenchDatabase, table: string): Promise<string> {
  const { rows } = await pool.query<{ names: string }>(
    `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
     where table_schema = 'public' and table_name = $1 and column_name <> 'id' and is_generated = 'NEVER'`,
    [table],
  );
  return rows[0]?.names ?? "";
}

/** Copies of one content. */
async function copyContent(database: BenchDatabase, contentId: string, count: number): Promise<string[]> {
  const names = await columnsOf(database, "contents");
  const ids = Array.from({ length: count }, newId);
  await database.pool.query(
    `insert into contents (id, ${names}) select copy, ${names} from contents, unnest($1::uuid[]) as copy where id = $2`,
    [ids, contentId],
  );
  return ids;
}

/** Copies of a campaign in a business, each a minute older than the one before. */
export async function fillCampaigns(database: BenchDatabase, businessId: string, like: string, count: number) {
  const names = (await columnsOf(database, "campaigns")).replace("business_id, ", "").replace("created_at, ", "");
  const client = await database.pool.connect();
  await client.query("set statement_timeout = 600000");
  await client.query(
    `insert into campaigns (id, business_id, created_at, ${names})
     select gen_random_uuid(), $1, now() - number * interval '1 minute', ${names}
     from campaigns, generate_series(1, $2::int) as number where id = $3`,
    [businessId, count, like],
  );
  client.release(true);
}

async function writeCampaign(owner: Client, at: string, wish: object): Promise<Content> {
  const { data: campaign } = await owner.post<Campaign>(`${at}/campaigns`, { ...wish, contentCount: 4 });
  await owner.post(`${at}/campaigns/${campaign.id}/generate`);
  const [written] = (await owner.get<Content[]>(`${at}/contents?campaignId=${campaign.id}`)).data;
  if (!written) throw new Error("Nothing was written.");
  return written;
}

/** A bakery with sixty campaigns, a written content and its copies, a finished job and a counted link. */
export async function openBusyShop(database: BenchDatabase, url: string, copies: number) {
  const owner = await signUp(url);
  const { business: profile, campaign: wish } = brief("bakery-lisbon");
  const { data: business } = await owner.post<Business>("/businesses", profile);
  const at = `/businesses/${business.id}`;
  const written = await writeCampaign(owner, at, wish);
  const asked = await owner.post(`${at}/contents/${written.id}/generate`, {}, { prefer: "respond-async" });
  const jobId = asked.headers.get("location")?.split("/").at(-1) ?? "";
  while ((await owner.get<{ status: string }>(`/jobs/${jobId}`)).data.status !== "succeeded");
  const { data: link } = await owner.post<TrackedLink>(`${at}/links`, { address: "https://shop.example/cake" });
  const { data: content } = await owner.get<Content>(`${at}/contents/${written.id}`);
  const contentIds = await copyContent(database, content.id, copies);
  await fillCampaigns(database, business.id, content.campaignId, 60);
  await database.pool.query("vacuum analyze campaigns, contents");
  return { owner, business, at, content, contentIds, jobId, link };
}
