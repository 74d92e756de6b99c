import type { System } from "@handbill/contracts";
import { actAsNobody } from "../core/acting.ts";
import type { Clock } from "../core/clock.ts";
import type { Store } from "../data/store.ts";
import type { ProcessService } from "./process-service.ts";

type Needs = { store: Store; clock: Clock; processes: ProcessService; version: string; ai: System["ai"] };

/** How old an answer about times may be: any number of open studios costs a query in this time. */
const FRESH_MS = 60_000;

/** What runs behind the studio, and how long things take there. */
export function createSystemService({ store, clock, processes, version, ai }: Needs) {
  let known: { at: number; times: Promise<System["usualSeconds"]> } | undefined;

  const usualSeconds = (): Promise<System["usualSeconds"]> => {
    if (known === undefined || clock.now() - known.at >= FRESH_MS) {
      const times = actAsNobody(() => store.jobs.usualSeconds());
      known = { at: clock.now(), times };
      times.catch(() => (known = undefined)); // the next one asks again
    }
    return known.times;
  };

  return {
    describe: async (): Promise<System> => ({
      version,
      ai,
      workers: await processes.workers(),
      usualSeconds: await usualSeconds(),
    }),
  };
}
