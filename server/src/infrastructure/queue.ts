import type { Kysely } from "kysely";
import { fromKysely, type JobInsert, PgBoss, type WorkOptions } from "pg-boss";
import type { Logger } from "pino";
import { type Claim, createClaims } from "./claims.ts";
import { closedBySilence } from "./silence.ts";

export type QueueSettings = {
  url: string;
  /** Queue of the work, and queue where work ends that broke down at every try. */
  queue: string;
  deadQueue: string;
  /** Generations at once in one process; each waits for the model nearly all of its time. */
  atOnce?: number;
  logger: Logger;
  limits?: Partial<QueueLimits>;
};

type QueueLimits = {
  /** The connection on which new work is announced is asked this often whether it still hears. */
  heartbeatMs: number;
  /** A connection on which nothing is heard for so long is given up. */
  silenceMs: number;
};

/** Its own upkeep too must be done by then, or is tried again later. */
const STATEMENT_MS = 10_000;
const LIMITS: QueueLimits = { heartbeatMs: 10_000, silenceMs: STATEMENT_MS + 3_000 };

export type QueueHandlers = {
  /** Does the work; throwing gives it back to be tried again. The signal aborts at stop and at expiry. */
  work(data: unknown, signal: AbortSignal, messageId: string): Promise<void>;
  /** Told once of work that broke down at every try. */
  giveUp(data: unknown): Promise<void>;
};

/** A message for a worker; `group` is the tenant, the highest priority is served first. */
export type QueueMessage = {
  id: string;
  data: object;
  group: string;
  priority?: number;
  /** It is not served before so many seconds have passed; at once where it is left out. */
  startAfterSeconds?: number;
  /** The message being worked on that it replaces: there is one of the two at any moment, also when this process is killed. */
  insteadOf?: string;
};

/** Besides the one that listens. */
const QUEUE_CONNECTIONS = 4;
const CONNECT_MS = 5_000;
const AT_ONCE = 8;
/**
 * And so many more, for tenants of whom nothing is being generated anywhere: who wants one text does not wait for the
 * others' to end.
 */
const FOR_NEWCOMERS = 2;
/**
 * New work is announced; looking after it finds what is due again after a fault, and what an announcement missed. Whoever is free looks
 * in turn, so that however many there are, together they look about twice a second.
 */
const LOOKS_PER_SECOND = 2;
const LEAST_POLL_SECONDS = 4;
/** How long the queue's own housekeeping may take at the end. */
const STOP_PATIENCE_MS = 2_000;

/** The durable queue in PostgreSQL. The schema is there already: migrations make it. */
export function createQueue({ url, queue, deadQueue, atOnce = AT_ONCE, logger, limits = {} }: QueueSettings) {
  const { heartbeatMs, silenceMs } = { ...LIMITS, ...limits };
  const connections = {
    ...closedBySilence(silenceMs),
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
  };
  const boss = new PgBoss({
    ...connections,
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    max: QUEUE_CONNECTIONS,
    application_name: "handbill-queue",
    options: "-c timezone=UTC",
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    flowIntervalSeconds: 60,
    notifyHeartbeatIntervalMs: heartbeatMs,
    notifyHeartbeatTimeoutMs: heartbeatMs / 2,
    instanceHeartbeatSeconds: 120,
  });
  boss.on("error", (error) => logger.warn({ err: error }, "queue fault"));
  boss.on("warning", (warning) => logger.warn({ warning: warning.message }, "queue warning"));

  const claims = createClaims((claim) => giveBack(boss, queue, claim));

  return {
    start: async (): Promise<void> => void (await boss.start()),

    /** Queues messages inside the caller's transaction. */
    async enqueue<Tables>(db: Kysely<Tables>, messages: QueueMessage[]): Promise<void> {
      if (messages.length === 0) return;
      const jobs: JobInsert[] = messages.map(({ group, startAfterSeconds, insteadOf: _done, ...message }) => ({
        ...message,
        group: { id: group },
        ...(startAfterSeconds !== undefined && { startAfter: Math.max(1, Math.ceil(startAfterSeconds)) }),
      }));
      const transaction = { db: fromKysely(db.withoutPlugins()) };
      await boss.insert(queue, jobs, transaction);
      const done = messages.flatMap(({ insteadOf }) => insteadOf ?? []);
      if (done.length > 0) await boss.complete(queue, done, undefined, transaction);
    },

    async work({ work, giveUp }: QueueHandlers): Promise<void> {
      const seconds = Math.max(LEAST_POLL_SECONDS, Math.ceil(atOnce / LOOKS_PER_SECOND));
      const polling = { pollingIntervalSeconds: seconds, notifyPollingIntervalSeconds: seconds };
      const worker = async (options: WorkOptions) => {
        const id: string = await boss.work(queue, options, async ([job]) => {
          if (!job) return;
          boss.notifyWorker(id); // looks for the next one as soon as this one is done, instead of after a rest
          await claims.hold(job, (signal) => work(job.data, signal, job.id), job.signal);
        });
      };
      const anyones = Array.from({ length: atOnce }, () => worker(polling));
      const newcomers = Array.from({ length: FOR_NEWCOMERS }, () => worker({ ...polling, groupConcurrency: 1 }));
      await Promise.all([...anyones, ...newcomers]);
      await boss.work(deadQueue, polling, async ([job]) => {
        if (job) await giveUp(job.data);
      });
    },

    /**
     * Takes no more work from now on. What runs may finish for so long; the rest is told to stop and given back, and
     * that costs it none of its tries. Work can still be queued.
     */
    async leave(graceMs: number): Promise<void> {
      await Promise.all([queue, deadQueue].map((name) => boss.offWork(name, { wait: false })));
      await claims.leave(graceMs);
    },

    /** Closes its connections. */
    async stop(): Promise<void> {
      await claims.leave(0);
      await boss.stop({ graceful: true, timeout: STOP_PATIENCE_MS });
    },
  };
}

/**
 * The next delivery counts as one try more, so it is allowed one more: taking this one off would make the two look the
 * same, and a late word about the first would settle the second.
 */
async function giveBack(boss: PgBoss, queue: string, { id, retryCount }: Claim): Promise<void> {
  const { rows } = await boss.getDb().executeSql(
    `update pgboss.job set state = 'retry', retry_limit = retry_limit + 1, heartbeat_on = null
     where name = $1 and id = $2 and state = 'active' and retry_count = $3 returning id`,
    [queue, id, retryCount],
  );
  if (rows.length > 0) await boss.update(queue, undefined, { id, startAfter: 0 }); // due now, and announced
}
