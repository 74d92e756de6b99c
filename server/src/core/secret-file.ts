import { randomBytes } from "node:crypto";
import { link, open, readFile, rename, rm } from "node:fs/promises";

/**
 * A secret that is made once and kept in a file that only its owner can read. Two processes that start at the same
 * time get the same one, and one killed in the middle leaves no half-written file.
 */
export async function readOrMakeSecret(path: string, make: () => string): Promise<string> {
  return (await readSecret(path)) ?? (await makeSecret(path, make()));
}

async function makeSecret(path: string, secret: string): Promise<string> {
  const draft = `${path}.${randomBytes(4).toString("hex")}`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(`${secret}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await nameUnlessTaken(draft, path);
  return (await readSecret(path)) ?? secret;
}

/** A link refuses a name that is taken, where a rename would replace what another process has just made. */
async function nameUnlessTaken(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    // An empty file is what a full disk left; and there are file systems without links.
    if (!hasCode(error, "EEXIST") || (await readSecret(path)) === undefined) await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

export async function readSecret(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, "utf8")).trim() || undefined;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

const hasCode = (error: unknown, code: string) => error instanceof Error && "code" in error && error.code === code;
