import type { EventLoss, NewEvent } from "../../data/repositories/event-repository.ts";
import type { EventSpool } from "../../infrastructure/event-spool.ts";
import { createLosses } from "./losses.ts";

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
  /** In one file on the disk. */
  file: 5_000,
  batch: 1_000,
  everyMs: 200,
  againMs: 1_000,
  /** A statement that takes longer waits for a database that is away. */
  stuckMs: 1_000,
};

export type EventBuffer = ReturnType<typeof createEventBuffer>;

/**
 * Takes events at once and writes them in batches. While the database is away they go to the disk every second, within its bounds;
 * what finds no room is counted, and the count is kept there too. A process that is killed loses what it was about to write: the
 * events of the last moment, and one batch at most that was under way.
 */
export function createEventBuffer({ append, report, spool, isTrouble, warn, limits: given }: Needs) {
  const limits = { ...LIMITS, ...given };
  const losses = createLosses({ report, spool, warn });
  const waiting: NewEvent[] = [];
  let isAway = false;
  let isClosed = false;
  let writing: Promise<void> | undefined;
  let sheltering: Promise<void> | undefined;
  let progressAt = 0;
  let timer: NodeJS.Timeout | undefined;

  const goAway = (error: unknown): void => {
    if (!isAway) warn("Events wait for the database", { err: error });
    isAway = true;
  };

  /** To the disk, or counted as lost. */
  const putAside = async (events: readonly NewEvent[]): Promise<void> => {
    const isKept = await spool.keep(events).catch((error: unknown) => {
      warn("Events could not be written to the disk", { err: error, events: events.length });
      return false;
    });
    if (!isKept) losses.add("no_room", events.length);
  };

  const shelterAll = async (): Promise<void> => {
    while (waiting.length > 0) await putAside(waiting.splice(0, limits.file));
    await losses.note();
  };
  const shelter = (): Promise<void> => (sheltering ??= shelterAll().finally(() => (sheltering = undefined)));

  /** One event that the database does not take must not keep the others from being written. */
  const write = async (events: readonly NewEvent[]): Promise<void> => {
    try {
      await append(events);
      progressAt = performance.now();
    } catch (error) {
      if (isTrouble(error)) throw error;
      if (events.length > 1) {
        const middle = Math.ceil(events.length / 2);
        await write(events.slice(0, middle));
        await write(events.slice(middle));
        return;
      }
      warn("An event was refused by the database", { err: error, kind: events[0]?.kind });
      losses.add("refused", 1);
    }
  };

  const writeWaiting = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, limits.batch);
      try {
        await write(batch);
      } catch (error) {
        waiting.unshift(...batch);
        throw error;
      }
    }
  };

  const writeFile = async (name: string): Promise<void> => {
    const found = await spool.read(name);
    if (found === "gone") return;
    if (found === "damaged") losses.add("damaged", spool.countOf(name));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written whole by this product
    const events = found === "damaged" ? [] : (found as NewEvent[]);
    for (let from = 0; from < events.length; from += limits.batch) await write(events.slice(from, from + limits.batch));
    await spool.remove(name);
  };

  /** What waits on the disk, and in between what comes meanwhile. */
  const drainSpool = async (): Promise<void> => {
    await sheltering;
    for (let names = await spool.list(); names.length > 0; names = await spool.list()) {
      for (const name of names) {
        if (isClosed) return; // the next process goes on
        await writeFile(name);
        await writeWaiting();
      }
    }
    if (sheltering) return drainSpool();
    await losses.writeForeign();
  };

  const writeAll = async (readsSpool: boolean): Promise<void> => {
    try {
      await writeWaiting();
      await losses.write();
      if (isAway || readsSpool) await drainSpool();
      await losses.write();
      isAway = false;
    } catch (error) {
      goAway(error);
      await shelter();
    }
  };

  const flush = (readsSpool = false): Promise<void> => {
    if (writing) return writing;
    progressAt = performance.now();
    writing = writeAll(readsSpool).finally(() => {
      writing = undefined;
      clearTimeout(timer);
      timer = undefined;
      if ((waiting.length > 0 || isAway) && !isClosed) schedule(isAway ? limits.againMs : limits.everyMs);
    });
    return writing;
  };

  const beat = (): void => {
    if (!writing) void flush();
    else if (performance.now() - progressAt > limits.stuckMs) {
      goAway(new Error("The database gives no answer."));
      void shelter();
    }
    schedule(limits.everyMs);
  };

  const schedule = (ms: number): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      beat();
    }, ms).unref();
  };

  return {
    /** Takes an event; never waits, never throws. */
    add(event: NewEvent): void {
      if (waiting.length >= limits.most) return losses.add("too_many", 1);
      waiting.push(event);
      schedule(limits.everyMs);
    },

    /** Notes that something happened which is not written down, and why. */
    lose: (reason: string): void => {
      losses.add(reason, 1);
      schedule(limits.againMs);
    },

    /** Writes what waits on the disk, from this process or one that is gone. */
    async drain(): Promise<void> {
      await writing;
      await flush(true);
    },

    /** How many were not counted since this process began. */
    lost: losses.total,

    /** Writes what is left, to the disk if need be. */
    async close(): Promise<void> {
      isClosed = true;
      clearTimeout(timer);
      await flush();
      if (waiting.length > 0 && !isAway) await flush();
      await shelter();
    },
  };
}
