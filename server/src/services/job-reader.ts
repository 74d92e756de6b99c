import { hash } from "node:crypto";
import type { AnyJob as Job } from "@handbill/contracts";
import type { Clock } from "../core/clock.ts";
import { businessOfTeamSignal } from "../data/repositories/team-signal.ts";
import type { Store } from "../data/store.ts";
import type { JobSignals } from "../infrastructure/job-signals.ts";
import { createJoinedReads } from "./joined-reads.ts";

type Needs = { store: Store; signals: JobSignals; clock: Clock };
export type JobReader = ReturnType<typeof createJobReader>;

/** A job as it is, and a tag that is another one as soon as anything in it but the clock is. */
export type JobReading = { job: Job; tag: string };

type Ask = { userId: string; jobId: string };
type Known = { readers: ReadonlySet<string>; job: Job; tag: string; readAt: number; askedAt: number };

/** Rows in one statement, and answers in one turn of the event loop. */
const AT_ONCE = 200;
/** With some 1.5 kB each: 30 MB at most. */
const MOST_KNOWN = 20_000;
/** A state that nobody asked for so long is forgotten. A long poll is held for a minute at most. */
const FORGET_MS = 90_000;
/** States older than this are read again, in one statement for all. */
const FRESH_MS = 1_000;
const MOST_REFRESHED = 500;

export const isActive = (job: Job): boolean => job.status === "queued" || job.status === "running";

/** Another one as soon as anything in one of the jobs but the clock is. */
export const tagOf = (...jobs: readonly Job[]): string =>
  hash(
    "sha1",
    JSON.stringify(jobs, (name, value: unknown) => (name === "elapsedSeconds" ? 0 : value)),
    "base64url",
  ).slice(0, 16);

/**
 * Reads jobs for any number of watchers. Reads of the same moment are one statement, and a state that was read is served from
 * memory until the database announces a change of it, or of who works on its business; while announcements cannot be heard, nothing is
 * kept. Whether it is the reader's to know is checked at each reading, and what is not is looked up as if nobody knew it: a stranger
 * learns nothing from the time it takes.
 */
export function createJobReader({ store, signals, clock }: Needs) {
  const known = new Map<string, Known>(); // in the order of their reading
  const underWay = new Set<Set<string>>(); // for each statement, what was announced since it was sent

  const forget = (jobId: string): void => {
    known.delete(jobId);
    for (const overtaken of underWay) overtaken.add(jobId);
  };
  /** Somebody came, left, or is something else now: who may read is asked anew, and so of whoever watches now. */
  const forgetReaders = (businessId: string): void => {
    underWay.clear();
    const ofBusiness = [...known.values()].filter(({ job }) => job.businessId === businessId);
    ofBusiness.forEach(({ job }) => known.delete(job.id));
    ofBusiness.forEach(({ job }) => signals.wake(job.id));
  };
  signals.subscribeToAll({
    changed(name) {
      const businessId = businessOfTeamSignal(name);
      if (businessId === undefined) forget(name);
      else forgetReaders(businessId);
    },
    gap() {
      known.clear();
      underWay.clear();
    },
  });

  const keep = (state: Known): void => {
    known.delete(state.job.id); // so that it counts as new
    known.set(state.job.id, state);
    const oldest = known.size > MOST_KNOWN ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  };

  /** One statement. What was announced meanwhile, or could not be heard of, is told but not kept. */
  const readRows = async (jobIds: string[]): Promise<Map<string, Known>> => {
    const overtaken = new Set<string>();
    if (signals.isHearing()) underWay.add(overtaken);
    try {
      const rows = await store.jobs.findMany(jobIds);
      const readAt = clock.now();
      const states = rows.map(({ memberIds, job }): Known => {
        const askedAt = known.get(job.id)?.askedAt ?? readAt;
        return { readers: new Set(memberIds), job, tag: tagOf(job), readAt, askedAt };
      });
      if (underWay.has(overtaken)) states.filter(({ job }) => !overtaken.has(job.id)).forEach(keep);
      return new Map(states.map((state) => [state.job.id, state]));
    } finally {
      underWay.delete(overtaken);
    }
  };

  const knownTo = ({ userId, jobId }: Ask): Known | undefined => {
    const state = known.get(jobId);
    if (!state?.readers.has(userId)) return undefined;
    state.askedAt = clock.now();
    return state;
  };

  const lookUp = createJoinedReads<Ask, Known | undefined>(async (asks) => {
    const states = asks.map(knownTo); // of many who watch one job, the first ones have read it for the others
    const missing = new Set(asks.filter((_ask, place) => !states[place]).map(({ jobId }) => jobId));
    if (missing.size === 0) return states;
    const found = await readRows([...missing]);
    return asks.map(({ userId, jobId }, place) => {
      const state = states[place] ?? found.get(jobId);
      return state?.readers.has(userId) ? state : undefined;
    });
  }, AT_ONCE);

  /** Looks at what has been known for longest, and forgets what nobody asks for: an announcement may get lost. */
  const refresh = async (): Promise<void> => {
    const now = clock.now();
    const jobIds: string[] = [];
    for (const [jobId, { job, readAt, askedAt }] of known) {
      if (now - readAt < FRESH_MS || jobIds.length === MOST_REFRESHED) break;
      if (now - (isActive(job) ? askedAt : readAt) > FORGET_MS) known.delete(jobId);
      else if (isActive(job)) jobIds.push(jobId);
    }
    if (jobIds.length === 0) return;
    const before = new Map(jobIds.map((jobId) => [jobId, known.get(jobId)?.tag]));
    const found = await readRows(jobIds);
    for (const [jobId, tag] of before) if (found.get(jobId)?.tag !== tag) signals.wake(jobId);
  };

  const asOfNow = ({ job, tag, readAt }: Known): JobReading => {
    const since = isActive(job) ? Math.max(0, clock.now() - readAt) / 1000 : 0;
    return { job: { ...job, elapsedSeconds: job.elapsedSeconds + since }, tag };
  };

  return {
    /** The job, unless it is not there or somebody else's. */
    async read(userId: string, jobId: string): Promise<JobReading | undefined> {
      const state = knownTo({ userId, jobId }) ?? (await lookUp({ userId, jobId }));
      return state && asOfNow(state);
    },

    /** For a change that this process has just made: its announcement is still on the way. */
    forget,

    /** One statement, where there is anything to look at. Call it once a second. */
    refresh,
  };
}
