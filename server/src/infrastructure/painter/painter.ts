import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Logger } from "pino";

/** Where the build of the studio puts what draws it (web/vite.paint.config.ts). */
const FILE = join(".painting", "paint.mjs");
/** A page waits no longer for its picture. */
const PATIENCE_MS = 400;
/** Who does not answer for so long hangs: getting ready takes seconds on a machine that is busy. */
const HANGS_MS = 10_000;
/** More at once would wait for each other longer than a page waits. */
const MOST_AT_ONCE = 8;
const MEMORY_MB = 192;
/** After it has ended by itself. */
const REST_MS = 10_000;
/** While nobody looks at a page, nothing of it is kept in memory. */
const IDLE_MS = 10 * 60_000;

export type Answers = Record<string, [etag: string | null, body: string]>;
export type Painting = {
  html: string;
  title: string | null;
  data: unknown[];
  taken: string[];
  parts: string[];
  faults: string[];
};

type Needs = {
  /** Where the built studio lies; null when there is none. */
  folder: string | null;
  publicUrl: string;
  logger: Logger;
  idleMs?: number;
};
type Told = { id: number; painting: Painting | null; error?: string };
type Waiting = { resolve(painting: Painting | null): void; late: NodeJS.Timeout };

/**
 * Draws what somebody sees first of the studio, in a thread of its own. Null whenever that does not work in time: the page then
 * goes out empty, and the studio draws it in the browser.
 */
export function createPainter({ folder, publicUrl, logger, idleMs = IDLE_MS }: Needs) {
  const file = folder === null ? null : join(folder, FILE);
  const canPaint = file !== null && existsSync(file);
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let restUntil = 0;
  let lastId = 0;
  let heardAt = 0;

  const answer = ({ id, painting, error }: Told): void => {
    heardAt = performance.now();
    if (error !== undefined) logger.warn({ error }, "a page could not be painted");
    const one = waiting.get(id);
    if (!one) return;
    waiting.delete(id);
    clearTimeout(one.late);
    one.resolve(painting);
  };
  const stop = async (): Promise<void> => {
    const ending = worker;
    worker = undefined;
    clearTimeout(idle);
    for (const id of waiting.keys()) answer({ id, painting: null });
    await ending?.terminate();
  };
  const start = (): void => {
    const thread = new Worker(new URL("painter-worker.ts", import.meta.url), {
      workerData: { file, publicUrl },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    thread.unref();
    thread.on("message", answer);
    thread.on("error", (error) => {
      logger.warn({ err: error }, "the thread that paints pages has ended; pages go without a picture for a while");
      restUntil = performance.now() + REST_MS;
      if (worker === thread) void stop();
    });
    worker = thread;
    const rest = (): void => {
      if (waiting.size === 0) void stop();
      else idle?.refresh();
    };
    idle = setTimeout(rest, idleMs).unref();
  };

  /** Gets ready, unless somebody paints already: whoever asks for a page is going to ask for its picture. */
  const wake = (): void => {
    if (worker) idle?.refresh();
    else if (canPaint && performance.now() > restUntil) start();
  };

  return {
    wake,

    async paint(address: string, answers: Answers, kept: readonly string[]): Promise<Painting | null> {
      if (waiting.size > 0 && performance.now() - heardAt > HANGS_MS) await stop();
      wake();
      if (!worker || waiting.size >= MOST_AT_ONCE) return null;
      if (waiting.size === 0) heardAt = performance.now();
      const { promise, resolve } = Promise.withResolvers<Painting | null>();
      const id = (lastId += 1);
      const late = setTimeout(() => resolve(null), PATIENCE_MS);
      waiting.set(id, { resolve, late });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread knows no origins
      worker.postMessage({ id, address, answers, kept });
      return promise;
    },
    close: stop,
  };
}
