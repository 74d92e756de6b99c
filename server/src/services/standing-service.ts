import type { Clock } from "../core/clock.ts";
import type { WorkState } from "../data/repositories/installation-repository.ts";
import type { Store } from "../data/store.ts";
import type { ProcessService } from "./process-service.ts";

type Needs = {
  /** On connections that a rush of requests does not take. */
  store: Pick<Store, "installation">;
  clock: Clock;
  processes: Pick<ProcessService, "workers">;
};

/** However many ask, it costs a query in this time. */
const FRESH_MS = 5_000;

export type Standing = WorkState & { workersAlive: number };

/** How the work of the whole installation stands just now. */
export function createStandingService({ store, clock, processes }: Needs) {
  let known: { at: number; standing: Promise<Standing> } | undefined;

  const ask = async (): Promise<Standing> => {
    const [work, workers] = await Promise.all([store.installation.workState(), processes.workers()]);
    return { ...work, workersAlive: workers.alive };
  };

  return {
    read(): Promise<Standing> {
      if (known === undefined || clock.now() - known.at >= FRESH_MS) {
        const standing = ask();
        known = { at: clock.now(), standing };
        standing.catch(() => (known = undefined)); // the next one asks again
      }
      return known.standing;
    },
  };
}
