import { sql, type Kysely } from "kysely";

// users, sessions, accounts, verifications and signing_keys have the columns better-auth 1.7 asks for (its own
// migration, with uuid keys). rate_limits has the columns rate-limiter-flexible fills by position: keep their order.
const statements = [
  `create table users (
    id uuid primary key,
    name text not null,
    email text not null unique,
    email_verified boolean not null default false,
    image text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create table sessions (
    id uuid primary key,
    expires_at timestamptz not null,
    token text not null unique,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    ip_address text,
    user_agent text,
    user_id uuid not null references users (id) on delete cascade
  )`,
  `create index sessions_user_id on sessions (user_id)`,
  `create table accounts (
    id uuid primary key,
    account_id text not null,
    provider_id text not null,
    user_id uuid not null references users (id) on delete cascade,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index accounts_user_id on accounts (user_id)`,
  `create table verifications (
    id uuid primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index verifications_identifier on verifications (identifier)`,
  `create table signing_keys (
    id uuid primary key,
    public_key text not null,
    private_key text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    alg text,
    crv text
  )`,
  `create table idempotency_keys (
    user_id uuid not null references users (id) on delete cascade,
    method text not null,
    path text not null,
    key text not null,
    claim_id uuid not null,
    fingerprint text not null,
    state text not null check (state in ('running', 'done')),
    status integer,
    headers jsonb,
    body text,
    job_id text,
    resource text,
    created_at timestamptz not null default now(),
    claimed_at timestamptz not null default now(),
    primary key (user_id, method, path, key)
  )`,
  `create unique index idempotency_keys_claim_id on idempotency_keys (claim_id)`,
  `create index idempotency_keys_created_at on idempotency_keys (created_at)`,
  `create table rate_limits (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  )`,
  `create index rate_limits_expire on rate_limits (expire)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
