import { setTimeout as delay } from "node:timers/promises";
import type { Kysely } from "kysely";
import { fromKysely, type JobInsert, PgBoss } from "pg-boss";
import type { Logger } from "pino";

export type QueueSettings = {
  url: string;
  /** Queue of the work, and queue where work ends that broke down at every try. */
  queue: string;
  deadQueue: string;
  logger: Logger;
};

export type QueueHandlers = {
  /** Does the work; throwing gives it back to be tried again. The signal aborts at stop and at expiry. */
  work(data: unknown, signal: AbortSignal): Promise<void>;
  /** Told once of work that broke down at every try. */
  giveUp(data: unknown): Promise<void>;
};

/** Generations at once in one process; each waits for the model nearly all of its time. */
const AT_ONCE = 8;
/** New work is announced; this finds what is due again after a fault, and what an announcement missed. */
const POLL_SECONDS = 4;
/** How long running work may go on when the process is asked to stop; what is not done then is started again elsewhere. */
const STOP_GRACE_MS = 5_000;
/** How long work that was told to stop may take to settle its call of the model. */
const LAST_WORDS_MS = 2_000;

/** The durable queue in PostgreSQL. The schema is there already: migrations make it. */
export function createQueue({ url, queue, deadQueue, logger }: QueueSettings) {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    application_name: "handbill-queue",
    options: "-c timezone=UTC",
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    flowIntervalSeconds: 60,
    notifyHeartbeatIntervalMs: 30_000,
    instanceHeartbeatSeconds: 120,
  });
  boss.on("error", (error) => logger.warn({ err: error }, "queue fault"));
  boss.on("warning", (warning) => logger.warn({ warning: warning.message }, "queue warning"));

  const running = new Set<Promise<void>>();

  return {
    start: async (): Promise<void> => void (await boss.start()),

    /** Queues messages inside the caller's transaction; `group` is the tenant. */
    async enqueue<Tables>(db: Kysely<Tables>, messages: { id: string; data: object; group: string }[]): Promise<void> {
      if (messages.length === 0) return;
      const jobs: JobInsert[] = messages.map(({ id, data, group }) => ({ id, data, group: { id: group } }));
      await boss.insert(queue, jobs, { db: fromKysely(db.withoutPlugins()) });
    },

    async work({ work, giveUp }: QueueHandlers): Promise<void> {
      const polling = { pollingIntervalSeconds: POLL_SECONDS, notifyPollingIntervalSeconds: POLL_SECONDS };
      const worker = async () => {
        const id: string = await boss.work(queue, polling, async ([job]) => {
          if (!job) return;
          boss.notifyWorker(id); // looks for the next one as soon as this one is done, instead of after a rest
          const run = work(job.data, job.signal);
          running.add(run);
          try {
            await run;
          } catch (error) {
            if (!job.signal.aborted)
              logger.error({ err: error, jobId: job.id }, "a generation broke down; the queue tries it again");
            throw error;
          } finally {
            running.delete(run);
          }
        });
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      await boss.work(deadQueue, polling, async ([job]) => {
        if (job) await giveUp(job.data);
      });
    },

    /** What is still running after the grace is given back and told to stop; it then writes down how far it came. */
    async stop(): Promise<void> {
      await boss.stop({ graceful: true, timeout: STOP_GRACE_MS });
      await Promise.race([Promise.allSettled(running), delay(LAST_WORDS_MS, undefined, { ref: false })]);
    },
  };
}
