import type { Experiment } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { ExperimentRow } from "../data/repositories/experiment-repository.ts";
import type { Repositories, Store } from "../data/store.ts";
import { armsOf, experimentInWords, verdictOf } from "./analytics/experiment-rule.ts";
import type { BusinessService } from "./business-service.ts";

type Needs = { store: Store; businesses: BusinessService };
export type ExperimentService = ReturnType<typeof createExperimentService>;

/** Tests between the destinations of a link: which of them brings more of those who click to buy, book or call. */
export function createExperimentService({ store, businesses }: Needs) {
  const required = async (userId: string, businessId: string, linkId: string): Promise<Experiment> => {
    const row = await store.experiments.find(await businesses.requireOwned(userId, businessId), linkId);
    if (!row) throw notFound("Test");
    return shown(store, row);
  };

  return {
    /** Null where the link was never tested. */
    async read(userId: string, businessId: string, linkId: string): Promise<Experiment | null> {
      const business = await businesses.requireOwned(userId, businessId);
      const row = await store.experiments.find(business, linkId);
      if (row) return shown(store, row);
      if (!(await store.experiments.destinationsOf(business, linkId))) throw notFound("Link");
      return null;
    },

    /** Begins, or begins anew. Its rule ends it: nobody has to look, and nobody ends it because of a lucky morning. */
    async start(userId: string, businessId: string, linkId: string): Promise<Experiment> {
      const business = await businesses.requireOwned(userId, businessId);
      const destinations = await store.experiments.destinationsOf(business, linkId);
      if (!destinations) throw notFound("Link");
      if (destinations.filter(({ weight }) => weight > 0).length < 2) {
        throw new AppError(
          "conflict",
          "A test needs two destinations that get visitors. Add another one to this link first.",
        );
      }
      await store.experiments.start(business, linkId);
      return required(userId, businessId, linkId);
    },

    /** Ends it without a winner; visitors are shared out as before. */
    async stop(userId: string, businessId: string, linkId: string): Promise<Experiment> {
      await required(userId, businessId, linkId);
      await store.transaction((tx) => tx.experiments.end(linkId, "stopped", null));
      return required(userId, businessId, linkId);
    },

    /** Looks at those that run, of all businesses, and ends those whose rule says so. */
    async sweep(): Promise<void> {
      for (const row of await store.experiments.running()) {
        const { state, winner } = verdictOf(await armsIn(store, row), row.days);
        if (state === "running") await store.experiments.touch(row.linkId);
        else await store.transaction((tx) => tx.experiments.end(row.linkId, state, winner));
      }
    },
  };
}

async function armsIn(
  { experiments }: Pick<Repositories, "experiments">,
  row: ExperimentRow,
): Promise<Experiment["arms"]> {
  const counts = await experiments.counts(row.linkId, row.startedAt);
  return armsOf(
    row.destinations.flatMap(({ url, weight }, variant) => {
      const counted = counts.find((one) => one.variant === variant);
      // A destination that gets nobody is in no test, unless it lost this one.
      if (weight === 0 && counted === undefined) return [];
      return [{ variant, url, clicks: counted?.clicks ?? 0, conversions: counted?.conversions ?? 0 }];
    }),
  );
}

async function shown(store: Pick<Repositories, "experiments">, row: ExperimentRow): Promise<Experiment> {
  const { linkId, state, startedAt, endedAt, winner } = row;
  const arms = await armsIn(store, row);
  return { linkId, state, startedAt, endedAt, winner, arms, text: experimentInWords(state, arms, winner) };
}
