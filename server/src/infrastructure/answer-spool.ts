import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";

export type AnswerSpool = ReturnType<typeof openAnswerSpool>;

const KEPT = /^([0-9a-f-]{36})\.json$/;

/**
 * A folder for answers that were paid for and could not be saved: one file each, complete or not there. Processes on one machine
 * may share it.
 */
export function openAnswerSpool(folder: string) {
  const pathOf = (id: string): string => join(folder, `${id}.json`);

  return {
    /** On the disk for good when this resolves. */
    async keep(id: string, text: string): Promise<void> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const half = join(folder, `${id}.${randomBytes(6).toString("hex")}.half`);
      try {
        const file = await open(half, "wx", 0o600);
        try {
          await file.writeFile(text);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(half, pathOf(id));
      } catch (error) {
        await rm(half, { force: true }).catch(() => undefined); // what matters is why it could not be written
        throw error;
      }
      await syncFolder(folder);
    },

    /** Ids of all that is kept. */
    async list(): Promise<string[]> {
      const names = await readdir(folder).catch(() => []); // no folder: nothing was ever kept
      return names.flatMap((name) => KEPT.exec(name)?.[1] ?? []);
    },

    /** Undefined when another process has taken it out meanwhile. */
    async read(id: string): Promise<string | undefined> {
      return readFile(pathOf(id), "utf8").catch(() => undefined);
    },

    remove: (id: string): Promise<void> => rm(pathOf(id), { force: true }),
  };
}

/** A new name is safe only when its folder is; not every system can do it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
