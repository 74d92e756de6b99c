import { type Kysely, sql } from "kysely";

/**
 * Who did what in a business. A row stays when the business, the person or the thing is gone, so it refers to none of them by a
 * foreign key. The database itself refuses every change, and to delete what is younger than the shortest time that may be set for
 * keeping it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_log (
      id uuid primary key,
      business_id uuid not null,
      actor_kind text not null,
      actor_id uuid,
      key_id uuid,
      action text not null,
      target_id uuid,
      details jsonb not null default '{}',
      request_id text,
      created_at timestamptz not null default clock_timestamp()
    )`.execute(db);
  await sql`create index audit_log_of_business on audit_log (business_id, created_at desc, id desc)`.execute(db);
  await sql`create index audit_log_by_age on audit_log (created_at)`.execute(db);

  await sql`
    create function keep_audit_log() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and old.created_at < now() - interval '90 days' then
        return old;
      end if;
      raise exception 'audit_log is append-only';
    end $$`.execute(db);
  await sql`
    create trigger keep_audit_log before update or delete on audit_log
    for each row execute function keep_audit_log()`.execute(db);
  await sql`
    create trigger keep_whole_audit_log before truncate on audit_log
    for each statement execute function keep_audit_log()`.execute(db);
}
