import { rmdir } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { StartRefusal } from "../../core/start-refusal.ts";
import { stageBinaries, type Binaries } from "./binaries.ts";
import { prepareCluster } from "./cluster.ts";
import { askForOwnership, type Ownership } from "./ownership.ts";
import { exists, findPlaces, type Places } from "./places.ts";
import type { Serving } from "./settings.ts";
import { clearStaleLocks, lastWords, startServer, stopOrphan, type ServerProcess } from "./server-process.ts";

export type EmbeddedPostgres = { url: string; close(): Promise<void> };

type Options = {
  dataDir: string;
  /** Told in words what takes time. */
  report?: (line: string) => void;
  /** Fast instead of safe: for data that nobody will miss. */
  test?: boolean;
  /** Where the programs are copied to, once per version; unless root starts us. */
  binariesDir?: string;
  /** How many may connect: enough for one product unless given. */
  connections?: number;
};

type Installation = {
  places: Places;
  binaries: Binaries;
  url: string;
  serving: Serving;
  report: (line: string) => void;
};
type Running = { server: ServerProcess; ownership: Ownership };
type State = { running: Running; closing: boolean };

const START_ATTEMPTS = 6;
const READY_PATIENCE_MS = 120_000;

/**
 * A real PostgreSQL in the data folder, reached through a socket only. One process owns it at a time; when the server
 * dies it is started again, and when this process dies, however, the server stops.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const installation = await install(options);
  const state: State = { running: await launch(installation), closing: false };
  const watching = watch(installation, state);
  return {
    url: installation.url,
    close: async () => {
      state.closing = true;
      await end(state.running);
      await watching;
      await end(state.running); // one that was being started again meanwhile
      await rmdir(installation.places.socket).catch(() => {}); // a second close, or not empty: no harm
    },
  };
}

/** For a tool beside the product: the server that another process runs, and leaves running; otherwise one of its own. */
export async function reachEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { url } = await install(options);
  const answer = await askForOwnership(url);
  if (answer === "taken") return { url, close: async () => {} };
  if (typeof answer === "object") await answer.release();
  return startEmbeddedPostgres(options);
}

async function end({ server, ownership }: Running): Promise<void> {
  await ownership.release().catch(() => {}); // the server may be gone already
  await server.close();
}

/** Starts the server again when it died, and takes back the ownership when only its connection was cut. */
async function watch(installation: Installation, state: State): Promise<void> {
  // Asked to close while the server was being started again, nobody would end the new one before this returns.
  while (!state.closing) {
    const { server, ownership } = state.running;
    await Promise.race([server.exited, ownership.lost]);
    const regained = await regain(installation, state);
    if (state.closing) return;
    if (regained) {
      state.running = { server, ownership: regained };
    } else {
      installation.report("PostgreSQL ended unexpectedly; starting it again.");
      await ownership.release().catch(() => {}); // only the watchdog died, or both: what is left is then an orphan
      await relaunch(installation, state);
    }
  }
}

async function regain({ url }: Installation, state: State): Promise<Ownership | undefined> {
  while (!state.closing && !state.running.server.hasExited()) {
    const answer = await askForOwnership(url);
    if (typeof answer === "object") return answer;
    await delay(50);
  }
  return undefined;
}

async function install(options: Options): Promise<Installation> {
  const { dataDir, report = () => {}, test = false, binariesDir, connections } = options;
  if (process.platform === "win32") {
    throw new StartRefusal(
      "The built-in PostgreSQL does not run on Windows itself. Start Handbill in WSL, or set DATABASE_URL.",
    );
  }
  const places = await findPlaces(dataDir, binariesDir);
  const binaries = await stageBinaries(places.binaries);
  if (!(await exists(places.cluster))) report("Making the database (first start).");
  const password = await prepareCluster(places, binaries, test);
  const url = `postgres://handbill:${password}@/postgres?host=${encodeURIComponent(places.socket)}`;
  return { places, binaries, url, serving: { test, connections }, report };
}

async function launch(installation: Installation): Promise<Running> {
  for (let attempt = 1; ; attempt += 1) {
    await clearTheWay(installation);
    const server = await startServer(installation.places, installation.binaries, installation.serving);
    const ownership = await untilReady(server, installation);
    if (ownership === "taken") {
      await server.close();
      throw inUse(installation.places);
    }
    if (ownership !== "ended") return { server, ownership };
    if (attempt >= START_ATTEMPTS) {
      throw new StartRefusal(
        `PostgreSQL did not start. Its last words, from ${installation.places.log}:\n${await lastWords(installation.places)}`,
      );
    }
    await delay(300); // back ends of a server that was killed hold its shared memory a moment longer
  }
}

/** After this, no server runs on the cluster, or a living process owns the one that does and we refuse. */
async function clearTheWay({ places, binaries, url, report }: Installation): Promise<void> {
  const deadline = Date.now() + READY_PATIENCE_MS;
  let refusals = 0;
  for (;;) {
    const answer = await askForOwnership(url);
    if (answer === "absent") return clearStaleLocks(places);
    if (answer === "taken" && (refusals += 1) > 5) throw inUse(places);
    if (typeof answer === "object") {
      report("Found a PostgreSQL whose owner is gone; stopping it.");
      await stopOrphan(places, binaries);
      await answer.release().catch(() => {}); // cut by the stop
    } else if (Date.now() > deadline) {
      throw new StartRefusal(`The database in ${places.cluster} is starting or stopping, and does not finish.`);
    } else {
      await delay(200); // an owner that has just been killed may not be noticed yet
    }
  }
}

async function untilReady(
  server: ServerProcess,
  { url, places, report }: Installation,
): Promise<Ownership | "taken" | "ended"> {
  const deadline = Date.now() + READY_PATIENCE_MS;
  let sayAt = Date.now() + 5_000;
  while (!server.hasExited()) {
    const answer = await askForOwnership(url);
    if (typeof answer === "object" || answer === "taken") return answer;
    if (Date.now() > deadline) {
      await server.close();
      throw new StartRefusal(`PostgreSQL does not get ready. See ${places.log}.`);
    }
    if (Date.now() > sayAt) {
      report("PostgreSQL is still recovering what was not finished when it was stopped.");
      sayAt = Date.now() + 10_000;
    }
    await delay(25);
  }
  return "ended";
}

/** Tries until it works or nobody wants it any more: a process without its database has nothing better to do. */
async function relaunch(installation: Installation, state: State): Promise<void> {
  for (let waitMs = 100; !state.closing; waitMs = Math.min(waitMs * 2, 5_000)) {
    try {
      state.running = await launch(installation);
      return;
    } catch (error) {
      installation.report(`PostgreSQL could not be started again: ${String(error)}`);
      await delay(waitMs);
    }
  }
}

const inUse = ({ cluster }: Places) =>
  new StartRefusal(
    `Another Handbill is already running on the database in ${cluster}. Use that one, stop it first, or set DATA_DIR to another folder.`,
  );
