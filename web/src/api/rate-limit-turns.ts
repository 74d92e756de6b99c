import { rateLimit } from "./rate-limit.ts";

/** A wait longer than this is the owner's to decide about: the button counts down to it instead. */
const LONGEST_WAIT_SECONDS = 90;
/** All who wait come back at other moments. */
const SPREAD_MS = 400;

const turns = new Set<() => void>();

/** Whether a request that was told to wait so long is sent once more by itself. */
export const isShortWait = (seconds: number): boolean => seconds <= LONGEST_WAIT_SECONDS;

const leftMs = (): number => Math.max(0, rateLimit.read().until - Date.now());

/** Until the shared wait is over, or the owner says now. */
async function turn(signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const giveUp = (): void => reject(signal?.reason);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lookLater = (): void => {
    timer = setTimeout(() => (leftMs() > 0 ? lookLater() : resolve()), leftMs() + Math.random() * SPREAD_MS);
  };
  lookLater();
  signal?.addEventListener("abort", giveUp);
  if (signal?.aborted) giveUp();
  turns.add(resolve);
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    turns.delete(resolve);
    signal?.removeEventListener("abort", giveUp);
  }
}

/** Does what was refused once more, in its turn; it counts as waiting until it has its answer. */
export async function inTurn<T>(act: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  rateLimit.count(1);
  try {
    await turn(signal);
    return await act();
  } finally {
    rateLimit.count(-1);
  }
}

/** Everything that waits goes on now. */
export const goOn = (): void => turns.forEach((resolve) => resolve());
