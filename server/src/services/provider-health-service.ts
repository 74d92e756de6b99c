import { AppError } from "../core/errors.ts";
import type { Clock } from "../core/clock.ts";
import type { Measures } from "../core/measures.ts";
import type { Store } from "../data/store.ts";

type Needs = {
  store: Store;
  clock: Clock;
  /** Host of the model server. */
  server: string;
  models: Record<AiTask, string>;
  measures: Pick<Measures, "circuitOpened">;
  warn(message: string, facts: Record<string, unknown>): void;
};

/** What the model is asked for; each may have a model of its own. */
export type AiTask = "strategy" | "content";
export type ProviderHealth = ReturnType<typeof createProviderHealth>;

/** What is known is believed for so long, so that any number of requests costs one query a second. */
const BELIEVED_MS = 1000;
/** One worker finds out whether a server is back; when nothing is heard of it after this time, another one may. */
const PROBE_MS = 30_000;
/** How soon a job looks again while another one is finding out. */
const LOOK_AGAIN_MS = 1000;

/** What all processes know of a model server that keeps failing: new work is refused at once, queued work keeps its place. */
export function createProviderHealth({ store, clock, server, models, measures, warn }: Needs) {
  let known = new Map<string, { openUntil: number }>();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    try {
      const rows = await store.aiCircuits.list(server);
      known = new Map(rows.map(({ model, openMs }) => [model, { openUntil: clock.now() + openMs }]));
    } catch {
      known = new Map(); // without the database nothing is accepted anyway, and that is said elsewhere
    }
    readAt = clock.now();
    reading = undefined;
  };

  const look = async (): Promise<void> => {
    if (clock.now() - readAt < BELIEVED_MS) return;
    await (reading ??= read());
  };

  const tell = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => warn("What is known of the AI provider could not be shared", { err: error }));
  };

  /** Milliseconds for which nothing is sent to the model of this task; 0 when something may be. */
  const awayMs = async (task: AiTask): Promise<number> => {
    await look();
    return Math.max(0, (known.get(models[task])?.openUntil ?? 0) - clock.now());
  };

  return {
    /** The model's server failed too often and is left alone for so long. */
    opened(model: string, ms: number): void {
      measures.circuitOpened(model);
      known.set(model, { openUntil: clock.now() + ms });
      tell(store.aiCircuits.open(server, model, ms));
    },

    /** The model answered as it should. */
    well(model: string): void {
      if (known.delete(model)) tell(store.aiCircuits.close(server, model));
    },

    /** An error for whoever wants to start such work now; undefined when it may start. */
    async refusal(task: AiTask): Promise<AppError | undefined> {
      const ms = await awayMs(task);
      return ms > 0 ? providerAway(Math.ceil(ms / 1000)) : undefined;
    },

    /** True when some model's server fails: then it is worth while to look closer before work begins. */
    async isTroubled(): Promise<boolean> {
      await look();
      return known.size > 0;
    },

    /** How long a queued job must wait, in milliseconds. While a server may be back, one job at a time finds out. */
    async waitMs(task: AiTask): Promise<number> {
      const ms = await awayMs(task);
      if (ms > 0) return ms;
      const model = models[task];
      if (!known.has(model)) return 0;
      return (await store.aiCircuits.claimProbe(server, model, PROBE_MS)) ? 0 : LOOK_AGAIN_MS;
    },
  };
}

const providerAway = (seconds: number) =>
  new AppError(
    "ai_unavailable",
    `The AI provider failed several times in a row, so it is left alone for a moment. Nothing was started and nothing was charged.`,
    { retryAfter: seconds },
  );
