import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { newId } from "../server/src/core/ids.ts";
import type { Tables } from "../server/src/data/models/tables.ts";
import { openDatabase } from "../server/src/infrastructure/database.ts";
import { bringUpToDate } from "../server/src/up-to-date.ts";
import { type Client, signUp } from "../server/test/support/client.ts";
import { forDatabase } from "../server/test/support/cluster.ts";
import { startDatabase } from "./support/database.ts";
import { interleave, median, type Pair, quantile } from "./support/pairs.ts";
import { startProduct } from "./support/product.ts";

/*
 * What row-level security costs: the same requests, to two processes of the product on one database, one of which began before its
 * database user had the role that it takes. Users take turns, so hardly a request finds a connection that served its user before.
 */

const USERS = 25;
const CONTENTS = 60;
const PLAN = { rounds: 12, pairs: 40, warmUp: 150 };
const NAME = "walls";

await using cluster = await startDatabase();
const url = forDatabase(cluster.url, NAME).replace(/\/\/[^@]*@/, `//${NAME}:${NAME}@`);
await cluster.pool.query(`create role ${NAME} login password '${NAME}'`);
await cluster.pool.query(`create database ${NAME} owner ${NAME}`);
const dataDir = await mkdtemp(join(tmpdir(), "handbill-walls-"));
const settings = {
  DATABASE_URL: url,
  DATA_DIR: dataDir,
  AUTH_SECRET: "the same secret for both of the two",
  PORT: "0",
  ROLE: "web",
  SIGN_IN_PER_MINUTE: "10000",
  LOG_LEVEL: "error",
};
{
  await using open = await startProduct(settings);
  await cluster.pool.query(`
    do $$ declare role text := 'handbill_requests_' || (select oid from pg_roles where rolname = '${NAME}');
    begin execute format('create role %I nologin', role); execute format('grant %I to ${NAME}', role); end $$`);
  const { role } = await bringUpToDate(url);
  if (role === null) throw new Error("There is no wall to be measured.");
  await using walled = await startProduct(settings);

  const database = openDatabase<Tables>(url, { max: 2 });
  const owners: Owner[] = [];
  for (let number = 0; number < USERS; number += 1) owners.push(await makeOwner(await signUp(open.url)));
  await database.pool.query("vacuum analyze");

  /** One request of the next user: `turn` counts the pairs, so both sides ask as the same one. */
  type Ask = (product: string, turn: number) => Promise<unknown>;
  const request = async (address: URL | string, owner: Owner, init: RequestInit = {}): Promise<unknown> => {
    const response = await fetch(address, {
      ...init,
      headers: {
        authorization: `Bearer ${owner.tokens.get(new URL(address).origin)}`,
        "content-type": "application/json",
      },
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  };
  const ownerOf = (turn: number): Owner => {
    const owner = owners[turn % USERS];
    if (!owner) throw new Error("There is nobody.");
    return owner;
  };
  const at = (product: string, { businessId }: Owner, rest = "") =>
    new URL(`/api/v1/businesses/${businessId}${rest}`, product);
  const ways: Record<string, Ask> = {
    "list of contents": (product, turn) => request(at(product, ownerOf(turn), "/contents?limit=20"), ownerOf(turn)),
    "one content": (product, turn) =>
      request(at(product, ownerOf(turn), `/contents/${ownerOf(turn).contentId}`), ownerOf(turn)),
    "edit of the profile": (product, turn) =>
      request(at(product, ownerOf(turn)), ownerOf(turn), {
        method: "PATCH",
        body: JSON.stringify({ tone: `warm, for the ${turn}th time` }),
      }),
    "poll of a job": (product, turn) => request(new URL(`/api/v1/jobs/${ownerOf(turn).jobId}`, product), ownerOf(turn)),
  };

  const table: Record<string, Record<string, string>> = {};
  for (const [name, ask] of Object.entries(ways)) {
    const turns = { bare: 0, layer: 0 };
    const rounds = await interleave(
      PLAN,
      () => ask(open.url, (turns.bare += 1)),
      () => undefined,
      () => ask(walled.url, (turns.layer += 1)),
    );
    table[name] = rowOf(rounds);
  }
  await database.close();
  console.log(`\nRequests without and with row-level security, ms, load ${loadavg()[0]?.toFixed(1)}`);
  console.table(table);

  type Owner = { tokens: Map<string, string>; businessId: string; contentId: string; jobId: string };

  async function makeOwner(client: Client): Promise<Owner> {
    const { data } = await client.post<{ id: string }>("/businesses", { name: "Padaria" });
    const businessId = data.id;
    const [campaignId, contentId, jobId] = [newId(), newId(), newId()];
    await sql`insert into campaigns (id, business_id, name, goal, audience, notes, content_count, starts_on, ends_on, channels, status)
      values (${campaignId}, ${businessId}, 'Spring', '', '', '', 3, '2027-03-01', '2027-03-30', '[]', 'planned')`.execute(
      database.db,
    );
    await sql`insert into contents (id, business_id, campaign_id, channel, topic, angle, call_to_action, scheduled_on, status)
      select case when n = 1 then ${contentId}::uuid else gen_random_uuid() end, ${businessId}, ${campaignId}, 'email', 'A topic', '', '',
        date '2027-03-01' + n % 28, 'placeholder' from generate_series(1, ${CONTENTS}::integer) n`.execute(database.db);
    await sql`insert into jobs (id, business_id, user_id, campaign_id, kind, status, stage, input)
      select ${jobId}, ${businessId}, user_id, ${campaignId}, 'strategy', 'failed', 'done', '{}' from businesses where id = ${businessId}`.execute(
      database.db,
    );
    const answer = await fetch(new URL("/api/auth/token", walled.url), {
      headers: { cookie: client.cookie, origin: new URL(walled.url).origin },
    });
    const said: { token: string } = JSON.parse(await answer.text());
    const tokens = new Map([
      [new URL(open.url).origin, client.token],
      [new URL(walled.url).origin, said.token],
    ]);
    return { tokens, businessId, contentId, jobId };
  }
}
await rm(dataDir, { recursive: true, force: true });

function rowOf(rounds: Pair[][]): Record<string, string> {
  const all = rounds.flat();
  const wall = (side: keyof Pair, share: number) =>
    quantile(
      all.map((pair) => pair[side].wallMs),
      share,
    );
  const added = rounds.map((pairs) => median(pairs.map(({ layer, bare }) => layer.wallMs - bare.wallMs)));
  const ratio = rounds.map((pairs) => median(pairs.map(({ layer, bare }) => layer.wallMs / bare.wallMs)));
  return {
    "without p50": wall("bare", 0.5).toFixed(2),
    "with p50": wall("layer", 0.5).toFixed(2),
    "without p95": wall("bare", 0.95).toFixed(2),
    "with p95": wall("layer", 0.95).toFixed(2),
    "added p50": median(added).toFixed(2),
    ratio: median(ratio).toFixed(3),
  };
}
