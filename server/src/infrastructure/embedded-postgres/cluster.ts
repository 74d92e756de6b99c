import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { readOrMakeSecret, readSecret } from "../../core/secret-file.ts";
import { StartRefusal } from "../../core/start-refusal.ts";
import { clearHalfMade, draftOf, takeName, type Binaries } from "./binaries.ts";
import type { Identity } from "./identity.ts";
import { exists, ownFolder, type Places } from "./places.ts";
import { clusterSettings } from "./settings.ts";

const run = promisify(execFile);

/** Makes the cluster when there is none, under another name until it is whole. Answers its password. */
export async function prepareCluster(places: Places, binaries: Binaries, test: boolean): Promise<string> {
  const made = await exists(places.cluster);
  const password = await readOrMakePassword(places.password, made);
  if (!made) await makeCluster(places, binaries, password, test);
  return password;
}

async function makeCluster(places: Places, { initdb }: Binaries, password: string, test: boolean): Promise<void> {
  await clearHalfMade(places.cluster);
  const draft = await ownFolder(draftOf(places.cluster), places.identity);
  const passwordFile = `${join(places.socket, basename(draft))}.password`;
  await writeOwned(passwordFile, password, places.identity);
  try {
    await run(initdb, ["-D", draft, `--pwfile=${passwordFile}`, ...clusterSettings(test)], {
      ...places.identity,
      cwd: "/",
      env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
    });
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    const reason = cause instanceof Error && "stderr" in cause ? String(cause.stderr).trim() : String(cause);
    throw new StartRefusal(`The database could not be made in ${places.home}. PostgreSQL says: ${reason}`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await takeName(draft, places.cluster);
}

async function readOrMakePassword(path: string, clusterIsMade: boolean): Promise<string> {
  try {
    if (!clusterIsMade) return await readOrMakeSecret(path, () => randomBytes(24).toString("hex"));
    const password = await readSecret(path);
    if (password !== undefined) return password;
  } catch (cause) {
    throw new StartRefusal(`The password of the database could not be kept in ${path}: ${String(cause)}.`, { cause });
  }
  throw new StartRefusal(
    `${path} is missing or empty. It held the password of the database beside it: bring it back from your backup.`,
  );
}

async function writeOwned(path: string, text: string, identity: Identity): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) await chown(path, identity.uid, identity.gid);
}
