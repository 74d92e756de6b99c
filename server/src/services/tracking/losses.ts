import { newId } from "../../core/ids.ts";
import type { EventLoss } from "../../data/repositories/event-repository.ts";
import type { EventSpool } from "../../infrastructure/event-spool.ts";

type Needs = {
  report(losses: readonly EventLoss[]): Promise<void>;
  spool: Pick<EventSpool, "noteLosses" | "forgetOwnLosses" | "takeLosses">;
  warn(message: string, facts: Record<string, unknown>): void;
};

type Loss = EventLoss & { told: number; warned: number };

/** One row says what was lost for one reason within so long, however often it grows. */
const ROW_MS = 3_600_000;

const rowOf = ({ id, reason, events, since, until }: Loss): EventLoss => ({ id, reason, events, since, until });

/**
 * Counts what is not counted, by its reason. The count is noted on the disk until the database has it: of two it is the larger that
 * holds, so that it may be told twice.
 */
export function createLosses({ report, spool, warn }: Needs) {
  const rows = new Map<string, Loss>();
  let isNoted = true;
  let isOnDisk = false;
  let total = 0;

  const untold = (): Loss[] => [...rows.values()].filter(({ events, told }) => events > told);

  /** A flood is told once when it begins, and then whenever it has doubled. */
  const warnOf = (loss: Loss): void => {
    if (loss.events < 2 * loss.warned) return;
    loss.warned = loss.events;
    const { reason, events, since, until } = loss;
    warn("Events were not counted", { reason, events, since, until });
  };

  return {
    add(reason: string, events: number): void {
      const now = new Date().toISOString();
      const known = rows.get(reason);
      const isOld = known && known.told === known.events && Date.parse(now) - Date.parse(known.since) > ROW_MS;
      const loss =
        known && !isOld ? known : { id: newId(), reason, events: 0, since: now, until: now, told: 0, warned: 0 };
      rows.set(reason, Object.assign(loss, { events: loss.events + events, until: now }));
      total += events;
      isNoted = false;
    },

    /** How many there were since this process began. */
    total: (): number => total,

    /** Keeps on the disk what the database does not know yet. */
    async note(): Promise<void> {
      if (isNoted) return;
      isNoted = true;
      try {
        await spool.noteLosses(untold().map(rowOf));
        isOnDisk = true;
      } catch (error) {
        isNoted = false;
        warn("How many events were not counted could not be noted", { err: error, events: total });
      }
    },

    /** Tells the database. */
    async write(): Promise<void> {
      const telling = untold().map((loss) => ({ loss, row: rowOf(loss) }));
      if (telling.length > 0) await report(telling.map(({ row }) => row));
      for (const { loss, row } of telling) {
        loss.told = row.events;
        warnOf(loss);
      }
      if (isOnDisk && untold().length === 0) {
        await spool.forgetOwnLosses();
        isOnDisk = false;
      }
    },

    /** Tells the database what processes noted that are gone. */
    async writeForeign(): Promise<void> {
      for (const { losses, forget } of await spool.takeLosses()) {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written whole by this product
        await report(losses as EventLoss[]);
        await forget();
      }
    },
  };
}
