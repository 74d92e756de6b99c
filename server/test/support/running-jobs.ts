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

/** How many messages there are for a job, in the moment in which it is put back: what a killed process would leave. */
export async function countMessagesWhenPutBack({
  db,
}: Database<Tables>): Promise<(jobId: string) => Promise<number[]>> {
  await sql`create table messages_when_put_back (job_id uuid, messages integer)`.execute(db);
  await sql`
    create function count_messages() returns trigger language plpgsql as $$ begin
      insert into messages_when_put_back select new.id, count(*) from pgboss.job
        where data ->> 'jobId' = new.id::text and state < 'completed';
      return null;
    end $$`.execute(db);
  await sql`
    create constraint trigger count_messages after update on jobs deferrable initially deferred for each row
      when (new.status = 'queued') execute function count_messages()`.execute(db);
  return async (jobId) => {
    const { rows } = await sql<{ messages: number }>`
      select messages from messages_when_put_back where job_id = ${jobId}`.execute(db);
    return rows.map(({ messages }) => messages);
  };
}
