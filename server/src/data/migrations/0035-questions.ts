import { type Kysely, sql } from "kysely";

/**
 * Questions that customers ask again and again, with the answers that the owner approves, and the messages they came from. Where it is
 * switched on for a conversation, such an answer goes out by itself, and what was decided is on record. Jobs that worked for a
 * conversation are erased with it.
 */
async function change(db: Kysely<unknown>, concurrently: "concurrently" | ""): Promise<void> {
  const how = sql.raw(concurrently);
  /** Made anew where it broke off in the middle. */
  const index = async (name: string, on: string): Promise<void> => {
    await sql`drop index ${how} if exists ${sql.id(name)}`.execute(db);
    await sql`create index ${how} ${sql.id(name)} on ${sql.raw(on)}`.execute(db);
  };
  await entries(db, index);
  await autoAnswers(db, index);
  await jobs(db, index);
}

type MakeIndex = (name: string, on: string) => Promise<void>;

async function entries(db: Kysely<unknown>, index: MakeIndex): Promise<void> {
  await sql`
    create table if not exists faq_entries (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      question text not null,
      answer text not null,
      language text not null,
      status text not null,
      facts text[] not null default '{}',
      topic text not null default '',
      angle text not null default '',
      content_id uuid references contents (id) on delete set null,
      keys text[] not null default '{}',
      message_ids uuid[] not null default '{}',
      asked_count integer not null default 0,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await index("faq_entries_of_business", "faq_entries (business_id, status, asked_count desc, id)");
  await index("faq_entries_of_content", "faq_entries (content_id)");
  await sql`alter table inbox_settings add column if not exists questions_at timestamptz`.execute(db);
}

async function autoAnswers(db: Kysely<unknown>, index: MakeIndex): Promise<void> {
  await sql`alter table conversations add column if not exists auto boolean not null default false`.execute(db);
  await sql`alter table conversations add column if not exists auto_by uuid`.execute(db);
  await sql`alter table conversations add column if not exists auto_revision bigint not null default 0`.execute(db);
  await index("conversations_that_answer", "conversations (id) where auto and removed_at is null");
  await sql`
    create table if not exists auto_answers (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      conversation_id uuid not null references conversations (id) on delete cascade,
      message_id uuid references messages (id) on delete set null,
      faq_id uuid references faq_entries (id) on delete set null,
      outcome text not null,
      sentence text not null,
      detail text not null,
      switched_on_by uuid,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await index("auto_answers_in_order", "auto_answers (business_id, created_at desc, id desc)");
  await index("auto_answers_of_conversation", "auto_answers (conversation_id, created_at desc, id desc)");
  await index("auto_answers_of_message", "auto_answers (message_id)");
  await index("auto_answers_of_entry", "auto_answers (faq_id)");
}

async function jobs(db: Kysely<unknown>, index: MakeIndex): Promise<void> {
  await sql`
    delete from jobs where conversation_id is not null
      and not exists (select from conversations where conversations.id = jobs.conversation_id)`.execute(db);
  await index("jobs_of_conversation", "jobs (conversation_id) where conversation_id is not null");
  await sql`alter table jobs drop constraint if exists jobs_of_conversations`.execute(db);
  await sql`
    alter table jobs add constraint jobs_of_conversations foreign key (conversation_id) references conversations (id)
      on delete cascade not valid`.execute(db);
  await sql`alter table jobs validate constraint jobs_of_conversations`.execute(db);
}

export const up = (db: Kysely<unknown>): Promise<void> => change(db, "");
export const upInUse = (db: Kysely<unknown>): Promise<void> => change(db, "concurrently");
