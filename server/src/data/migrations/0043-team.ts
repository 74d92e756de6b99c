import { type Kysely, sql } from "kysely";

/**
 * Who works on a business, and as what: whoever made it is its first member. Older code knows businesses alone while it still runs,
 * so the database itself makes a business's first member.
 */
async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  const index = async (name: string, columns: string, unique: "unique" | "" = ""): Promise<void> => {
    await sql`drop index ${sql.raw(concurrently)} if exists ${sql.raw(name)}`.execute(db);
    await sql.raw(`create ${unique} index ${concurrently} ${name} on ${columns}`).execute(db);
  };
  await sql`
    create table if not exists business_members (
      business_id uuid not null references businesses (id) on delete cascade,
      user_id uuid not null references users (id) on delete cascade,
      role text not null check (role in ('owner', 'approver', 'editor', 'viewer')),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (business_id, user_id)
    )`.execute(db);
  await index("business_members_of_user", "business_members (user_id, business_id)");

  // As whoever owns the tables, so that it also works for a role that may not write members by itself.
  await sql`
    create or replace function business_has_maker() returns trigger language plpgsql security definer
      set search_path from current as $$
      begin
        insert into business_members (business_id, user_id, role) values (new.id, new.user_id, 'owner')
          on conflict do nothing;
        return null;
      end $$`.execute(db);
  await sql`
    create or replace trigger business_has_maker after insert on businesses
      for each row execute function business_has_maker()`.execute(db);
  // Behind the trigger: what is inserted meanwhile has its row by itself.
  await sql`
    insert into business_members (business_id, user_id, role, created_at)
      select id, user_id, 'owner', created_at from businesses on conflict do nothing`.execute(db);

  // The link of an invitation is known to who has it alone: here stands its hash. One is open for an address at a time.
  await sql`
    create table if not exists business_invitations (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      email text not null,
      role text not null check (role in ('owner', 'approver', 'editor', 'viewer')),
      token_hash bytea not null,
      invited_by uuid not null references users (id) on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      ended_at timestamptz,
      outcome text check (outcome in ('accepted', 'declined', 'withdrawn', 'replaced')),
      check ((ended_at is null) = (outcome is null))
    )`.execute(db);
  await index("business_invitations_token", "business_invitations (token_hash)", "unique");
  await index(
    "business_invitations_open",
    "business_invitations (business_id, email) where ended_at is null",
    "unique",
  );
  await index("business_invitations_by_day", "business_invitations (business_id, created_at)");
  await index("business_invitations_for_address", "business_invitations (email) where ended_at is null");
  await index("business_invitations_by_user", "business_invitations (invited_by)");
}

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
