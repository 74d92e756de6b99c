import { type Kysely, sql } from "kysely";

// Mails of the installation itself, sealed until they are sent, and what proves that somebody has read one: only hashes of it.
const statements = [
  `create table if not exists account_mails (
    id uuid primary key,
    sealed text not null,
    attempts integer not null default 0,
    next_at timestamptz not null default now(),
    created_at timestamptz not null default now()
  )`,
  `create index if not exists account_mails_next_at on account_mails (next_at)`,
  `create table if not exists account_tokens (
    id uuid primary key,
    user_id uuid not null references users (id) on delete cascade,
    purpose text not null check (purpose in ('confirm', 'reset', 'change')),
    token_hash text not null unique,
    email text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now()
  )`,
  `create index if not exists account_tokens_user_id on account_tokens (user_id)`,
  `create index if not exists account_tokens_expires_at on account_tokens (expires_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
