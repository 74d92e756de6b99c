import { type Kysely, sql } from "kysely";

/**
 * What was approved, exactly; the places that a business publishes to; and each publishing of a content with each of its tries. A try is
 * on record before a byte leaves, and a content is in at most one publishing at a time.
 */
async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  const how = sql.raw(concurrently);
  await sql`
    create table if not exists connections (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      kind text not null,
      name text not null,
      channels jsonb not null,
      settings jsonb not null,
      secrets text not null,
      hints jsonb not null,
      off_reason text,
      check_result jsonb,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`drop index ${how} if exists connections_of_business`.execute(db);
  await sql`create index ${how} connections_of_business on connections (business_id, created_at)`.execute(db);

  await sql`
    create table if not exists publications (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      content_id uuid not null references contents (id) on delete cascade,
      connection_id uuid references connections (id) on delete set null,
      user_id uuid not null,
      kind text not null,
      connection_name text not null,
      content_version integer not null,
      approved_hash text not null,
      fields jsonb not null,
      state text not null,
      attempts integer not null default 0,
      next_attempt_at timestamptz,
      sending_until timestamptz,
      error_kind text,
      detail text,
      external_id text,
      url text,
      decided_by text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      ended_at timestamptz
    )`.execute(db);
  await sql`
    create table if not exists publish_attempts (
      business_id uuid not null references businesses (id) on delete cascade,
      publication_id uuid not null references publications (id) on delete cascade,
      number integer not null,
      outcome text not null default 'sending',
      status integer,
      error_kind text,
      excerpt text,
      started_at timestamptz not null default now(),
      ended_at timestamptz,
      primary key (publication_id, number)
    )`.execute(db);
  await sql`
    alter table contents
      add column if not exists connection_id uuid,
      add column if not exists approved_hash text,
      add column if not exists approved_at timestamptz,
      add column if not exists approved_by uuid`.execute(db);
  for (const [name, on] of indexes) {
    await sql`drop index ${how} if exists ${sql.id(name)}`.execute(db);
    await sql`create ${sql.raw(name === LIVE ? "unique" : "")} index ${how} ${sql.id(name)} on ${sql.raw(on)}`.execute(
      db,
    );
  }

  // The text of a jsonb value is the same for the same value: keys in one order, no white space of its own.
  await sql`
    create or replace function content_hash(channel text, fields jsonb) returns text language sql immutable as $$
      select encode(sha256(convert_to(jsonb_build_object('channel', channel, 'fields', fields)::text, 'UTF8')), 'hex')
    $$`.execute(db);
  await sql`
    update contents set approved_hash = content_hash(channel, fields), approved_at = updated_at
    where approved_hash is null and fields is not null and status in ('approved', 'scheduled', 'missed')`.execute(db);
}

const LIVE = "one_live_publication_of_content";

const indexes: readonly [name: string, on: string][] = [
  ["publications_of_content", "publications (content_id, created_at desc)"],
  ["publications_of_business", "publications (business_id, created_at desc)"],
  ["publications_of_connection", "publications (connection_id) where connection_id is not null"],
  ["waiting_publications", "publications (next_attempt_at) where state = 'claimed'"],
  ["sending_publications", "publications (sending_until) where state = 'sending'"],
  ["attempts_of_business", "publish_attempts (business_id)"],
  ["contents_of_connection", "contents (connection_id) where connection_id is not null"],
  [LIVE, "publications (content_id) where state in ('claimed', 'sending', 'unknown')"],
];

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
