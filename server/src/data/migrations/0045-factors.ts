import { type Kysely, sql } from "kysely";

/**
 * Other ways to show who one is: keys for programs, a second step by an app or a recovery code, passkeys, and accounts elsewhere. Of keys
 * and recovery codes only hashes are there. `sign_in_challenges` are good for minutes, so a crash may empty them.
 */
async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  const how = sql.raw(concurrently);
  await sql`
    create table if not exists api_keys (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      business_id uuid references businesses (id) on delete cascade,
      name text not null,
      key_hash text not null unique,
      last_four text not null,
      scopes text[] not null,
      expires_at timestamptz,
      last_used_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`drop index ${how} if exists api_keys_of_user`.execute(db);
  await sql`create index ${how} api_keys_of_user on api_keys (user_id, created_at)`.execute(db);
  await sql`drop index ${how} if exists api_keys_of_business`.execute(db);
  await sql`create index ${how} api_keys_of_business on api_keys (business_id)`.execute(db);
  await sql`
    create table if not exists two_factors (
      user_id uuid primary key references users (id) on delete cascade,
      secret text not null,
      confirmed_at timestamptz,
      last_step bigint not null default 0,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table if not exists recovery_codes (
      user_id uuid not null references users (id) on delete cascade,
      code_hash text not null,
      used_at timestamptz,
      created_at timestamptz not null default now(),
      primary key (user_id, code_hash)
    )`.execute(db);
  await sql`
    create table if not exists passkeys (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      credential_id text not null unique,
      public_key text not null,
      counter bigint not null,
      transports text[] not null,
      backed_up boolean not null,
      name text not null,
      last_used_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`drop index ${how} if exists passkeys_of_user`.execute(db);
  await sql`create index ${how} passkeys_of_user on passkeys (user_id, created_at)`.execute(db);
  await sql`
    create unlogged table if not exists sign_in_challenges (
      id uuid primary key,
      user_id uuid references users (id) on delete cascade,
      kind text not null,
      facts jsonb not null,
      tries integer not null default 0,
      expires_at timestamptz not null,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`drop index ${how} if exists sign_in_challenges_of_user`.execute(db);
  await sql`create index ${how} sign_in_challenges_of_user on sign_in_challenges (user_id)`.execute(db);
  await sql`drop index ${how} if exists sign_in_challenges_expire`.execute(db);
  await sql`create index ${how} sign_in_challenges_expire on sign_in_challenges (expires_at)`.execute(db);
  // One account elsewhere leads to one account here, also where two browsers come back at once.
  await sql`drop index ${how} if exists accounts_elsewhere`.execute(db);
  await sql`create unique index ${how} accounts_elsewhere on accounts (provider_id, account_id)`.execute(db);
}

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
