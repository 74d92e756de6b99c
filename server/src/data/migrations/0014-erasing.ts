import { type Kysely, sql } from "kysely";

/** A settled call of the ledger may forget its answer, of which the chain has the hash: what was erased is not kept there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function keep_settled_ai_logs() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if exists (select from businesses where id = old.business_id) then
          raise exception 'ai_logs is append-only';
        end if;
        return old;
      end if;
      if old.outcome <> 'started' and (
        (to_jsonb(new) - 'prompt_text' - 'prompt_expires_at' - 'raw_answer') <>
          (to_jsonb(old) - 'prompt_text' - 'prompt_expires_at' - 'raw_answer')
        or (new.raw_answer is not null and new.raw_answer is distinct from old.raw_answer))
      then
        raise exception 'ai_logs is append-only';
      end if;
      return new;
    end $$`.execute(db);
}
