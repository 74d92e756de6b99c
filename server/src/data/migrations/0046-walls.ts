import { type Kysely, sql } from "kysely";

/**
 * What the policies of the tables ask (wall.ts): who is acting, and what is theirs. As whoever owns the tables, since those who ask may
 * not look for themselves. In plpgsql, whose plans last as long as the connection in every version of PostgreSQL.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function acting_user() returns uuid language sql stable as $$
      select nullif(current_setting('handbill.user', true), '')::uuid
    $$`.execute(db);
  await sql`
    create or replace function acting_businesses() returns uuid[] language plpgsql stable security definer
      set search_path from current as $$
      begin
        return (select coalesce(array_agg(business_id), '{}') from business_members where user_id = acting_user());
      end $$`.execute(db);
  // In the very moment in which it is made, a business has no members yet.
  await sql`
    create or replace function is_without_members(business uuid) returns boolean language plpgsql stable security definer
      set search_path from current as $$
      begin
        return not exists (select from business_members where business_id = business);
      end $$`.execute(db);

  // How long the queue is and whose turn it is concerns everybody, and says nothing of anybody.
  await sql`
    create or replace function active_generations(most integer) returns bigint language plpgsql stable security definer
      set search_path from current as $$
      begin
        return (select count(*) from (
          select from jobs where status in ('queued', 'running') and kind <> 'campaign_contents' and kind <> 'variants' limit most) as work);
      end $$`.execute(db);
  await sql`
    create or replace function turn_being_served() returns integer language plpgsql stable security definer
      set search_path from current as $$
      begin
        return coalesce(
          (select min(turn) from jobs where status = 'queued' and kind <> 'campaign_contents' and kind <> 'variants'),
          (select max(turn) from jobs where status = 'running' and kind <> 'campaign_contents' and kind <> 'variants'));
      end $$`.execute(db);
}
