import { execFile, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { stageBinaries } from "../../server/src/infrastructure/embedded-postgres/binaries.ts";
import { prepareCluster } from "../../server/src/infrastructure/embedded-postgres/cluster.ts";
import { findPlaces } from "../../server/src/infrastructure/embedded-postgres/places.ts";
import { serverSettings } from "../../server/src/infrastructure/embedded-postgres/settings.ts";

const run = promisify(execFile);

export type OwnPostgres = {
  /** For ourselves, past every fault. */
  url: string;
  /** The file that the server listens on. */
  socketPath: string;
  /** `pg_ctl restart -m immediate`: the server falls over as in a crash, and recovers from its journal. */
  crash(): Promise<void>;
  /** Kills the postmaster with SIGKILL and starts the server again. */
  kill(): Promise<void>;
  close(): Promise<void>;
};

/** Several products share the server, each with its own pools. */
const MOST_CONNECTIONS = 200;

/** A PostgreSQL of our own programs with everything that keeps data switched on, which we may treat badly. */
export async function startOwnPostgres(binariesDir: string): Promise<OwnPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), "handbill-chaos-"));
  await chmod(dataDir, 0o755); // run by root, PostgreSQL is another user and must get in
  const places = await findPlaces(dataDir, binariesDir);
  const binaries = await stageBinaries(places.binaries);
  const password = await prepareCluster(places, binaries, false);
  const settings = serverSettings(places.socket, { test: false, connections: MOST_CONNECTIONS });
  const options = settings.map((part) => `'${part}'`).join(" ");
  const control = (...words: string[]) =>
    run(binaries.pgCtl, [...words, "-D", places.cluster, "-w", "-t", "60"], {
      ...places.identity,
      cwd: "/",
      env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
    });
  const log = join(places.cluster, "server.log");
  const start = () => control("start", "-o", options, "-l", log);
  await start();

  // When this process ends, however it ends, the read returns and the server is stopped.
  const watchdog = spawn(
    "/bin/sh",
    [
      "-c",
      'read -r _; "$0" stop -D "$1" -m immediate >/dev/null 2>&1; rm -rf "$2"',
      binaries.pgCtl,
      places.cluster,
      dataDir,
    ],
    { ...places.identity, cwd: "/", detached: true, stdio: ["pipe", "ignore", "ignore"] },
  );
  watchdog.unref();

  return {
    url: `postgres://handbill:${password}@/postgres?host=${encodeURIComponent(places.socket)}`,
    socketPath: join(places.socket, ".s.PGSQL.5432"),
    async crash() {
      await control("restart", "-m", "immediate", "-o", options, "-l", log);
    },
    async kill() {
      const pid = Number.parseInt(await readFile(join(places.cluster, "postmaster.pid"), "utf8"), 10);
      process.kill(pid, "SIGKILL");
      await control("stop", "-m", "immediate").catch(() => undefined); // back ends that have not noticed yet
      for (let attempt = 1; ; attempt += 1) {
        try {
          await start();
          return;
        } catch (error) {
          if (attempt === 20) throw error; // they hold the shared memory a moment longer
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
      }
    },
    async close() {
      await control("stop", "-m", "immediate").catch(() => undefined);
      watchdog.kill("SIGKILL");
      await rm(dataDir, { recursive: true, force: true });
      await rm(places.socket, { recursive: true, force: true });
    },
  };
}
