import { readFileSync, readlinkSync } from "node:fs";

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/**
 * Whether `pid`, found in a lock file, is a PostgreSQL that runs on this cluster. PostgreSQL itself takes any process
 * of that number for it: a zombie that nobody reaps, or a stranger after a restart of the container.
 */
export function isPostmasterOf(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    // Not ours to look into (root without its usual rights): go by the name of the program.
    return readStat(pid).name === "postgres";
  }
}

const isZombie = (pid: number) => process.platform === "linux" && ["Z", "X", ""].includes(readStat(pid).state);

/** The name may hold spaces and brackets, so the state is what follows the last closing bracket. */
function readStat(pid: number): { name: string; state: string } {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = text.lastIndexOf(")");
    return { name: text.slice(text.indexOf("(") + 1, end), state: text.slice(end + 2, end + 3) };
  } catch {
    return { name: "", state: "" };
  }
}

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
