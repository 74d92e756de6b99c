import { type Kysely, sql } from "kysely";

/**
 * What lets a generation outlive any process: each taking-up of a job has a number of its own, so that one who was thought dead
 * can no longer write; the request that started it is named; calls that were cut off count apart from what the owner spends; and
 * all processes share what they know of a model's server that fails.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table jobs
      add column run integer not null default 0,
      add column request_id uuid`.execute(db);

  await sql`alter table ai_spend add column wasted_nano_usd bigint not null default 0`.execute(db);
  await sql`
    with lost as (
      select owner_id, month, sum(cost_nano_usd)::bigint as cost from (
        select business_id as owner_id, business_month as month, cost_nano_usd from ai_logs where outcome = 'lost'
        union all
        select user_id, user_month, cost_nano_usd from ai_logs where outcome = 'lost') as calls
      group by 1, 2)
    update ai_spend set
      spent_nano_usd = ai_spend.spent_nano_usd - lost.cost,
      wasted_nano_usd = lost.cost
    from lost where lost.owner_id = ai_spend.owner_id and lost.month = ai_spend.month`.execute(db);

  await sql`
    alter table idempotency_keys
      drop constraint idempotency_keys_state_check,
      add constraint idempotency_keys_state_check check (state in ('running', 'done', 'forgotten')) not valid`.execute(
    db,
  );

  await sql`
    create table ai_circuits (
      server text not null,
      model text not null,
      open_until timestamptz not null,
      probe_until timestamptz not null default now(),
      primary key (server, model)
    )`.execute(db);
}
