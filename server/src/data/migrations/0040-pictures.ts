import { type Kysely, sql } from "kysely";

/** Pictures of a business, and which of them a content carries. What is approved is the text with its pictures. */
async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  const how = sql.raw(concurrently);
  await sql`
    create table if not exists pictures (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      width integer not null,
      height integer not null,
      size integer not null,
      whole bytea not null,
      small bytea not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  // They are packed already: nothing is gained by packing them again.
  await sql`alter table pictures alter column whole set storage external, alter column small set storage external`.execute(
    db,
  );
  await sql`drop index ${how} if exists pictures_of_business`.execute(db);
  await sql`create index ${how} pictures_of_business on pictures (business_id, created_at)`.execute(db);
  await sql`alter table contents add column if not exists pictures jsonb not null default '[]'`.execute(db);
  // A content without pictures has the hash that it always had.
  await sql`
    create or replace function content_hash(channel text, fields jsonb, pictures jsonb) returns text language sql immutable as $$
      select case when pictures = '[]'::jsonb then content_hash(channel, fields)
        else encode(sha256(convert_to(
          jsonb_build_object('channel', channel, 'fields', fields, 'pictures', pictures)::text, 'UTF8')), 'hex') end
    $$`.execute(db);
  await sql`drop index ${how} if exists contents_with_pictures`.execute(db);
  await sql`create index ${how} contents_with_pictures on contents (business_id) where pictures <> '[]'::jsonb`.execute(
    db,
  );
}

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
