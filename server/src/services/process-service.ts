import type { System } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import { newId } from "../core/ids.ts";
import type { Store } from "../data/store.ts";

type Needs = {
  store: Store;
  clock: Clock;
  /** Web, worker, or all of it. */
  role: "web" | "worker" | "all";
  version: string;
};

/** How often a process shows that it lives. */
export const BEAT_MS = 5_000;
/** Two signs may be missed. */
const ALIVE_SECONDS = 15;
/** How old an answer about the workers may be: any number of open studios costs a query in this time. */
const FRESH_MS = 2_000;
/** For workers that nobody remembers. */
const LONG_AGO_SECONDS = 3_600;

export type ProcessService = ReturnType<typeof createProcessService>;

/** Tells the others that this process lives, and which of them work. */
export function createProcessService({ store, clock, role, version }: Needs) {
  const id = newId(clock.now());
  let takesWork = role !== "web";
  let known: { at: number; workers: Promise<System["workers"]> } | undefined;

  const ask = async (): Promise<System["workers"]> => {
    const { alive, lastSeenSeconds } = await store.processes.workers(ALIVE_SECONDS);
    return { alive, awaySeconds: alive > 0 ? 0 : (lastSeenSeconds ?? LONG_AGO_SECONDS) };
  };

  return {
    /** Names this process in the database. */
    id,

    /** A sign of life, due every `BEAT_MS`. */
    beat: (): Promise<void> => store.processes.beat({ id, role, version, takesWork }),

    /** It goes on for a moment, and takes no new work. */
    async retire(): Promise<void> {
      takesWork = false;
      await store.processes.beat({ id, role, version, takesWork });
    },

    end: (): Promise<void> => store.processes.end(id),

    /** How many workers live, and since when none does. */
    workers(): Promise<System["workers"]> {
      if (known === undefined || clock.now() - known.at >= FRESH_MS) {
        const workers = ask();
        known = { at: clock.now(), workers };
        workers.catch(() => (known = undefined)); // the next one asks again
      }
      return known.workers;
    },

    /** Forgets processes that are long gone. */
    purge: (): Promise<void> => store.processes.purge(),
  };
}
