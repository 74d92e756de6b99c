import { type Kysely, sql } from "kysely";

const SHOWN = "where removed_at is null";

/**
 * What people write to a business and what it answers: conversations, their messages, and a row for every try to send one, which is
 * there before a byte leaves. A contact that is erased takes their conversations along.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await conversations(db);
  await messages(db);
  await around(db);
}

async function conversations(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table conversations (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      contact_id uuid references contacts (id) on delete cascade,
      channel text not null,
      subject text not null,
      subject_key text not null,
      status text not null,
      snoozed_until timestamptz,
      assignee_id uuid references users (id) on delete set null,
      labels text[] not null default '{}',
      language text,
      unread_count integer not null default 0,
      last_message_at timestamptz not null default now(),
      last_direction text not null,
      excerpt text not null,
      content_id uuid references contents (id) on delete set null,
      campaign_id uuid references campaigns (id) on delete set null,
      reply_token text not null unique,
      revision bigint not null default 0,
      removed_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  const index = (name: string, columns: string, where: string = SHOWN) =>
    sql`create index ${sql.id(name)} on conversations (${sql.raw(columns)}) ${sql.raw(where)}`.execute(db);
  await index("conversations_in_order", "business_id, last_message_at desc, id desc");
  await index("conversations_by_status", "business_id, status, last_message_at desc, id desc");
  await index("unread_conversations", "business_id, last_message_at desc, id desc", `${SHOWN} and unread_count > 0`);
  await index("snoozed_conversations", "business_id, snoozed_until", `${SHOWN} and snoozed_until is not null`);
  await index(
    "conversations_of_assignee",
    "assignee_id, business_id, last_message_at desc, id desc",
    "where assignee_id is not null",
  );
  await index("conversations_of_contact", "contact_id, last_message_at desc, id desc", "where contact_id is not null");
  await index("conversations_of_content", "content_id", "where content_id is not null");
  await index("conversations_of_campaign", "campaign_id", "where campaign_id is not null");
  await index("removed_conversations", "removed_at", "where removed_at is not null");
}

async function messages(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table messages (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      conversation_id uuid not null references conversations (id) on delete cascade,
      direction text not null,
      channel text not null,
      status text not null,
      author_kind text not null,
      author_id uuid references users (id) on delete set null,
      from_name text not null default '',
      from_address text not null default '',
      reply_to text,
      to_address text not null default '',
      subject text not null default '',
      body text not null,
      quoted text not null default '',
      html text,
      external_id text,
      in_reply_to text,
      reference_ids text[] not null default '{}',
      content_id uuid references contents (id) on delete set null,
      is_automatic boolean not null default false,
      language text,
      search_config text not null default 'simple',
      search tsvector,
      sentiment text,
      sentiment_source text,
      at timestamptz not null default now(),
      hold_until timestamptz,
      next_at timestamptz,
      lease_until timestamptz,
      sent_at timestamptz,
      received_at timestamptz,
      error_code text,
      error_detail text,
      tries integer not null default 0,
      draft jsonb,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index messages_of_conversation on messages (conversation_id, at desc, id desc)`.execute(db);
  await sql`create index messages_of_business on messages (business_id, at desc, id desc)`.execute(db);
  await sql`
    create unique index message_names on messages (business_id, channel, external_id) where external_id is not null`.execute(
    db,
  );
  await sql`create index messages_of_content on messages (content_id) where content_id is not null`.execute(db);
  await sql`create index messages_of_author on messages (author_id) where author_id is not null`.execute(db);
  await sql`
    create index messages_to_send on messages (next_at) where status in ('held', 'queued', 'sending')`.execute(db);
  // Every message has its business among its words, so that a word many businesses use is found quickly in one of them.
  await sql`create index message_words on messages using gin (search)`.execute(db);
  await sql`
    create table message_attempts (
      message_id uuid not null references messages (id) on delete cascade,
      number integer not null,
      business_id uuid not null references businesses (id) on delete cascade,
      channel text not null,
      status text not null,
      error_kind text,
      answer_status integer,
      excerpt text,
      started_at timestamptz not null default now(),
      ended_at timestamptz,
      primary key (message_id, number)
    )`.execute(db);
  await sql`create index message_attempts_of_business on message_attempts (business_id, channel, started_at desc)`.execute(
    db,
  );
}

async function around(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table saved_replies (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      name text not null,
      body text not null,
      language text,
      uses integer not null default 0,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create unique index saved_reply_names on saved_replies (business_id, lower(name))`.execute(db);
  await sql`
    create table inbox_settings (
      business_id uuid primary key references businesses (id) on delete cascade,
      signature text not null default '',
      hours jsonb,
      limits jsonb not null default '{}',
      search_configs text[] not null default '{}',
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
}
