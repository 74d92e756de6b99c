export type ProcessLife = {
  /** Whatever was opened last is closed first. It may take `withinMs` longer than what is closed quickly. */
  onEnd(close: () => Promise<void>, withinMs?: number): void;
  isEnding(): boolean;
  /** Closes everything, waiting a bounded time, and leaves with this code. */
  end(code: number): Promise<void>;
};

type Needs = {
  report(line: string): void;
  /** Whether this process must end with the one that started it. */
  followParent: boolean;
  exit(code: number): void;
  now?: () => number;
};

/** npm and the terminal both pass a Ctrl-C on, so it arrives twice; a person's second one comes later. */
const SAME_SIGNAL_MS = 1_000;
const CLOSE_PATIENCE_MS = 20_000;
const PARENT_CHECK_MS = 500;

/** Ends the process in order when it is asked to: by a signal, or by its parent being gone. */
export function createProcessLife({ report, followParent, exit, now = Date.now }: Needs): ProcessLife {
  const closers: (() => Promise<void>)[] = [];
  let patienceMs = CLOSE_PATIENCE_MS;
  let endingSince = 0;

  const end = async (code: number): Promise<void> => {
    if (endingSince > 0) return;
    endingSince = now();
    const patience = setTimeout(() => {
      report(`Not everything could be closed within ${patienceMs / 1000} s; leaving anyway.`);
      exit(1);
    }, patienceMs);
    const whole = await closeAll(closers, report);
    clearTimeout(patience);
    exit(whole ? code : 1);
  };

  const onSignal = (): void => {
    if (endingSince === 0) {
      report("Stopping; what is running may finish first.");
      void end(0);
    } else if (now() - endingSince > SAME_SIGNAL_MS) {
      report("Stopping at once.");
      exit(1);
    }
  };

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal);
  if (followParent) watchParent(() => void end(0));
  const onEnd = (close: () => Promise<void>, withinMs = 0): void => {
    closers.push(close);
    patienceMs += withinMs;
  };
  return { onEnd, isEnding: () => endingSince > 0, end };
}

async function closeAll(closers: (() => Promise<void>)[], report: (line: string) => void): Promise<boolean> {
  let whole = true;
  for (let close = closers.pop(); close; close = closers.pop()) {
    await close().catch((error: unknown) => {
      whole = false;
      report(`Something could not be closed: ${String(error)}`);
    });
  }
  return whole;
}

/** npm that is killed, or whose terminal is closed, does not pass that on. */
function watchParent(onGone: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onGone();
  }, PARENT_CHECK_MS);
  watch.unref();
}
