import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Logger } from "pino";

/** Where the build of the studio puts what draws it (web/vite.paint.config.ts). */
const FILE = join(".painting", "paint.mjs");
/** A page waits no longer for its picture. */
const PATIENCE_MS = 400;
/** Who does not answer for so long hangs. */
const HANGS_MS = 5_000;
/** More at once would wait for each other longer than a page waits. */
const MOST_AT_ONCE = 8;
const MEMORY_MB = 192;
/** After it has ended by itself. */
const REST_MS = 10_000;

export type Answers = Record<string, [etag: string | null, body: string]>;
export type Painting = { html: string; data: unknown[]; taken: string[]; faults: string[] };

type Needs = {
  /** Where the built studio lies; null when there is none. */
  folder: string | null;
  publicUrl: string;
  logger: Logger;
};
type Told = { id: number; painting: Painting | null; error?: string };
type Waiting = { resolve(painting: Painting | null): void; late: NodeJS.Timeout };

/**
 * Draws what somebody sees first of the studio, in a thread of its own. Null whenever that does not work in time: the page then
 * goes out empty, and the studio draws it in the browser.
 */
export function createPainter({ folder, publicUrl, logger }: Needs) {
  const file = folder === null ? null : join(folder, FILE);
  const canPaint = file !== null && existsSync(file);
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let isReady = false;
  let restUntil = 0;
  let lastId = 0;
  let heardAt = 0;

  const answer = ({ id, painting, error }: Told): void => {
    heardAt = performance.now();
    if (id === 0) isReady = true;
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
    isReady = false;
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
  };

  return {
    async paint(address: string, answers: Answers, kept: readonly string[]): Promise<Painting | null> {
      if (canPaint && !worker && performance.now() > restUntil) start();
      if (!worker || !isReady || waiting.size >= MOST_AT_ONCE) {
        if (waiting.size > 0 && performance.now() - heardAt > HANGS_MS) await stop();
        return null;
      }
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
