import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "../core/ids.ts";

const KEPT = /^events-[0-9a-f-]{36}\.json$/;

export type EventSpool = ReturnType<typeof openEventSpool>;

/**
 * A folder for events that wait for the database, in files that are complete or not there. It takes so many bytes and no more.
 * Processes on one machine may share it: events that are written twice are there once.
 */
export function openEventSpool(folder: string, mostBytes: number) {
  let bytes: number | undefined;

  const list = async (): Promise<string[]> =>
    (await readdir(folder).catch(() => [])).filter((name) => KEPT.test(name)).sort();

  const measure = async (): Promise<number> => {
    const files = (await list()).map((name) => stat(join(folder, name)).catch(() => undefined));
    return (await Promise.all(files)).reduce((sum, file) => sum + (file?.size ?? 0), 0);
  };

  return {
    /** False when there is no room. */
    async keep(events: readonly unknown[]): Promise<boolean> {
      const text = JSON.stringify(events);
      bytes ??= await measure();
      if (bytes + text.length > mostBytes) return false;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `events-${newId()}.json`;
      const half = join(folder, `${name}.half`);
      try {
        const file = await open(half, "wx", 0o600);
        try {
          await file.writeFile(text);
        } finally {
          await file.close();
        }
        await rename(half, join(folder, name));
      } catch (error) {
        await rm(half, { force: true }).catch(() => undefined); // what matters is why it could not be written
        throw error;
      }
      bytes += text.length;
      return true;
    },

    /** Names of what is kept, oldest first. */
    list,

    /** Undefined when another process has taken it out meanwhile, or it is no list. */
    async read(name: string): Promise<unknown[] | undefined> {
      const text = await readFile(join(folder, name), "utf8").catch(() => undefined);
      if (text === undefined) return undefined;
      try {
        const events: unknown = JSON.parse(text);
        return Array.isArray(events) ? events : undefined;
      } catch {
        return undefined;
      }
    },

    async remove(name: string): Promise<void> {
      bytes = undefined;
      await rm(join(folder, name), { force: true });
    },
  };
}
