import { type Kysely, sql } from "kysely";

/**
 * Accounts and businesses that go: when somebody asked for it; a ledger that stays when the business is erased, and refuses to lose a
 * row; and what people take with them, in pieces, so that any process can hand it out.
 */
async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  const how = sql.raw(concurrently);
  await sql`alter table users add column if not exists deletion_asked_at timestamptz`.execute(db);
  await sql`drop index ${how} if exists users_to_delete`.execute(db);
  await sql`create index ${how} users_to_delete on users (deletion_asked_at) where deletion_asked_at is not null`.execute(
    db,
  );
  await sql`drop index ${how} if exists removed_businesses`.execute(db);
  await sql`create index ${how} removed_businesses on businesses (deleted_at) where deleted_at is not null`.execute(db);

  await sql`alter table ai_logs drop constraint if exists ai_logs_business_id_fkey`.execute(db);
  await sql`alter table ai_chains drop constraint if exists ai_chains_business_id_fkey`.execute(db);
  await sql`alter table ai_waivers drop constraint if exists ai_waivers_business_id_fkey`.execute(db);
  await sql`
    create or replace function keep_settled_ai_logs() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        raise exception 'ai_logs is append-only';
      end if;
      if old.outcome <> 'started' and (
        (to_jsonb(new) - 'prompt_text' - 'prompt_expires_at' - 'raw_answer') <>
          (to_jsonb(old) - 'prompt_text' - 'prompt_expires_at' - 'raw_answer')
        or (new.raw_answer is not null and new.raw_answer is distinct from old.raw_answer))
      then
        raise exception 'ai_logs is append-only';
      end if;
      return new;
    end $$`.execute(db);

  await sql`
    create table if not exists data_exports (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      business_id uuid references businesses (id) on delete cascade,
      state text not null default 'waiting' check (state in ('waiting', 'running', 'ready', 'failed')),
      done integer not null default 0,
      total integer not null default 0,
      bytes bigint not null default 0,
      tries integer not null default 0,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      ended_at timestamptz
    )`.execute(db);
  await sql`drop index ${how} if exists data_exports_of_user`.execute(db);
  await sql`create index ${how} data_exports_of_user on data_exports (user_id, created_at desc)`.execute(db);
  await sql`drop index ${how} if exists data_exports_of_business`.execute(db);
  await sql`create index ${how} data_exports_of_business on data_exports (business_id)`.execute(db);
  await sql`drop index ${how} if exists one_data_export`.execute(db);
  await sql`create unique index ${how} one_data_export on data_exports (user_id, business_id) nulls not distinct
    where state in ('waiting', 'running')`.execute(db);
  await sql`drop index ${how} if exists data_exports_by_age`.execute(db);
  await sql`create index ${how} data_exports_by_age on data_exports (created_at)`.execute(db);
  await sql`
    create table if not exists data_export_pieces (
      export_id uuid not null references data_exports (id) on delete cascade,
      number integer not null,
      bytes bytea not null,
      primary key (export_id, number)
    )`.execute(db);
}

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
