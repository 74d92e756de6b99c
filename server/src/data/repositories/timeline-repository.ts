import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

/** How far a database has come. `id` tells one from another that never had anything to do with it. */
export type Moment = { id: string; tick: number };

/** Farther than any process that is running now can have seen. */
const LEAP = 1_000_000_000;

export function createTimelineRepository(db: Kysely<Tables>) {
  const advance = async (by: number, atLeast: number): Promise<Moment> => {
    const { rows } = await sql<Moment>`
      insert into timeline (tick) values (${atLeast}::bigint + ${by}::bigint)
      on conflict (only_row) do update set tick = greatest(timeline.tick, ${atLeast}::bigint) + ${by}::bigint
      returning id, tick`.execute(db);
    if (!rows[0]) throw new Error("an insert that returns gave no row");
    return rows[0];
  };

  return {
    find: (): Promise<Moment | undefined> => db.selectFrom("timeline").select(["id", "tick"]).executeTakeFirst(),

    /** One step on. */
    step: (): Promise<Moment> => advance(1, 0),

    /** Away from everything that was seen before this database was set back to an earlier state. */
    leap: (lastSeen = 0): Promise<Moment> => advance(LEAP, lastSeen),
  };
}
