import { accessSync, chmodSync, constants, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";

/** Where Linux keeps files in memory. */
const IN_MEMORY = "/dev/shm";
const PREFIX = "handbill-tests-";
/** What a run writes at most, with room to spare: databases, pages of the browser, backups. */
const NEEDED_BYTES = 4 * 1024 ** 3;

/**
 * The folder in which tests put their databases and files; it goes away with the process. In memory where there is
 * room: nobody needs a test's data after a power cut, and a database that is started for one test waits for the disk
 * half of its time.
 */
export function makeTestFolder() {
  const parent = hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir();
  clearAbandoned(parent);
  const folder = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o755); // run by root, PostgreSQL is another user and must get in
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

function hasRoom(folder) {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    const mount = readFileSync("/proc/mounts", "utf8").match(new RegExp(`^\\S+ ${folder} (\\S+) (\\S+)`, "m"));
    const isUsable = mount?.[1] === "tmpfs" && !mount[2].split(",").includes("noexec");
    return isUsable && bavail * bsize >= NEEDED_BYTES && freemem() >= 2 * NEEDED_BYTES;
  } catch {
    return false;
  }
}

/** What a run left behind that was killed. */
function clearAbandoned(parent) {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
