import { type Kysely, sql } from "kysely";

/** Businesses, campaigns, contents with their versions, generation jobs, and the log of AI calls. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table businesses (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      name text not null,
      industry text not null,
      description text not null,
      audience text not null,
      location text not null,
      website text,
      language text not null,
      tone text not null,
      voice jsonb not null,
      offers jsonb not null,
      facts jsonb not null,
      constraints jsonb not null,
      channels jsonb not null,
      timezone text not null,
      sample boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz
    )`.execute(db);
  await sql`create index businesses_of_user on businesses (user_id, created_at desc, id desc)`.execute(db);
  await sql`create unique index one_sample_per_user on businesses (user_id) where sample and deleted_at is null`.execute(
    db,
  );

  await sql`
    create table campaigns (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      name text not null,
      goal text not null,
      audience text not null,
      channels jsonb not null,
      starts_on date not null,
      ends_on date not null,
      budget_amount bigint,
      budget_currency text,
      notes text not null,
      content_count integer not null,
      status text not null,
      strategy jsonb,
      strategy_job_id uuid,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz
    )`.execute(db);
  await sql`create index campaigns_of_business on campaigns (business_id, created_at desc, id desc)`.execute(db);

  await sql`
    create table contents (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      campaign_id uuid not null references campaigns (id) on delete cascade,
      channel text not null,
      status text not null,
      version integer not null default 1,
      topic text not null,
      angle text not null,
      scheduled_on date,
      call_to_action text not null,
      fields jsonb,
      claims jsonb not null default '[]',
      receipt jsonb,
      job_id uuid,
      failure jsonb,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz
    )`.execute(db);
  await sql`create index contents_of_campaign on contents (campaign_id)`.execute(db);
  await sql`create index contents_by_creation on contents (business_id, created_at desc)`.execute(db);
  await sql`create index contents_by_day on contents (business_id, (coalesce(scheduled_on, 'infinity')), id)`.execute(
    db,
  );

  await sql`
    create table content_versions (
      business_id uuid not null references businesses (id) on delete cascade,
      content_id uuid not null references contents (id) on delete cascade,
      version integer not null,
      fields jsonb not null,
      author text not null,
      instruction text,
      created_at timestamptz not null default now(),
      primary key (content_id, version)
    )`.execute(db);
  await sql`create index content_versions_of_business on content_versions (business_id)`.execute(db);

  await sql`
    create table jobs (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      user_id uuid not null references users (id) on delete cascade,
      campaign_id uuid not null references campaigns (id) on delete cascade,
      content_id uuid references contents (id) on delete cascade,
      parent_id uuid references jobs (id) on delete cascade,
      kind text not null,
      status text not null,
      stage text not null,
      input jsonb not null,
      done integer not null default 0,
      failed integer not null default 0,
      total integer not null default 1,
      error jsonb,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      started_at timestamptz,
      finished_at timestamptz
    )`.execute(db);
  await sql`create index jobs_of_business on jobs (business_id, created_at desc, id desc)`.execute(db);
  await sql`create index jobs_of_user on jobs (user_id, created_at desc, id desc)`.execute(db);
  await sql`create index jobs_of_campaign on jobs (campaign_id)`.execute(db);
  await sql`create index jobs_of_parent on jobs (parent_id) where parent_id is not null`.execute(db);
  await sql`create unique index one_running_job_per_content on jobs (content_id) where content_id is not null and status in ('queued', 'running')`.execute(
    db,
  );
  await sql`create unique index one_running_job_per_campaign on jobs (campaign_id, kind) where content_id is null and status in ('queued', 'running')`.execute(
    db,
  );

  await sql`
    create table ai_logs (
      id uuid primary key,
      business_id uuid not null references businesses (id) on delete cascade,
      user_id uuid not null,
      job_id uuid not null,
      campaign_id uuid,
      content_id uuid,
      purpose text not null,
      attempt integer not null,
      outcome text not null,
      error_code text,
      provider_request_id text,
      model_requested text not null,
      model text,
      prompt_id text not null,
      prompt_version integer not null,
      prompt_sha256 text not null,
      finish_reason text,
      http_status integer,
      input_tokens bigint not null default 0,
      cached_input_tokens bigint not null default 0,
      cache_write_tokens bigint not null default 0,
      output_tokens bigint not null default 0,
      reasoning_tokens bigint not null default 0,
      usage_source text not null default 'none',
      price_version text not null,
      cost_source text not null default 'none',
      reserved_nano_usd bigint not null,
      cost_nano_usd bigint not null default 0,
      latency_ms integer,
      repairs jsonb not null default '[]',
      issues jsonb not null default '[]',
      raw_answer bytea,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index ai_logs_of_business on ai_logs (business_id, created_at desc, id desc)`.execute(db);
  await sql`create index ai_logs_of_job on ai_logs (job_id)`.execute(db);
  await sql`create index ai_logs_of_campaign on ai_logs (campaign_id)`.execute(db);
}
