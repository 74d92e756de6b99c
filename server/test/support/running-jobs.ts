import { sql } from "kysely";
import { newId } from "../../src/core/ids.ts";
import type { Tables } from "../../src/data/models/tables.ts";
import type { Database } from "../../src/infrastructure/database.ts";
import { makeSpender } from "./ledger.ts";

/** Plans that seem to be in the making, each of a campaign of its own, of one user; straight into the tables. Their ids. */
export async function runningJobs(database: Database<Tables>, userId: string, count: number): Promise<string[]> {
  const { businessId } = await makeSpender(database, userId);
  const made = Array.from({ length: count }, () => ({ id: newId(), campaign: newId() }));
  const [ids, campaigns] = [made.map(({ id }) => id), made.map(({ campaign }) => campaign)];
  await sql`
    insert into campaigns (id, business_id, name, goal, audience, channels, starts_on, ends_on, notes, content_count, status)
    select id, ${businessId}, 'Autumn', 'More breakfasts', '', '[]', '2026-10-01', '2026-10-31', '', 3, 'planning'
    from unnest(${campaigns}::uuid[]) as id`.execute(database.db);
  await sql`
    insert into jobs (id, business_id, user_id, campaign_id, kind, status, stage, input, started_at)
    select id, ${businessId}, ${userId}, campaign_id, 'strategy', 'running', 'thinking', '{}', now()
    from unnest(${ids}::uuid[], ${campaigns}::uuid[]) as job (id, campaign_id)`.execute(database.db);
  return ids;
}
