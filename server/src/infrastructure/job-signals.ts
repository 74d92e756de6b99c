import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import type { Logger } from "pino";
import { closedBySilence } from "./silence.ts";

export type JobSignals = Awaited<ReturnType<typeof openJobSignals>>;

/** How soon a connection that broke without a word is noticed: a question, and no answer. */
export type ListeningLimits = { askEveryMs: number; silenceMs: number };

const LIMITS: ListeningLimits = { askEveryMs: 5_000, silenceMs: 10_000 };

/** Hears of every job before those who watch it do. After a gap anything may have changed. */
export type JobListener = { changed(jobId: string): void; gap(): void };

const RECONNECT_MS = 500;
const CONNECT_MS = 5_000;

/** Hears of every change of a job through one connection per process and wakes whoever asked to be told. */
export async function openJobSignals(url: string, channel: string, logger: Logger, limits: ListeningLimits = LIMITS) {
  const listeners = new Map<string, Set<() => void>>();
  const ofAll = new Set<JobListener>();
  let closed = false;
  /** Since when nothing is heard; 0 while the connection is there. */
  let deafSince = 0;
  let hearing = false;

  const wake = (jobId: string) => {
    ofAll.forEach(({ changed }) => changed(jobId));
    listeners.get(jobId)?.forEach((listener) => listener());
  };
  const gap = () => ofAll.forEach((listener) => listener.gap());
  /** After a gap nobody knows what was missed, so everybody looks again. */
  const wakeAll = () => {
    gap();
    [...listeners.keys()].forEach(wake);
  };

  const listen = async () => {
    const client = new Client({
      connectionString: url,
      application_name: "handbill-signals",
      connectionTimeoutMillis: CONNECT_MS,
      ...closedBySilence(limits.silenceMs),
    });
    const ended = new Promise<void>((resolve) => client.on("end", resolve));
    client.on("end", () => {
      hearing = false;
      gap();
    });
    client.on("error", (error) => logger.warn({ err: error }, "lost the connection that listens for job changes"));
    client.on("notification", ({ payload }) => payload && wake(payload));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      hearing = true;
    } catch (error) {
      void client.end().catch(() => undefined); // half a connection is none
      throw error;
    }
    void keepAsking(client);
    return { client, ended };
  };

  /** One who only listens never learns that nobody is there any more. */
  const keepAsking = async (client: Client): Promise<void> => {
    try {
      for (;;) {
        await delay(limits.askEveryMs, undefined, { ref: false });
        await client.query("select 1");
      }
    } catch {
      // The connection ended, which is told where it is waited for.
    }
  };

  let connection = await listen();

  const stayConnected = async (): Promise<void> => {
    await connection.ended;
    while (!closed) {
      deafSince ||= Date.now();
      await delay(RECONNECT_MS, undefined, { ref: false });
      const next = await listen().catch(() => undefined);
      if (!next) continue;
      connection = next;
      if (closed) await next.client.end(); // closed while this one was on its way
      deafSince = 0;
      wakeAll();
      await connection.ended;
    }
  };
  void stayConnected();

  return {
    /** Calls back at each change of the job until the returned function is called. */
    subscribe(jobId: string, listener: () => void): () => void {
      const set = listeners.get(jobId) ?? new Set();
      listeners.set(jobId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(jobId);
      };
    },

    /** For how long no change could be heard, in milliseconds; 0 while all is well. */
    deafForMs: (): number => (deafSince === 0 ? 0 : Date.now() - deafSince),

    /** Calls back at every change of any job. */
    subscribeToAll: (listener: JobListener): void => void ofAll.add(listener),

    /** False while the connection is lost: changes are missed then. */
    isHearing: (): boolean => hearing,

    /** For a change that was found without having been announced. */
    wake,

    /** How many names somebody waits for at this moment. */
    watched: (): number => listeners.size,

    async close(): Promise<void> {
      closed = true;
      await connection.client.end();
    },
  };
}
