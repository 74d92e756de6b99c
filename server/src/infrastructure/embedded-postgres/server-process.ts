import { execFile, spawn, type ChildProcess } from "node:child_process";
import { open, readFile, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import type { Binaries } from "./binaries.ts";
import type { Places } from "./places.ts";
import { isPostmasterOf } from "./process-state.ts";
import { type Serving, serverSettings } from "./settings.ts";

const run = promisify(execFile);

/**
 * The server hangs on a shell that reads a pipe from this process. When this process ends, however it ends, the read
 * returns and the shell asks PostgreSQL to stop: no orphan is left, not even by `kill -9`.
 */
const WATCHDOG =
  'exec 3<&0; "$@" </dev/null 3<&- & child=$!; trap "" INT TERM HUP; ' +
  "(read -r _ <&3; kill -INT $child 2>/dev/null) & reader=$!; exec 3<&-; wait $child; code=$?; kill -9 $reader 2>/dev/null; exit $code";

const LOG_LIMIT_BYTES = 10_000_000;
const STOP_PATIENCE_MS = 10_000;

export type ServerProcess = { exited: Promise<void>; hasExited(): boolean; close(): Promise<void> };

/** Starts the server. It has its own process group: Ctrl-C must not end the database before the requests. */
export async function startServer(places: Places, binaries: Binaries, serving: Serving): Promise<ServerProcess> {
  const size = await stat(places.log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await truncate(places.log);
  const log = await open(places.log, "a", 0o600);
  const settings = serverSettings(places.socket, serving);
  const server = spawn("/bin/sh", ["-c", WATCHDOG, "watchdog", binaries.postgres, "-D", places.cluster, ...settings], {
    ...places.identity,
    cwd: "/",
    detached: true,
    stdio: ["pipe", log.fd, log.fd],
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
  });
  const exited = new Promise<void>((resolve) => {
    server.on("exit", () => resolve());
    server.on("error", () => resolve());
  });
  server.stdin?.on("error", () => {}); // the shell is gone: `exited` tells
  await log.close();
  letGo(server);
  return {
    exited,
    hasExited: () => server.exitCode !== null || server.signalCode !== null || server.pid === undefined,
    close: () => closeServer(server, exited, places),
  };
}

/** The database must not keep a process alive that has nothing else to do. */
function letGo(server: ChildProcess): void {
  server.unref();
  if (server.stdin && "unref" in server.stdin && typeof server.stdin.unref === "function") server.stdin.unref();
}

async function closeServer(server: ChildProcess, exited: Promise<void>, places: Places): Promise<void> {
  server.ref();
  server.stdin?.end();
  const patience = new AbortController();
  const late = delay(STOP_PATIENCE_MS, "late", { signal: patience.signal }).catch(() => "in time");
  if ((await Promise.race([exited, late])) === "late") {
    // It hangs. Ended at once it loses nothing: the next start replays its journal.
    const postmaster = await readPid(join(places.cluster, "postmaster.pid"));
    if (postmaster !== undefined && isPostmasterOf(places.cluster, postmaster)) process.kill(postmaster, "SIGQUIT");
    await exited;
  }
  patience.abort();
}

/** Ends a server that outlived the process it belonged to. */
export async function stopOrphan(places: Places, { pgCtl }: Binaries): Promise<void> {
  const options = { ...places.identity, cwd: "/", env: { PATH: "/usr/bin:/bin", LC_ALL: "C" } };
  await run(pgCtl, ["stop", "-D", places.cluster, "-m", "fast", "-w", "-t", "30"], options);
}

/** Removes lock files that name a dead process, or one that is no PostgreSQL of this cluster. */
export async function clearStaleLocks(places: Places): Promise<void> {
  const locks = [join(places.cluster, "postmaster.pid"), join(places.socket, ".s.PGSQL.5432.lock")];
  for (const lock of locks) {
    const pid = await readPid(lock);
    if (pid !== undefined && !isPostmasterOf(places.cluster, pid)) await rm(lock, { force: true });
  }
}

/** Whether a server runs on a cluster, whoever it belongs to. */
export async function isServed(cluster: string): Promise<boolean> {
  const pid = await readPid(join(cluster, "postmaster.pid"));
  return pid !== undefined && isPostmasterOf(cluster, pid);
}

async function readPid(lock: string): Promise<number | undefined> {
  const pid = Number.parseInt(await readFile(lock, "utf8").catch(() => ""), 10);
  return Number.isNaN(pid) ? undefined : Math.abs(pid);
}

/** The last lines of the log, for a message to the person at the terminal. */
export async function lastWords(places: Places): Promise<string> {
  const text = await readFile(places.log, "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-4).join("\n");
}
