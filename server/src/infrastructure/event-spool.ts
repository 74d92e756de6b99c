import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "../core/ids.ts";

/** The name says how many there are: those of a file that cannot be read any more are missed, and how many is known. */
const EVENTS = /^events-[0-9a-f-]{36}-(\d+)\.json$/;
const LOSSES = /^losses-[0-9a-f-]{36}\.(?:json|[0-9a-f-]{36})$/;

export type EventSpool = ReturnType<typeof openEventSpool>;

/**
 * A folder for events that wait for the database, in files that are complete or not there. It takes so many bytes of them and no
 * more; what was lost is noted beside them, so that it is still known when this process is not. Processes on one machine may share
 * it: events that are written twice are there once.
 */
export function openEventSpool(folder: string, mostBytes: number) {
  const ownLosses = `losses-${newId()}.json`;
  let bytes: number | undefined;
  let keeping = Promise.resolve(true);

  const names = async (pattern: RegExp): Promise<string[]> =>
    (await readdir(folder).catch(whenMissing([]))).filter((name) => pattern.test(name)).sort();

  const measure = async (): Promise<number> => {
    const files = (await names(EVENTS)).map((name) => stat(join(folder, name)).catch(() => undefined));
    return (await Promise.all(files)).reduce((sum, file) => sum + (file?.size ?? 0), 0);
  };

  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const half = join(folder, `${name}.half`);
    try {
      const file = await open(half, "w", 0o600);
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
  };

  const keepNow = async (events: readonly unknown[]): Promise<boolean> => {
    const text = JSON.stringify(events);
    const size = Buffer.byteLength(text);
    bytes ??= await measure();
    if (bytes + size > mostBytes) return false;
    await write(`events-${newId()}-${events.length}.json`, text);
    bytes += size;
    return true;
  };

  return {
    /** False when there is no room. One file after the other: together they must not take more than there is. */
    keep(events: readonly unknown[]): Promise<boolean> {
      const kept = keeping.then(() => keepNow(events));
      keeping = kept.catch(() => false);
      return kept;
    },

    /** Names of what is kept, oldest first. */
    list: (): Promise<string[]> => names(EVENTS),

    /** How many events a file has, by its name. */
    countOf: (name: string): number => Number(EVENTS.exec(name)?.[1] ?? 0),

    /** `gone` when another process has taken it out meanwhile; `damaged` when it is no list any more. */
    async read(name: string): Promise<unknown[] | "gone" | "damaged"> {
      const text = await readFile(join(folder, name), "utf8").catch(whenMissing(undefined));
      return text === undefined ? "gone" : (listIn(text) ?? "damaged");
    },

    async remove(name: string): Promise<void> {
      bytes = undefined;
      await rm(join(folder, name), { force: true });
    },

    /** Notes all losses that this process has not reported yet, in place of what it noted before. */
    noteLosses: (losses: readonly unknown[]): Promise<void> => write(ownLosses, JSON.stringify(losses)),

    forgetOwnLosses: (): Promise<void> => rm(join(folder, ownLosses), { force: true }),

    /** Losses that others noted and may not have reported. A process that still lives notes its own anew. */
    async takeLosses(): Promise<{ losses: unknown[]; forget(): Promise<void> }[]> {
      const taken = (await names(LOSSES))
        .filter((name) => name !== ownLosses)
        .map(async (name) => {
          const aside = name.endsWith(".json") ? name.replace(/json$/, newId()) : name;
          await rename(join(folder, name), join(folder, aside)).catch(whenMissing(undefined));
          const text = await readFile(join(folder, aside), "utf8").catch(whenMissing("[]"));
          return { losses: listIn(text) ?? [], forget: () => rm(join(folder, aside), { force: true }) };
        });
      return Promise.all(taken);
    },
  };
}

const whenMissing =
  <Value>(value: Value) =>
  (error: unknown): Value => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return value;
    throw error;
  };

function listIn(text: string): unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}
