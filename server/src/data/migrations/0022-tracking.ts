import { type Kysely, sql } from "kysely";

/** What a business wants to have counted; without a row, all of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tracking_settings (
      business_id uuid primary key references businesses (id) on delete cascade,
      links boolean not null default true,
      opens boolean not null default true,
      click_ids boolean not null default true,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
}
