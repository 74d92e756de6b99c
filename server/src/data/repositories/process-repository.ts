import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

export type ProcessRepository = ReturnType<typeof createProcessRepository>;
export type ProcessSign = { id: string; role: string; version: string; takesWork: boolean };
export type WorkersSeen = {
  /** Workers with a sign of life that is recent. */
  alive: number;
  /** Seconds since the last sign of any worker; null when none is remembered. */
  lastSeenSeconds: number | null;
};

/** The processes of the product. Every time is the database's: their own clocks may differ. */
export function createProcessRepository(db: Kysely<Tables>) {
  return {
    /** A sign of life; the first one writes the process down. */
    async beat({ id, role, version, takesWork }: ProcessSign): Promise<void> {
      await sql`
        insert into processes (id, role, version, takes_work, hashes_sessions)
        values (${id}, ${role}, ${version}, ${takesWork}, true)
        on conflict (id) do update set beat_at = now(), takes_work = excluded.takes_work`.execute(db);
    },

    /** Its last sign: it ended in order. */
    async end(id: string): Promise<void> {
      await sql`update processes set ended_at = now(), beat_at = now(), takes_work = false where id = ${id}`.execute(
        db,
      );
    },

    /** Who takes work now, and when somebody last did. Workers that ended are remembered until they are purged. */
    async workers(aliveSeconds: number): Promise<WorkersSeen> {
      const { rows } = await sql<WorkersSeen>`
        select
          count(*) filter (where takes_work and beat_at > now() - make_interval(secs => ${aliveSeconds}))::int as alive,
          floor(extract(epoch from now() - max(beat_at)))::int as last_seen_seconds
        from processes where role <> 'web'`.execute(db);
      return rows[0] ?? { alive: 0, lastSeenSeconds: null };
    },

    /** Which versions run, of those with a recent sign of life. */
    async versions(): Promise<string[]> {
      const { rows } = await sql<{ version: string }>`
        select distinct version from processes where ended_at is null and beat_at > now() - interval '15 seconds' order by 1`.execute(
        db,
      );
      return rows.map(({ version }) => version);
    },

    /** Whether every process that lives finds sessions by the hash of their token. */
    async allHashSessions(): Promise<boolean> {
      const { rows } = await sql`
        select 1 from processes
        where ended_at is null and not hashes_sessions and beat_at > now() - interval '15 seconds' limit 1`.execute(db);
      return rows.length === 0;
    },

    /** Forgets those who have been silent for an hour. */
    async purge(): Promise<void> {
      await sql`delete from processes where beat_at < now() - interval '1 hour'`.execute(db);
    },
  };
}
