import type { Experiment } from "@handbill/contracts";
import { type Kysely, sql } from "kysely";
import type { OwnedBusiness } from "../models/business.ts";
import type { ExperimentTable } from "../models/experiment.ts";
import type { Destination } from "../models/link.ts";
import type { Tables } from "../models/tables.ts";

export type ExperimentRow = Pick<ExperimentTable, "linkId" | "businessId" | "state" | "endedAt" | "winner"> & {
  startedAt: string;
  destinations: Destination[];
  /** Whole days since it began. */
  days: number;
};
export type ArmCount = { variant: number; clicks: number; conversions: number };

/** Looked at once in a sweep. */
const BATCH = 200;

export function createExperimentRepository(db: Kysely<Tables>) {
  const rows = () =>
    db
      .selectFrom("experiments")
      .innerJoin("links", "links.id", "experiments.linkId")
      .select([
        "experiments.linkId",
        "experiments.businessId",
        "experiments.state",
        "experiments.startedAt",
        "experiments.endedAt",
        "experiments.winner",
        "links.destinations",
      ])
      .select(sql<number>`floor(extract(epoch from now() - experiments.started_at) / 86400)::int`.as("days"));

  return {
    find: (business: OwnedBusiness, linkId: string): Promise<ExperimentRow | undefined> =>
      rows()
        .where("experiments.businessId", "=", business.id)
        .where("experiments.linkId", "=", linkId)
        .executeTakeFirst(),

    /** The destinations of a link of the business; undefined where there is none. */
    async destinationsOf(business: OwnedBusiness, linkId: string): Promise<Destination[] | undefined> {
      const row = await db
        .selectFrom("links")
        .select("destinations")
        .where("businessId", "=", business.id)
        .where("id", "=", linkId)
        .executeTakeFirst();
      return row?.destinations;
    },

    /** Begins anew; what was counted before belongs to another test. */
    async start(business: OwnedBusiness, linkId: string): Promise<void> {
      const fresh = { state: "running", endedAt: null, winner: null } as const;
      await db
        .insertInto("experiments")
        .values({ linkId, businessId: business.id, ...fresh })
        .onConflict((conflict) =>
          conflict.column("linkId").doUpdateSet({ ...fresh, startedAt: sql`now()`, updatedAt: sql`now()` }),
        )
        .execute();
    },

    /** Those that run, of all businesses. */
    running: (): Promise<ExperimentRow[]> =>
      rows().where("experiments.state", "=", "running").orderBy("experiments.updatedAt").limit(BATCH).execute(),

    /** What people did at each destination since the test began. A conversion counts where its click led. */
    async counts(linkId: string, startedAt: string): Promise<ArmCount[]> {
      const { rows: counted } = await sql<ArmCount>`
        select variant, count(*) filter (where kind = 'click')::int as clicks,
          count(*) filter (where kind = 'conversion')::int as conversions
        from events
        where link_id = ${linkId} and business_id = (select business_id from links where id = ${linkId})
          and occurred_at >= ${startedAt}::timestamptz and bot is null and variant is not null
          and kind in ('click', 'conversion')
        group by variant`.execute(db);
      return counted;
    },

    /** Remembers that it was looked at, so that others come before it the next time. */
    async touch(linkId: string): Promise<void> {
      await db
        .updateTable("experiments")
        .set({ updatedAt: sql`now()` })
        .where("linkId", "=", linkId)
        .execute();
    },

    /** Ends one that runs; a winner gets all visitors from now on. False when somebody else has ended it. */
    async end(linkId: string, state: Exclude<Experiment["state"], "running">, winner: number | null): Promise<boolean> {
      const ended = await db
        .updateTable("experiments")
        .set({ state, winner, endedAt: sql<string>`now()`, updatedAt: sql`now()` })
        .where("linkId", "=", linkId)
        .where("state", "=", "running")
        .returning("linkId")
        .executeTakeFirst();
      if (!ended) return false;
      if (winner === null) return true;
      await sql`
        update links set updated_at = now(), destinations = (
          select jsonb_agg(jsonb_set(arm, '{weight}', case when place = ${winner + 1} then '100'::jsonb else '0'::jsonb end) order by place)
          from jsonb_array_elements(destinations) with ordinality as list (arm, place))
        where id = ${linkId}`.execute(db);
      return true;
    },
  };
}
