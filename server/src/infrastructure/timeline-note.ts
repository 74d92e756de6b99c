import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What this data folder last saw of its database, and whether the note was copied here: with the folder, then. */
export type Noted = { id: string; tick: number; isCopy: boolean };
export type TimelineNote = ReturnType<typeof createTimelineNote>;

const Note = z.object({ id: z.uuid(), tick: z.number().int(), file: z.string() });

/** A note in the data folder that a copy of the folder cannot pass for its own: it names the very file it stands in. */
export function createTimelineNote(dataDir: string) {
  const path = join(dataDir, "timeline");
  return {
    async read(): Promise<Noted | undefined> {
      const text = await readFile(path, "utf8").catch(() => "null");
      const note = Note.safeParse(parse(text));
      if (!note.success) return undefined;
      const { file, ...seen } = note.data;
      return { ...seen, isCopy: file !== (await nameOf(path)) };
    },

    /** Where nothing can be written, an earlier state is not noticed: no reason to stop working. */
    async write({ id, tick }: Omit<Noted, "isCopy">): Promise<void> {
      const draft = `${path}.${randomBytes(4).toString("hex")}`;
      try {
        await mkdir(dataDir, { recursive: true });
        const handle = await open(draft, "wx", 0o600);
        await handle.writeFile(`${JSON.stringify({ id, tick, file: await nameOf(draft) })}\n`);
        await handle.sync();
        await handle.close();
        await rename(draft, path);
      } catch {
        await rm(draft, { force: true }).catch(() => undefined); // there may be no folder
      }
    },
  };
}

/** Stays when a file is renamed, and is another one for each copy: its number and when it was made. */
async function nameOf(path: string): Promise<string> {
  const { ino, birthtimeMs } = await stat(path, { bigint: true });
  return `${ino} ${birthtimeMs}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
