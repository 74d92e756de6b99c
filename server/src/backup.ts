import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import packageJson from "../package.json" with { type: "json" };
import { readProcessConfig } from "./core/config.ts";
import { StartRefusal } from "./core/start-refusal.ts";
import type { Tables } from "./data/models/tables.ts";
import { createStore } from "./data/store.ts";
import { type BackupSummary, writeBackupFile } from "./infrastructure/backup-file.ts";
import { backupPath, filesForBackup, keepNewest } from "./infrastructure/backup-folder.ts";
import { openDatabase } from "./infrastructure/database.ts";
import { errorForOperator, reachDatabase } from "./infrastructure/database-for-tools.ts";
import { createBackupService } from "./services/backup-service.ts";

const HOW_TO = `npm run backup                                into the folder backups of the data folder
npm run backup -- --to <folder or file>       somewhere else
npm run backup -- --to <folder> --keep <N>    and removes all but the newest N there`;

const DAY_MS = 86_400_000;

type Wish = { to: string | undefined; keep: number | null };

function readWish(words: string[]): Wish {
  try {
    const { values } = parseArgs({ args: words, options: { to: { type: "string" }, keep: { type: "string" } } });
    const { to, keep } = values;
    if (to === "" || (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep))) throw new StartRefusal(HOW_TO);
    return { to, keep: keep === undefined ? null : Number(keep) };
  } catch (cause) {
    throw new StartRefusal(HOW_TO, { cause });
  }
}

/** Makes a backup of everything, also while the product runs. Answers in words. */
async function backup({ to, keep }: Wish): Promise<string> {
  const started = Date.now();
  const { authSecret, dataDir, ...config } = readProcessConfig(resolve(import.meta.dirname, "..", ".."));
  const now = new Date(started);
  const { path, folder } = await backupPath(to === undefined ? `${join(dataDir, "backups")}/` : to, now);
  if (keep !== null && folder === null) {
    throw new StartRefusal(`--keep needs a folder, and ${path} is a file. Nothing was written.`);
  }
  const reached = await reachDatabase({ ...config, dataDir }, console.log);
  const database = openDatabase<Tables>(reached.url, {
    max: 1,
    statementTimeoutMs: DAY_MS,
    applicationName: "handbill-backup",
  });
  try {
    const service = createBackupService({
      store: createStore(database.db, async () => {}),
      version: packageJson.version,
    });
    const files = await filesForBackup(dataDir);
    const beside = { files, authSecret: authSecret === null ? "file" : "setting" } as const;
    const summary = await writeBackupFile(resolve(path), (add) => service.make(beside, add));
    const removed = keep !== null && folder !== null ? await keepNewest(folder, keep, now) : 0;
    return inWords(resolve(path), summary, { removed, seconds: (Date.now() - started) / 1000 });
  } finally {
    await database.close();
    await reached.close();
  }
}

function inWords(
  path: string,
  { head, end, bytes }: BackupSummary,
  more: { removed: number; seconds: number },
): string {
  const rows = Object.values(end.rows).reduce((sum, count) => sum + count, 0);
  return [
    `Backed up ${rows} rows of ${head.tables.length} tables, ${(bytes / 1e6).toFixed(1)} MB in ${more.seconds.toFixed(1)} s, and read it again: ${path}`,
    "Whoever can read this file can read everything and sign in as anybody: keep it as safe as the server, on another machine.",
    ...(head.authSecret === "setting" ? ["AUTH_SECRET is not in it. Keep that as well."] : []),
    ...(more.removed > 0 ? [`Removed ${more.removed} older.`] : []),
  ].join("\n");
}

if (import.meta.main) {
  try {
    console.log(await backup(readWish(process.argv.slice(2))));
  } catch (error) {
    console.error(errorForOperator(error));
    process.exitCode = 2;
  }
}
