import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StartRefusal } from "../core/start-refusal.ts";
import { isRoot } from "./embedded-postgres/identity.ts";
import { clusterOf } from "./embedded-postgres/places.ts";
import { isServed } from "./embedded-postgres/server-process.ts";

/** A folder in the data folder: that one may be a volume, which cannot be renamed. */
export type RestorePlace = {
  draft: string;
  /** Writes a file as the product would find it. */
  write(name: string, bytes: Buffer): Promise<void>;
  /** Puts what was made in the place of what was there; where that went, or null when nothing was. */
  take(): Promise<string | null>;
  drop(): Promise<void>;
};

const DRAFT = "restoring-";
const ASIDE = "before-restore-";
/** Neither in the way of a restore nor part of it. */
const STAYS = ["bin", "backups", "timeline", DRAFT, ASIDE];

/**
 * Where a start in between must not find a database without its password, or make a new one: the password goes first and comes
 * last, the database is replaced in one go.
 */
const ORDER = ["database-password", "auth-secret", "spool", "database-place", "cluster"];

/** A place beside what is in the data folder. Refuses when that is in use, or, without `force`, when there is anything. */
export async function prepareRestorePlace(
  dataDir: string,
  { force, names }: { force: boolean; names: "all" | readonly string[] },
): Promise<RestorePlace> {
  const mode = isRoot() ? 0o755 : 0o700; // run by root, PostgreSQL is another user and must get in
  await mkdir(dataDir, { recursive: true, mode });
  if (names === "all" && (await isServed(await clusterOf(dataDir)))) {
    throw new StartRefusal(
      `Handbill is running on the database in ${dataDir}. Nothing was changed. Stop it first, or restore into another folder (DATA_DIR).`,
    );
  }
  const inTheWay = async () =>
    (await readdir(dataDir)).filter(
      (name) => !STAYS.some((one) => name.startsWith(one)) && (names === "all" || names.includes(name)),
    );
  const found = await inTheWay();
  if (found.length > 0 && !force) {
    throw new StartRefusal(
      `There is something in ${dataDir} already (${found.slice(0, 4).join(", ")}). Nothing was changed. Restore into an empty folder (DATA_DIR), or add --force: what is there is then set aside, not deleted.`,
    );
  }
  const draft = join(dataDir, `${DRAFT}${process.pid}-${randomBytes(3).toString("hex")}`);
  await mkdir(draft, { mode });
  return {
    draft,
    async write(name, bytes) {
      const path = join(draft, name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, "wx", 0o600);
      await file.writeFile(bytes);
      await file.sync();
      await file.close();
    },
    async take() {
      const old = inOrder(await inTheWay());
      const made = inOrder(await readdir(draft)).toReversed();
      const aside = join(dataDir, `${ASIDE}${new Date().toISOString().replaceAll(":", "-")}`);
      if (old.length > 0) await mkdir(aside, { mode });
      for (const name of old) await rename(join(dataDir, name), join(aside, name));
      for (const name of made) await rename(join(draft, name), join(dataDir, name));
      await rm(draft, { recursive: true, force: true });
      return old.length > 0 ? aside : null;
    },
    drop: () => rm(draft, { recursive: true, force: true }),
  };
}

/** What is not in the list can go at any time. */
const inOrder = (names: string[]) =>
  names.sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other) || one.localeCompare(other));
