import { setTimeout as delay } from "node:timers/promises";
import type { OwnPostgres } from "./support/postgres.ts";
import type { Place } from "./support/processes.ts";
import type { Stack } from "./support/stack.ts";

/** Where a fault strikes: the processes that stand at the points, and what is around them. */
export type Scene = {
  stack: Stack;
  postgres: OwnPostgres;
  /** The web process and the worker that carry the orders. */
  victims: Place[];
  /** Lets everybody go on who waits at a point. */
  release(): Promise<void>;
};

export type Fault = {
  name: string;
  /** In words, for the table of results. */
  what: string;
  /** What a process does at a point: waits there for the fault to strike, or strikes itself. */
  action: "wait" | "throw";
  /** Code of the error that is thrown. */
  errorCode?: string;
  /** Strikes while somebody stands at each point, and ends the fault. */
  strike(scene: Scene): Promise<void>;
};

const STOPPED_MS = 15_000;
const DARK_MS = 12_000;
const FULL_MS = 3_000;
const BROKEN_MS = 2_500;
/** More than the head of an answer, less than an answer. */
const CUT_AFTER_BYTES = 700;

/** A fault around the processes: it begins, those at the points go on into it, it ends. */
const around =
  (lastsMs: number, begin: (scene: Scene) => void, end: (scene: Scene) => void): Fault["strike"] =>
  async (scene) => {
    begin(scene);
    await scene.release();
    await delay(lastsMs);
    end(scene);
  };

export const FAULTS: readonly Fault[] = [
  {
    name: "kill",
    what: "SIGKILL of the process",
    action: "wait",
    async strike({ victims, release }) {
      victims.forEach((victim) => victim.kill());
      await release();
    },
  },
  {
    name: "stop",
    what: `SIGSTOP of the process, SIGCONT after ${STOPPED_MS / 1000} s`,
    action: "wait",
    async strike({ victims, release }) {
      victims.forEach((victim) => victim.stop());
      await release();
      await delay(STOPPED_MS);
      victims.forEach((victim) => victim.goOn());
    },
  },
  { name: "throw", what: "an error of ours in the process", action: "throw", strike: async () => {} },
  {
    name: "database crash",
    what: "`pg_ctl restart -m immediate`",
    action: "wait",
    async strike({ postgres, release }) {
      await postgres.crash();
      await release();
    },
  },
  {
    name: "database blackhole",
    what: `nothing passes to or from PostgreSQL for ${DARK_MS / 1000} s, and nobody is told`,
    action: "wait",
    strike: around(
      DARK_MS,
      ({ stack }) => stack.databaseNetwork.blackhole(true),
      ({ stack }) => stack.databaseNetwork.blackhole(false),
    ),
  },
  {
    name: "database half-open",
    what: "PostgreSQL's end of every connection is closed, ours stays open and hears nothing",
    action: "wait",
    strike: around(
      0,
      ({ stack }) => void stack.databaseNetwork.halfOpen(),
      () => {},
    ),
  },
  {
    name: "database reset",
    what: "every connection to PostgreSQL is reset",
    action: "wait",
    strike: around(
      0,
      ({ stack }) => void stack.databaseNetwork.reset(),
      () => {},
    ),
  },
  {
    name: "database disk full",
    what: `every write is answered with SQLSTATE 53100 for ${FULL_MS / 1000} s`,
    action: "wait",
    strike: around(
      FULL_MS,
      ({ stack }) => stack.disk.refuse("all"),
      ({ stack }) => stack.disk.refuse("none"),
    ),
  },
  {
    name: "both disks full",
    what: `the same, and the folder for paid answers cannot be written to either, for ${FULL_MS / 1000} s`,
    action: "wait",
    async strike({ stack, release }) {
      const mend = await stack.breakSpool();
      stack.disk.refuse("all");
      await release();
      await delay(FULL_MS);
      stack.disk.refuse("none");
      await mend();
    },
  },
  {
    name: "model blackhole",
    what: `nothing passes to or from the model for ${DARK_MS / 1000} s, and nobody is told`,
    action: "wait",
    strike: around(
      DARK_MS,
      ({ stack }) => stack.provider.network.blackhole(true),
      ({ stack }) => stack.provider.network.blackhole(false),
    ),
  },
  {
    name: "model reset",
    what: "every connection to the model is reset, and new ones are refused for a moment",
    action: "wait",
    async strike({ stack, release }) {
      const { network } = stack.provider;
      network.refuse(true);
      network.reset();
      await release();
      await delay(300);
      network.refuse(false);
      await delay(400);
      network.reset();
    },
  },
  {
    name: "model cut",
    what: `every answer of the model breaks off after ${CUT_AFTER_BYTES} bytes for ${BROKEN_MS / 1000} s`,
    action: "wait",
    strike: around(
      BROKEN_MS,
      ({ stack }) => stack.provider.network.cutAfter(CUT_AFTER_BYTES),
      ({ stack }) => stack.provider.network.cutAfter(null),
    ),
  },
];
