import { type Kysely, sql } from "kysely";

/**
 * The ledger of AI calls: what each was priced at, a chain of hashes per business, budgets with reservations, and a guard in the
 * database itself that lets nobody change a settled row. Rows from before have no place in the chain; their cost counts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ai_logs
      add column schema_name text not null default '',
      add column schema_sha256 text not null default '',
      add column api text not null default 'chat',
      add column streamed boolean not null default false,
      add column first_byte_ms integer,
      add column guard_flags jsonb not null default '[]',
      add column rate_input bigint,
      add column rate_cache_read bigint,
      add column rate_cache_write bigint,
      add column rate_output bigint,
      add column answer_sha256 text,
      add column prompt_text text,
      add column prompt_expires_at timestamptz,
      add column business_month text not null default '',
      add column user_month text not null default '',
      add column chain_number bigint,
      add column chain_previous text,
      add column chain_hash text`.execute(db);
  await sql`
    update ai_logs set
      business_month = to_char(ai_logs.created_at at time zone businesses.timezone, 'YYYY-MM'),
      user_month = to_char(ai_logs.created_at at time zone 'UTC', 'YYYY-MM')
    from businesses where businesses.id = ai_logs.business_id`.execute(db);

  await sql`
    create table ai_limits (
      owner_id uuid primary key,
      limit_nano_usd bigint not null,
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table ai_spend (
      owner_id uuid not null,
      month text not null,
      spent_nano_usd bigint not null default 0,
      reserved_nano_usd bigint not null default 0,
      primary key (owner_id, month),
      check (reserved_nano_usd >= 0)
    )`.execute(db);
  for (const [owner, month] of [
    ["business_id", "business_month"],
    ["user_id", "user_month"],
  ] as const) {
    await sql`
      insert into ai_spend (owner_id, month, spent_nano_usd, reserved_nano_usd)
      select ${sql.ref(owner)}, ${sql.ref(month)}, sum(cost_nano_usd),
        coalesce(sum(reserved_nano_usd) filter (where outcome = 'started'), 0)
      from ai_logs group by 1, 2`.execute(db);
  }
  await sql`
    create table ai_chains (
      business_id uuid primary key references businesses (id) on delete cascade,
      length bigint not null,
      last_hash text not null
    )`.execute(db);

  await sql`create unique index ai_logs_in_chain on ai_logs (business_id, chain_number)`.execute(db);
  await sql`create index ai_logs_open on ai_logs (created_at) where outcome = 'started'`.execute(db);
  await sql`create index ai_logs_of_content on ai_logs (content_id) where content_id is not null`.execute(db);
  await sql`create index ai_logs_with_prompt on ai_logs (prompt_expires_at) where prompt_text is not null`.execute(db);

  await sql`
    create function keep_settled_ai_logs() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if exists (select from businesses where id = old.business_id) then
          raise exception 'ai_logs is append-only';
        end if;
        return old;
      end if;
      if old.outcome <> 'started' and
        (to_jsonb(new) - 'prompt_text' - 'prompt_expires_at') <> (to_jsonb(old) - 'prompt_text' - 'prompt_expires_at')
      then
        raise exception 'ai_logs is append-only';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger keep_settled_ai_logs before update or delete on ai_logs
    for each row execute function keep_settled_ai_logs()`.execute(db);
}
