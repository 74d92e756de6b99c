import { BACKUP_FORMAT, type BackupFile, type BackupHead, type BackupLine } from "../core/backup-format.ts";
import type { Store } from "../data/store.ts";

type Needs = { store: Store; version: string };

/** What is kept beside the database. */
export type Beside = { files: BackupFile[]; authSecret: BackupHead["authSecret"] };

/** Reads everything that would be missed, of one moment, while the product goes on. */
export function createBackupService({ store, version }: Needs) {
  return {
    /** Hands over the head and then every line. The files are to be read before: what they still hold, the database may not. */
    async make(
      { files, authSecret }: Beside,
      add: (lines: (BackupHead | BackupLine)[]) => Promise<void>,
    ): Promise<BackupHead> {
      const names = await store.backup.names();
      return store.frozen(async ({ backup }) => {
        const described = await backup.describe(names);
        const head: BackupHead = { backup: "handbill", format: BACKUP_FORMAT, version, authSecret, ...described };
        await add([head, ...files.map(({ name, bytes }) => ({ file: name, base64: bytes.toString("base64") }))]);
        for (const table of head.tables) {
          await add([{ table: table.name }]);
          for await (const rows of backup.read(table)) await add(rows);
        }
        return head;
      });
    },
  };
}
