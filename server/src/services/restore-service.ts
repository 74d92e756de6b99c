import type { BackupHead, BackupLine } from "../core/backup-format.ts";
import { StartRefusal } from "../core/start-refusal.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { LedgerService } from "./ledger-service.ts";
import { endInterruptedWork, type EndedWork } from "./restored-work.ts";

type Needs = {
  store: Store;
  ledger: LedgerService;
  /** Saves the paid answers that were on the disk and not in the database yet. */
  drain(): Promise<void>;
  publicUrl: string;
};

/** How much was put back, and how much of it was under way and is ended now. */
export type Restored = EndedWork & { rows: number };

const BATCH = 1000;
const BATCH_LENGTH = 4_000_000;

/**
 * Puts a backup back so that it stays still. What was under way when it was made may have been done, and paid, since: it is
 * ended in the transaction that brings it back, so no worker ever finds it.
 */
export function createRestoreService({ store, ledger, drain, publicUrl }: Needs) {
  return {
    /** Refuses a database in which there is something already. */
    async requireEmpty({ tables }: BackupHead): Promise<void> {
      const filled = await store.transaction(({ backup }) => backup.filled(tables.map(({ name }) => name)));
      if (filled.length === 0) return;
      throw new StartRefusal(
        `There is something in the database at DATABASE_URL already (${filled.slice(0, 3).join(", ")}). Nothing was changed. Make an empty database, let DATABASE_URL name it, and restore there; the other one stays as it is.`,
      );
    },

    /** All of it or nothing: in one transaction, tables included. */
    async restore(head: BackupHead, lines: AsyncIterable<BackupLine>): Promise<Restored> {
      const restored = await store.transaction(async (tx) => {
        await tx.backup.migrate(head.migrations.at(-1));
        const misfits = await tx.backup.misfits(head);
        if (misfits.length > 0) {
          throw new StartRefusal(
            `This backup does not fit: the database has no place for ${misfits.slice(0, 5).join(", ")}. Restore it with Handbill ${head.version}, which made it.`,
          );
        }
        const rows = await load(tx, head, lines);
        await tx.backup.migrate();
        await tx.timeline.leap();
        return { rows, ...(await endInterruptedWork(tx, publicUrl)) };
      });
      await drain();
      return { ...restored, calls: await ledger.closeAll() };
    },
  };
}

/** In batches, since a statement for each row would take hours. */
async function load(tx: Repositories, head: BackupHead, lines: AsyncIterable<BackupLine>): Promise<number> {
  let rows = 0;
  await tx.backup.load(head, async (add) => {
    let table = "";
    let batch: string[] = [];
    let length = 0;
    const flush = async () => {
      if (batch.length > 0) await add(table, batch);
      [batch, length] = [[], 0];
    };
    for await (const line of lines) {
      if (typeof line === "string") {
        batch.push(line);
        [rows, length] = [rows + 1, length + line.length];
        if (batch.length >= BATCH || length >= BATCH_LENGTH) await flush();
      } else if ("table" in line) {
        await flush();
        table = line.table;
      }
    }
    await flush();
  });
  return rows;
}
