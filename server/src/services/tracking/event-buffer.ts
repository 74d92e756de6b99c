import { newId } from "../../core/ids.ts";
import type { EventLoss, NewEvent } from "../../data/repositories/event-repository.ts";
import type { EventSpool } from "../../infrastructure/event-spool.ts";

type Needs = {
  append(events: readonly NewEvent[]): Promise<void>;
  report(losses: readonly EventLoss[]): Promise<void>;
  spool: EventSpool;
  /** Whether it is the database that is in trouble, and not the events. */
  isTrouble(error: unknown): boolean;
  warn(message: string, facts: Record<string, unknown>): void;
  limits?: Partial<typeof LIMITS>;
};

const LIMITS = {
  /** In memory; further ones are counted as lost. */
  most: 50_000,
  /** From here on they are written to the disk while the database is away. */
  spoolAt: 2_000,
  batch: 1_000,
  everyMs: 200,
  againMs: 1_000,
};

export type EventBuffer = ReturnType<typeof createEventBuffer>;
type Loss = { id: string; events: number; since: string; until: string };

/**
 * Takes events at once and writes them in batches. While the database is away they wait, in memory and then on the disk, each within
 * its bounds; what finds no room is counted, and the count is kept.
 */
export function createEventBuffer({ append, report, spool, isTrouble, warn, limits: given }: Needs) {
  const limits = { ...LIMITS, ...given };
  let waiting: NewEvent[] = [];
  let losses = new Map<string, Loss>();
  let lost = 0;
  let isAway = false;
  let isClosed = false;
  let writing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const lose = (reason: string, count: number): void => {
    const now = new Date().toISOString();
    const loss = losses.get(reason) ?? { id: newId(), events: 0, since: now, until: now };
    losses.set(reason, { ...loss, events: loss.events + count, until: now });
    lost += count;
  };

  /** To the disk, or counted as lost. */
  const putAside = async (events: readonly NewEvent[]): Promise<void> => {
    const isKept = await spool.keep(events).catch((error: unknown) => {
      warn("Events could not be written to the disk", { err: error, events: events.length });
      return false;
    });
    if (!isKept) lose("no_room", events.length);
  };

  /** One event that the database does not take must not keep the others from being written. */
  const write = async (events: readonly NewEvent[]): Promise<void> => {
    try {
      await append(events);
    } catch (error) {
      if (isTrouble(error)) throw error;
      if (events.length > 1) {
        const middle = Math.ceil(events.length / 2);
        await write(events.slice(0, middle));
        await write(events.slice(middle));
        return;
      }
      warn("An event was refused by the database", { err: error, kind: events[0]?.kind });
      lose("refused", 1);
    }
  };

  const writeLosses = async (): Promise<void> => {
    const told = losses;
    losses = new Map();
    try {
      await report(Array.from(told, ([reason, loss]) => ({ reason, ...loss })));
    } catch (error) {
      for (const [reason, loss] of told) {
        const since = losses.get(reason);
        losses.set(reason, since ? { ...loss, events: loss.events + since.events, until: since.until } : loss);
      }
      throw error;
    }
    for (const [reason, { events, since, until }] of told)
      warn("Events were not counted", { reason, events, since, until });
  };

  const drainSpool = async (): Promise<void> => {
    for (const name of await spool.list()) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written whole by this product, or not there at all
      const events = (await spool.read(name)) as NewEvent[] | undefined;
      for (let from = 0; events && from < events.length; from += limits.batch) {
        await write(events.slice(from, from + limits.batch));
      }
      await spool.remove(name);
    }
  };

  const writeAll = async (): Promise<void> => {
    const batch = waiting.splice(0, limits.batch);
    try {
      await write(batch);
    } catch (error) {
      if (!isAway) warn("Events wait for the database", { err: error });
      isAway = true;
      waiting = [...batch, ...waiting];
      if (waiting.length >= limits.spoolAt) await putAside(waiting.splice(0));
      return;
    }
    if (waiting.length > 0) return writeAll();
    if (losses.size > 0) await writeLosses();
    if (isAway) {
      await drainSpool();
      isAway = false;
    }
  };

  const flush = (): Promise<void> =>
    (writing ??= writeAll()
      .catch((error: unknown) => {
        isAway = true;
        warn("Events wait for the database", { err: error });
      })
      .finally(() => {
        writing = undefined;
        if ((waiting.length > 0 || isAway) && !isClosed) schedule(isAway ? limits.againMs : limits.everyMs);
      }));

  const schedule = (ms: number): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void flush();
    }, ms).unref();
  };

  return {
    /** Takes an event; never waits, never throws. */
    add(event: NewEvent): void {
      if (waiting.length >= limits.most) return lose("too_many", 1);
      waiting.push(event);
      schedule(limits.everyMs);
    },

    /** Writes what waits on the disk, from this process or the one before it. */
    async drain(): Promise<void> {
      await drainSpool();
    },

    /** Everything that was taken is written when this resolves, while the database is there. */
    async settle(): Promise<void> {
      while (waiting.length > 0 || writing) await flush();
    },

    /** How many were not counted since this process began. */
    lost: (): number => lost,

    /** Writes what is left, to the disk if need be. */
    async close(): Promise<void> {
      isClosed = true;
      clearTimeout(timer);
      await flush();
      await flush();
      if (waiting.length > 0) await putAside(waiting.splice(0));
      if (losses.size > 0) warn("Events were not counted", Object.fromEntries(losses));
    },
  };
}
