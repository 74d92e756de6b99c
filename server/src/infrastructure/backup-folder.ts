import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type BackupFile, isBackupFile } from "../core/backup-format.ts";
import { StartRefusal } from "../core/start-refusal.ts";

/** Times sort as their names do. */
const NAME = /^handbill-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.backup$/;
const HALF_MADE = /^handbill-.*\.backup\.\d+-[0-9a-f]{6}\.part$/;
const HOUR_MS = 3_600_000;

/** Where the next backup goes: `to` is a folder that is there, or ends like one; anything else is the file itself. */
export async function backupPath(to: string, now: Date): Promise<{ path: string; folder: string | null }> {
  const isFolder = to.endsWith("/") || ((await stat(to).catch(() => undefined))?.isDirectory() ?? false);
  if (!isFolder) return { path: to, folder: null };
  await mkdir(to, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new StartRefusal(`The folder ${to} cannot be made: ${String(cause)}. Give another place with --to.`, {
      cause,
    });
  });
  const time = now
    .toISOString()
    .replaceAll(":", "-")
    .replace(/\.\d+Z$/, "Z");
  return { path: join(to, `handbill-${time}.backup`), folder: to };
}

/** Removes all but the newest backups of a folder, and what was left half made. Returns how many backups. */
export async function keepNewest(folder: string, keep: number, now: Date): Promise<number> {
  const names = await readdir(folder);
  for (const name of names.filter((one) => HALF_MADE.test(one))) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    // Another backup may be at work.
    if (found && now.getTime() - found.mtimeMs > HOUR_MS) await rm(join(folder, name), { force: true });
  }
  const older = names
    .filter((name) => NAME.test(name))
    .sort()
    .toReversed()
    .slice(keep);
  for (const name of older) await rm(join(folder, name), { force: true });
  return older.length;
}

/** What of the data folder belongs into a backup: the secret of the sign-in, and answers the database has not yet. */
export async function filesForBackup(dataDir: string): Promise<BackupFile[]> {
  const spooled = await readdir(join(dataDir, "spool")).catch(() => []);
  const names = ["auth-secret", ...spooled.map((name) => `spool/${name}`)].filter(isBackupFile);
  const files = await Promise.all(
    names.map(async (name) => {
      // One that is gone meanwhile is in the database now.
      const bytes = await readFile(join(dataDir, name)).catch(() => undefined);
      return bytes ? [{ name, bytes }] : [];
    }),
  );
  return files.flat();
}
