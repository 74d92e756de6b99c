import { type Kysely, sql } from "kysely";
import type { Tables } from "../models/tables.ts";

/** A model whose server fails. `openMs`: nothing is sent for so long; 0 when one call may try. */
export type OpenCircuit = { model: string; openMs: number };

/** What all processes know of model servers that fail. Times are the database's. */
export function createAiCircuitRepository(db: Kysely<Tables>) {
  return {
    async list(server: string): Promise<OpenCircuit[]> {
      return db
        .selectFrom("aiCircuits")
        .select(["model", sql<number>`greatest(0, extract(epoch from open_until - now()) * 1000)::float8`.as("openMs")])
        .where("server", "=", server)
        .execute();
    },

    /** Leaves the model alone for so long, from now on. */
    async open(server: string, model: string, ms: number): Promise<void> {
      await sql`
        insert into ai_circuits (server, model, open_until)
        values (${server}, ${model}, now() + make_interval(secs => ${ms / 1000}::float8))
        on conflict (server, model) do update set open_until = excluded.open_until, probe_until = now()`.execute(db);
    },

    /** True for one caller only, until `ms` have passed: that one may find out whether the server is back. */
    async claimProbe(server: string, model: string, ms: number): Promise<boolean> {
      const row = await db
        .updateTable("aiCircuits")
        .set({ probeUntil: sql`now() + make_interval(secs => ${ms / 1000}::float8)` })
        .where("server", "=", server)
        .where("model", "=", model)
        .where("openUntil", "<=", sql<string>`now()`)
        .where("probeUntil", "<=", sql<string>`now()`)
        .returning("model")
        .executeTakeFirst();
      return row !== undefined;
    },

    async close(server: string, model: string): Promise<void> {
      await db.deleteFrom("aiCircuits").where("server", "=", server).where("model", "=", model).execute();
    },
  };
}
