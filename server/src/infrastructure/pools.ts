import { type Database, type DatabaseOptions, openDatabase, openWalledDatabase } from "./database.ts";

/**
 * Whoever waits for the database waits among its own kind: a rush of requests keeps neither a paid answer from being written
 * down, nor a worker from its work, nor anybody from signing in, nor the operator from seeing how things stand. A
 * process has these and seven more at most (the queue 5, the signals 1, and 1 that holds the built-in database), and
 * the built-in PostgreSQL takes 57 of ours: docs/operations.md has the sum.
 */
const POOLS = {
  /** What people ask for who are signed in. Who gets no connection in time is told to come back. */
  requests: { max: 12, acquireTimeoutMs: 2_000, applicationName: "handbill" },
  /** What everybody asks for: hosted pages, links, forms, hooks; and what is read once for many users. */
  doors: { max: 6, acquireTimeoutMs: 2_000, applicationName: "handbill-doors" },
  /** Signing in, sessions, rate limits. */
  accounts: { max: 4, acquireTimeoutMs: 2_000, applicationName: "handbill-accounts" },
  /** Generations that this process works on. They are in no hurry, but must get there. */
  work: { max: 8, acquireTimeoutMs: 10_000, applicationName: "handbill-work" },
  /** What the model was asked and what it answered: written before and after each call. */
  ledger: { max: 3, acquireTimeoutMs: 10_000, applicationName: "handbill-ledger" },
  /** "Are you well?" wants its answer at once. */
  health: { max: 2, acquireTimeoutMs: 1_000, statementTimeoutMs: 1_000, applicationName: "handbill-health" },
} satisfies Record<string, DatabaseOptions>;

export type Pools<Tables> = Record<Exclude<keyof typeof POOLS, "doors">, Database<Tables>> & { close(): Promise<void> };

type Options = Pick<DatabaseOptions, "acquireTimeoutMs"> & {
  /** The role under which requests of users work; without one they work as everything else does. */
  role?: string | null;
};

/** The connections of one process, each made when it is first needed. `acquireTimeoutMs` is for tests on a busy machine. */
export function openPools<Tables>(url: string, { role = null, ...overrides }: Options = {}): Pools<Tables> {
  const open = (options: DatabaseOptions) => openDatabase<Tables>(url, { ...options, ...overrides });
  const walled = (behind: string) =>
    openWalledDatabase<Tables>(url, {
      role: behind,
      walled: { ...POOLS.requests, ...overrides },
      open: { ...POOLS.doors, ...overrides },
    });
  const pools = {
    requests: role === null ? open(POOLS.requests) : walled(role),
    accounts: open(POOLS.accounts),
    work: open(POOLS.work),
    ledger: open(POOLS.ledger),
    health: open(POOLS.health),
  };
  const all = Object.values(pools);
  return { ...pools, close: async () => void (await Promise.all(all.map((one) => one.close()))) };
}
