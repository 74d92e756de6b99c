import { createHash, randomBytes } from "node:crypto";
import { chmod, chown, lstat, mkdir, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { readOrMakeSecret, readSecret } from "../../core/secret-file.ts";
import { StartRefusal } from "../../core/start-refusal.ts";
import { canReach, identityFor, isRoot, type Identity } from "./identity.ts";

export type Places = {
  identity: Identity;
  /** Holds the cluster folder, and what is made before it gets its name. */
  home: string;
  cluster: string;
  binaries: string;
  /** Folder of the socket. */
  socket: string;
  password: string;
  log: string;
};

/** For root only: nobody but root can plant a program here, and every user can reach it. */
const SYSTEM_HOME = "/var/lib/handbill";
/** The shortest limit of the systems we run on, macOS. */
const LONGEST_SOCKET_PATH = 103;

export async function findPlaces(dataDir: string, binariesDir?: string): Promise<Places> {
  await mkdir(dataDir, { recursive: true, mode: isRoot() ? 0o755 : 0o700 });
  const folder = await realpath(dataDir);
  const home = await findHome(folder);
  const cluster = join(home, "cluster");
  const identity = await identityFor(cluster);
  return {
    identity,
    home,
    cluster,
    binaries: isRoot() ? await systemFolder("bin") : (binariesDir ?? join(folder, "bin")),
    socket: await socketFolder(cluster, identity),
    password: join(folder, "database-password"),
    log: join(folder, "postgres.log"),
  };
}

/** The data folder, unless root started us and PostgreSQL, which then is another user, cannot reach it. */
async function findHome(folder: string): Promise<string> {
  const note = join(folder, "database-place");
  const noted = await readSecret(note);
  if (noted !== undefined) return requireNoted(note, noted);
  const cluster = join(folder, "cluster");
  if (!isRoot() || canReach(folder, await identityFor(cluster))) return folder;
  if (await exists(cluster)) {
    throw new StartRefusal(
      `The database in ${cluster} can no longer be reached by the user that PostgreSQL runs as. Give the folders above it the right to be entered (chmod o+x).`,
    );
  }
  // Never the place of an earlier folder of the same name, whose password went with it.
  const place = join(SYSTEM_HOME, randomBytes(6).toString("hex"));
  const agreed = await readOrMakeSecret(
    note,
    () => `${place}\nThe database is there: PostgreSQL cannot enter this folder.`,
  );
  return systemFolder(basename(firstLine(agreed)));
}

/** Where the database of a data folder is, or would be; nothing is made or asked. */
export async function clusterOf(dataDir: string): Promise<string> {
  const folder = await realpath(dataDir);
  const noted = await readSecret(join(folder, "database-place"));
  return join(noted === undefined ? folder : firstLine(noted), "cluster");
}

async function requireNoted(note: string, noted: string): Promise<string> {
  const home = firstLine(noted);
  if (await exists(home)) return home;
  throw new StartRefusal(
    `${note} says that the database is in ${home}, but there is nothing. Bring it back, or remove that note to begin with an empty database.`,
  );
}

const firstLine = (text: string) => text.split("\n")[0] ?? "";

/** The path of a socket must be short, and only its owner may enter the folder. */
async function socketFolder(cluster: string, identity: Identity): Promise<string> {
  const key = shortHash(cluster);
  if (isRoot()) {
    await systemFolder("run");
    return ownFolder(join(SYSTEM_HOME, "run", key), identity);
  }
  const name = `handbill-${shortHash(`${cluster} ${process.geteuid?.()}`)}`;
  const wanted = join(tmpdir(), name);
  const fits = Buffer.byteLength(join(wanted, ".s.PGSQL.5432")) < LONGEST_SOCKET_PATH;
  return ownFolder(fits ? wanted : join("/tmp", name), identity);
}

/** A folder that only the user of the database can enter; made by somebody else, it is not to be trusted. */
export async function ownFolder(path: string, identity: Identity): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (identity.uid !== undefined && identity.gid !== undefined) await chown(path, identity.uid, identity.gid);
  const found = await lstat(path);
  if (!found.isDirectory() || found.uid !== (identity.uid ?? process.geteuid?.())) {
    throw new StartRefusal(`${path} is needed for the database, but it belongs to somebody else. Please remove it.`);
  }
  await chmod(path, 0o700);
  return path;
}

async function systemFolder(name: string): Promise<string> {
  const path = join(SYSTEM_HOME, name);
  await mkdir(path, { recursive: true });
  await Promise.all([SYSTEM_HOME, path].map((one) => chmod(one, 0o755)));
  return path;
}

const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

export const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
