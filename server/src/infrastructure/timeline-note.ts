import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What this data folder last saw of its database, and whether the note was copied here: with the folder, then. */
export type Noted = { id: string; tick: number; isCopy: boolean };
export type TimelineNote = ReturnType<typeof createTimelineNote>;

const Note = z.object({ id: z.uuid(), tick: z.number().int(), file: z.string() });

/** On a disk where a file's name does not stay, a copy cannot be told from the folder itself: then none is seen. */
const UNSTEADY = "unsteady";

/** A note in the data folder that a copy of the folder cannot pass for its own: it names the very file it stands in. */
export function createTimelineNote(dataDir: string) {
  const path = join(dataDir, "timeline");

  /** Puts a new note in the place of the old one; what it calls its file, or undefined when it could not be written. */
  const replace = async ({ id, tick }: Omit<Noted, "isCopy">, name?: string): Promise<string | undefined> => {
    const draft = `${path}.${randomBytes(4).toString("hex")}`;
    try {
      await mkdir(dataDir, { recursive: true });
      const handle = await open(draft, "wx", 0o600);
      const file = name ?? (await nameOf(draft));
      await handle.writeFile(`${JSON.stringify({ id, tick, file })}\n`);
      await handle.sync();
      await handle.close();
      await rename(draft, path);
      return file;
    } catch {
      await rm(draft, { force: true }).catch(() => undefined); // there may be no folder
      return undefined;
    }
  };

  return {
    async read(): Promise<Noted | undefined> {
      const text = await readFile(path, "utf8").catch(() => "null");
      const note = Note.safeParse(parse(text));
      if (!note.success) return undefined;
      const { file, ...seen } = note.data;
      return { ...seen, isCopy: file !== UNSTEADY && file !== (await nameOf(path)) };
    },

    /** Where nothing can be written, an earlier state is not noticed: no reason to stop working. */
    async write(seen: Omit<Noted, "isCopy">): Promise<void> {
      const named = await replace(seen);
      if (named !== undefined && named !== (await nameOf(path))) await replace(seen, UNSTEADY);
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
