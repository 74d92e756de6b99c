import { type Kysely, sql } from "kysely";

/**
 * Whose rows are shown is looked up once for a statement, when it is told who is acting, instead of once for each table that it reads
 * (decision 55). Processes that tell the user alone are answered as before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function businesses_of_acting_user() returns uuid[] language plpgsql stable parallel safe security definer
      set search_path from current as $$
      begin
        return (select coalesce(array_agg(business_id), '{}') from business_members where user_id = acting_user());
      end $$`.execute(db);
  // Of one expression: PostgreSQL puts it in the place of the call.
  await sql`
    create or replace function acting_businesses() returns uuid[] language sql stable parallel safe as $$
      select coalesce(nullif(current_setting('handbill.businesses', true), '')::uuid[], businesses_of_acting_user())
    $$`.execute(db);
}
