import { Readable } from "node:stream";
import { type DataExport, KEEP_EXPORT_DAYS, MAX_EXPORTS } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { ExportWork } from "../data/repositories/data-export-repository.ts";
import type { Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { entriesOf, writeZip } from "./data-export/write-export.ts";
import { requirePermission } from "./permissions.ts";

/** `workStore`: an export reads for minutes, and what is for one person alone is no business's. */
type Needs = {
  workStore: Store;
  businesses: BusinessService;
  warn(message: string, facts: Record<string, unknown>): void;
};
export type DataExportService = ReturnType<typeof createDataExportService>;

/** How much of the file is one row of the database. */
const PIECE = 256 * 1024;

/** All data of an account or of a business, to take along. */
export function createDataExportService({ workStore, businesses, warn }: Needs) {
  const exports = workStore.dataExports;
  let running: Promise<void> | null = null;
  let isLeaving = false;

  /** Who was shown the door does not fetch what was made for them before. */
  const requireStill = async (userId: string, businessId: string | null): Promise<void> => {
    if (businessId === null) return;
    requirePermission(await businesses.requireOwned(userId, businessId), "manage");
  };

  const make = async (work: ExportWork): Promise<void> => {
    let [number, waiting] = [0, Buffer.alloc(0)];
    const keep = async (bytes: Buffer): Promise<void> => {
      if (isLeaving) throw new AppError("unavailable", "This process is closing.");
      if (!(await exports.keep(work, number, bytes))) throw new AppError("conflict", "Nobody waits for this export.");
      number += 1;
    };
    const out = new WritableStream<Uint8Array>({
      async write(chunk) {
        waiting = Buffer.concat([waiting, chunk]);
        while (waiting.length >= PIECE) {
          await keep(waiting.subarray(0, PIECE));
          waiting = waiting.subarray(PIECE);
        }
      },
      close: () => (waiting.length > 0 ? keep(waiting) : Promise.resolve()),
    });
    await workStore.frozen(async (tx) => {
      const entries = await entriesOf(tx.dataExports, work.userId, work.businessId);
      await writeZip(entries, out, (done) => exports.progress(work, done, entries.length));
    });
    await exports.end(work, "ready");
  };

  const round = async (): Promise<void> => {
    while (!isLeaving) {
      const work = await exports.claim();
      if (!work) return;
      await make(work).catch(async (error: unknown) => {
        if (!isLeaving) warn("An export was not made", { exportId: work.id, err: error });
        await exports.end(work, "waiting"); // tried again, a few times
      });
    }
  };

  return {
    list: (userId: string): Promise<DataExport[]> => exports.list(userId),

    /** Begins one in the background, or says how far the one is that is being made. */
    async ask(userId: string, businessId: string | null): Promise<DataExport> {
      await requireStill(userId, businessId);
      return workStore.transaction(async (tx) => {
        const asked = await tx.dataExports.ask(userId, businessId);
        const concerned = businessId === null ? await tx.dataExports.ownedBy(userId) : [businessId];
        if (asked.made) {
          if ((await tx.dataExports.list(userId)).length > MAX_EXPORTS) throw tooMany();
          for (const id of concerned)
            await tx.audit.append({ id }, { action: "data.export_asked", target: asked.export.id });
        }
        return asked.export;
      });
    },

    /** The file, piece by piece. Nobody's but who asked for it, and nothing after a week. */
    async file(userId: string, exportId: string): Promise<{ bytes: number; content: Readable }> {
      const found = await exports.find(userId, exportId);
      if (found?.state !== "ready") throw notFound("Export");
      await requireStill(userId, found.businessId);
      if (found.businessId !== null) {
        await workStore.audit.append({ id: found.businessId }, { action: "data.export_fetched", target: exportId });
      }
      async function* pieces(): AsyncGenerator<Buffer> {
        for (let number = 0; ; number += 1) {
          const piece = await exports.piece(exportId, number);
          if (!piece) return;
          yield piece;
        }
      }
      return { bytes: found.bytes, content: Readable.from(pieces(), { objectMode: false }) };
    },

    async remove(userId: string, exportId: string): Promise<void> {
      if (!(await exports.remove(userId, exportId))) throw notFound("Export");
    },

    /** Makes what was asked for, one after the other. A second call while one runs waits for it. */
    work(): Promise<void> {
      running ??= round().finally(() => (running = null));
      return running;
    },

    purge: (): Promise<void> => exports.purge(),

    /** Gives back what is being made: another process, or the next one, makes it from the beginning. */
    async leave(): Promise<void> {
      isLeaving = true;
      await running?.catch(() => undefined); // told to who began it
    },
  };
}

const tooMany = () =>
  new AppError(
    "conflict",
    `You have ${MAX_EXPORTS} exports already. Erase one under Settings, Your data; each goes by itself after ${KEEP_EXPORT_DAYS} days.`,
  );
