import { type Kysely, sql } from "kysely";

/**
 * Every plan a campaign had, newest first by its number. The present one stays on the campaign as well, where a Handbill of before
 * reads and writes it: what such a one saved is taken over at the next change.
 */
async function makeTable(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table if not exists campaign_plans (
      business_id uuid not null references businesses (id) on delete cascade,
      campaign_id uuid not null references campaigns (id) on delete cascade,
      version integer not null,
      strategy jsonb not null,
      author text not null,
      instruction text,
      restored_from integer,
      parts jsonb not null default '[]',
      job_id uuid,
      created_at timestamptz not null default now(),
      primary key (campaign_id, version)
    )`.execute(db);
}

/** Takes the plans over that campaigns have today. A job that came to nothing made none of them. */
async function takeOver(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into campaign_plans (business_id, campaign_id, version, strategy, author, instruction, job_id, created_at)
    select campaigns.business_id, campaigns.id, 1, campaigns.strategy, 'ai', jobs.input ->> 'instruction', jobs.id,
      coalesce(jobs.finished_at, campaigns.updated_at)
    from campaigns left join jobs on jobs.id = campaigns.strategy_job_id and jobs.status = 'succeeded'
    where campaigns.strategy is not null
    on conflict do nothing`.execute(db);
}

async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  await makeTable(db);
  await sql`create index ${sql.raw(concurrently)} if not exists campaign_plans_of_business on campaign_plans (business_id)`.execute(
    db,
  );
  await takeOver(db);
}

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
/** Each statement for itself: making the table holds writers of campaigns up, so nothing that takes time may follow before it ends. */
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
