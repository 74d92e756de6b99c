type Needs<T> = {
  /** Fetches an answer anew. */
  load(key: string): Promise<T>;
  /** Whether an answer is about something that is there: others make room first. */
  isFound(answer: T): boolean;
  nowMs?: () => number;
};

type Kept<T> = { answer: T; atMs: number };

/** For so long an answer is given again without asking. */
const FRESH_MS = 10_000;
/** For so long an old answer is better than none. */
const STALE_MS = 86_400_000;
/** Who has an old answer waits no longer for a new one. */
const PATIENCE_MS = 1_000;
const MOST_FOUND = 400;
const MOST_MISSED = 2_000;

/**
 * Answers for everybody, kept for a moment: a page that many people open asks the database a few times a minute, and goes on
 * being there while the database is slow or away.
 */
export function createKeptAnswers<T>({ load, isFound, nowMs = () => performance.now() }: Needs<T>) {
  const found = new Map<string, Kept<T>>();
  const missed = new Map<string, Kept<T>>();
  const loading = new Map<string, Promise<T>>();

  const keep = (key: string, answer: T): void => {
    found.delete(key);
    missed.delete(key);
    const [room, most] = isFound(answer) ? [found, MOST_FOUND] : [missed, MOST_MISSED];
    const [oldest] = room.keys();
    if (room.size >= most && oldest !== undefined) room.delete(oldest);
    room.set(key, { answer, atMs: nowMs() });
  };

  /** Everybody who asks for the same at once waits for one answer. */
  const fetched = (key: string): Promise<T> => {
    const running = loading.get(key);
    if (running) return running;
    const work: Promise<T> = load(key)
      .then((answer) => {
        // What was forgotten meanwhile may be old already.
        if (loading.get(key) === work) keep(key, answer);
        return answer;
      })
      .finally(() => {
        if (loading.get(key) === work) loading.delete(key);
      });
    loading.set(key, work);
    return work;
  };

  return {
    async get(key: string): Promise<T> {
      const kept = found.get(key) ?? missed.get(key);
      const ageMs = kept === undefined ? Infinity : nowMs() - kept.atMs;
      if (kept !== undefined && ageMs < FRESH_MS) return kept.answer;
      const fresh = fetched(key);
      if (kept === undefined || ageMs > STALE_MS) return fresh;
      return inTime(fresh, PATIENCE_MS).catch(() => kept.answer);
    },

    /** Forgets what begins so: it has just changed. */
    forget(prefix: string): void {
      for (const room of [found, missed, loading]) {
        for (const key of room.keys()) if (key.startsWith(prefix)) room.delete(key);
      }
    },
  };
}

const inTime = <T>(work: Promise<T>, ms: number): Promise<T> => {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => reject(new Error("not in time")), ms);
  work.then(resolve, reject).finally(() => clearTimeout(timer));
  return promise;
};
