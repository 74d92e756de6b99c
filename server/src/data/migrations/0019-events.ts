import { type Kysely, sql } from "kysely";

/**
 * What people did with a content, one row each: written once, never changed, in one table a month. Beside them the links that are
 * counted, what of a conversion must not count twice, and the salt of the day by which a visitor is told from another.
 *
 * Nothing points from an event to what it is about: a click that is written late, after its content was erased, holds up no other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table links (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      campaign_id uuid references campaigns (id) on delete cascade,
      content_id uuid references contents (id) on delete cascade,
      code text not null unique,
      address text not null,
      destinations jsonb not null,
      utm jsonb not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (content_id, address)
    )`.execute(db);
  await sql`create index links_of_business on links (business_id, created_at desc)`.execute(db);
  await sql`create index links_of_campaign on links (campaign_id)`.execute(db);
  await sql`create index changed_links on links (updated_at)`.execute(db);

  await sql`
    create table events (
      id uuid not null,
      business_id uuid not null,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null default now(),
      kind text not null,
      content_id uuid,
      campaign_id uuid,
      link_id uuid,
      variant integer,
      delivery_id uuid,
      click_id uuid,
      visitor text,
      bot text,
      goal text,
      amount bigint,
      currency text,
      source text not null,
      dedupe_key text,
      primary key (id, occurred_at)
    ) partition by range (occurred_at)`.execute(db);
  await sql`create index events_of_business on events (business_id, occurred_at)`.execute(db);
  await sql`create index events_of_content on events (content_id, occurred_at) where content_id is not null`.execute(
    db,
  );
  await sql`create index events_of_link on events (link_id) where content_id is null and link_id is not null`.execute(
    db,
  );
  await sql`create index events_recorded on events using brin (recorded_at)`.execute(db);
  await keepEvents(db);
  await makeMonths(db);

  await sql`
    create table event_keys (
      business_id uuid not null references businesses (id) on delete cascade,
      key text not null,
      event_id uuid not null,
      body_hash text not null,
      created_at timestamptz not null default now(),
      primary key (business_id, key)
    )`.execute(db);
  await sql`
    create table event_losses (
      id uuid primary key,
      reason text not null,
      events integer not null,
      since timestamptz not null,
      until timestamptz not null,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table visitor_salts (
      day date primary key,
      salt bytea not null
    )`.execute(db);
}

/** The database itself lets nobody change an event, or remove one whose content and business are still there. */
async function keepEvents(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function keep_events() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and (
        not exists (select from businesses where id = old.business_id)
        or (old.content_id is not null and not exists (select from contents where id = old.content_id)))
      then
        return old;
      end if;
      raise exception 'events is append-only';
    end $$`.execute(db);
  await sql`
    create trigger keep_events before update or delete on events
    for each row execute function keep_events()`.execute(db);
}

/**
 * A month is attached, which holds up no reader or writer of the others. What has no month of its own is kept in `events_others`; a
 * month of which there are rows there already stays there.
 */
async function makeMonths(db: Kysely<unknown>): Promise<void> {
  await sql`create table events_others partition of events default`.execute(db);
  await sql`
    create function make_event_month(moment timestamptz) returns void language plpgsql as $$
    declare
      first timestamptz := date_trunc('month', moment at time zone 'UTC') at time zone 'UTC';
      next timestamptz := (date_trunc('month', moment at time zone 'UTC') + interval '1 month') at time zone 'UTC';
      name text := 'events_' || to_char(moment at time zone 'UTC', 'YYYY_MM');
    begin
      if to_regclass(name) is not null then
        return;
      end if;
      perform pg_advisory_xact_lock(4837261907);
      if to_regclass(name) is not null then
        return;
      end if;
      execute format('create table %I (like events including defaults)', name);
      execute format('alter table events attach partition %I for values from (%L) to (%L)', name, first, next);
    exception when check_violation then
      return;
    end $$`.execute(db);
  await sql`
    select make_event_month(now() + make_interval(months => ahead)) from generate_series(-1, 3) as ahead`.execute(db);
}
