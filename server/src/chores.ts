import type { Logger } from "pino";
import { actAsNobody } from "./core/acting.ts";
import type { Store } from "./data/store.ts";
import type { IdempotencyService } from "./services/idempotency-service.ts";
import type { JobReader } from "./services/job-reader.ts";
import type { LedgerService } from "./services/ledger-service.ts";

const SECOND_MS = 1_000;
const SPOOL_MS = 5_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Needs = {
  store: Store;
  deletions: { sweep(): Promise<unknown> };
  reader: JobReader;
  idempotency: IdempotencyService;
  factors: { challenges: { purge(): Promise<unknown> } };
  lookAround: { sweep(): Promise<unknown> };
  processes: { purge(): Promise<unknown> };
  spooledLedger: { drain(): Promise<unknown> };
  ledger: LedgerService;
  timeline: { step(): Promise<unknown> };
};

export type Chore = [name: string, everyMs: number, work: () => Promise<unknown>];

/** What is done again and again, by every process; twice at once does no harm. */
export const choresOf = (needs: Needs): Chore[] => {
  const { store, deletions, reader, idempotency, factors, lookAround, processes, spooledLedger, ledger, timeline } =
    needs;
  return [
    ["looking at watched jobs", SECOND_MS, () => reader.refresh()],
    ["erasing who looked around a day ago", HOUR_MS, () => lookAround.sweep()],
    ["erasing businesses and accounts that went two weeks ago", HOUR_MS, () => deletions.sweep()],
    ["forgetting sign-ins that nobody finished", HOUR_MS, () => factors.challenges.purge()],
    ["forgetting old answers", HOUR_MS, () => idempotency.purge()],
    ["forgetting old prompts", HOUR_MS, () => store.aiLedger.forgetPrompts()],
    ["forgetting texts that nobody finished", HOUR_MS, () => store.jobTexts.purge()],
    ["forgetting processes that are gone", HOUR_MS, () => processes.purge()],
    ["saving answers that wait on the disk", SPOOL_MS, () => spooledLedger.drain()],
    ["noting how far the database has come", MINUTE_MS, () => timeline.step()],
    // What waits on the disk was answered, so it is no abandoned call.
    ["closing abandoned calls", MINUTE_MS, () => spooledLedger.drain().then(ledger.sweep)],
  ];
};

/** Does a chore at its times until the timer is cleared. One that fails is tried again the next time. */
export const keepDoing =
  (logger: Logger) =>
  ([name, everyMs, work]: Chore): NodeJS.Timeout => {
    const once = () => actAsNobody(work).catch((error: unknown) => logger.warn({ err: error }, `${name} failed`));
    return setInterval(() => void once(), everyMs).unref();
  };
