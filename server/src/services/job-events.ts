import type { AnyJob as Job, JobText } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import { textSignal } from "../data/repositories/job-text-repository.ts";
import type { Store } from "../data/store.ts";
import type { JobSignals } from "../infrastructure/job-signals.ts";
import { createBell, ringOrSilence } from "./bell.ts";
import { isActive } from "./job-reader.ts";
import type { JobService } from "./job-service.ts";
import { createJoinedReads } from "./joined-reads.ts";

type Needs = { store: Store; signals: JobSignals; jobs: JobService; clock: Clock };
export type JobEvents = ReturnType<typeof createJobEvents>;

/** `number` is the place to go on from: everything up to it has been told. */
export type JobEvent = { number: number } & (
  | { kind: "job" | "end"; data: Job }
  | { kind: "text"; data: JobText }
  | { kind: "silence" }
);

/** A look is taken this often even when nothing was announced: an announcement can get lost with its connection. */
const SILENCE_MS = 15_000;
/** Texts grow several times a second, each of several contents; watchers look no more often than this. */
const CALM_MS = 250;
/** The database could not be asked: the stream goes on, and looks again this much later. */
const LOOK_AGAIN_MS = 1_000;
/** Watchers whose texts are read in one statement. */
const AT_ONCE = 200;

/** What a job does, as it happens, wherever the worker runs: its changes, and the texts that it or its parts are writing. */
export function createJobEvents({ store, signals, jobs, clock }: Needs) {
  const newTexts = createJoinedReads(
    (asked: { jobId: string; number: number }[]) => store.jobTexts.newerThan(asked),
    AT_ONCE,
  );

  /** Rings for the job and for its texts; says for which of them. At first there may be texts. */
  const listen = (jobId: string, signal: AbortSignal) => {
    const bell = createBell();
    let mayHaveTexts = true;
    const heardTexts = () => {
      mayHaveTexts = true;
      bell.ring();
    };
    const unsubscribe = [signals.subscribe(jobId, bell.ring), signals.subscribe(textSignal(jobId), heardTexts)];
    signal.addEventListener("abort", bell.ring, { once: true });
    return {
      bell,
      /** What `read` finds where texts were announced; when it fails, they are looked for again. */
      async texts<T>(read: () => Promise<T[]>): Promise<T[]> {
        if (!mayHaveTexts) return [];
        mayHaveTexts = false;
        try {
          return await read();
        } catch (error) {
          mayHaveTexts = true;
          throw error;
        }
      },
      end(): void {
        unsubscribe.forEach((stop) => stop());
        signal.removeEventListener("abort", bell.ring);
      },
    };
  };

  return {
    /**
     * The job as it is, then every change, its end last. `after` is where an earlier watch of the same job left off. Throws
     * `not_found` at once for a job that is not the user's.
     */
    async watch(userId: string, jobId: string, after: number, signal: AbortSignal): Promise<AsyncIterable<JobEvent>> {
      await jobs.read(userId, jobId);

      async function* events(): AsyncGenerator<JobEvent> {
        const ear = listen(jobId, signal);
        try {
          let number = after;
          let told = "";
          const look = async () => {
            const { job, tag } = await jobs.read(userId, jobId);
            const texts = isActive(job) ? await ear.texts(() => newTexts({ jobId, number })) : [];
            return { job, tag, texts };
          };
          do {
            const seen = await look().catch(unlessGone);
            if (seen && seen.tag !== told) {
              yield { kind: isActive(seen.job) ? "job" : "end", data: seen.job, number };
              if (!isActive(seen.job)) break;
              told = seen.tag;
            }
            for (const { number: next, ...text } of seen?.texts ?? []) {
              number = next;
              yield { kind: "text", data: text, number };
            }
            if (!seen) {
              await clock.sleep(LOOK_AGAIN_MS, signal).catch(() => undefined); // aborted: the loop ends
              continue;
            }
            const wasRung = await ringOrSilence(ear.bell, clock, SILENCE_MS, signal);
            if (!wasRung && !signal.aborted) yield { kind: "silence", number };
            await clock.sleep(CALM_MS, signal).catch(() => undefined); // aborted: the loop ends
          } while (!signal.aborted);
        } finally {
          ear.end();
        }
      }
      return events();
    },
  };
}

/** A database that is away is no news of the job; a job that is gone is. */
function unlessGone(error: unknown): undefined {
  if (error instanceof AppError && error.code === "not_found") throw error;
}
