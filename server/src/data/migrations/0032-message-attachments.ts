import { type Kysely, sql } from "kysely";

/** Files that came with messages; without their bytes where they were refused. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table message_attachments (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      message_id uuid not null references messages (id) on delete cascade,
      position integer not null,
      name text not null,
      media_type text not null,
      size bigint not null,
      bytes bytea,
      refused text,
      content_id text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  // Files are packed already: nothing is gained by packing them again.
  await sql`alter table message_attachments alter column bytes set storage external`.execute(db);
  await sql`create unique index files_of_message on message_attachments (message_id, position)`.execute(db);
  await sql`create index message_attachments_of_business on message_attachments (business_id)`.execute(db);
}
