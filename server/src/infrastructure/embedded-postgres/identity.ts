import { spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { StartRefusal } from "../../core/start-refusal.ts";

/** The user that PostgreSQL runs as. Empty: the user of this process. */
export type Identity = { uid: number; gid: number } | Record<string, never>;

const NOBODY = { uid: 65_534, gid: 65_534 };

export const isRoot = () => process.geteuid?.() === 0;

/** PostgreSQL refuses root: started by root, it runs as the owner of its cluster, which at first is nobody. */
export async function identityFor(cluster: string): Promise<Identity> {
  const owner = await stat(cluster).catch(() => undefined);
  if (isRoot()) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
  if (owner && owner.uid !== process.geteuid?.()) {
    throw new StartRefusal(
      `The database in ${cluster} belongs to another user (number ${owner.uid}). Start Handbill as that user or as root, or set DATA_DIR to a folder of your own.`,
    );
  }
  return {};
}

/** Asks the system itself, since every folder on the way counts, and access lists do too. */
export function canReach(folder: string, identity: Identity): boolean {
  const asked = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...identity, cwd: "/", stdio: "ignore" });
  if (asked.error) {
    throw new StartRefusal(
      `PostgreSQL does not run as root, and this system does not let root start a program as another user (${asked.error.message}). Start Handbill as an ordinary user, or set DATABASE_URL.`,
      { cause: asked.error },
    );
  }
  return asked.status === 0;
}
