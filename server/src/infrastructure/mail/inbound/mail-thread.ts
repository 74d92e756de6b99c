import { Worker } from "node:worker_threads";
import { AppError } from "../../../core/errors.ts";
import type { MailReport } from "../mail-report.ts";
import type { MailOrder, MailWord } from "./mail-orders.ts";
import type { ReadMail, RefusedMail } from "./read-mail.ts";

type Needs = {
  warn(message: string, facts: Record<string, unknown>): void;
  /** What runs in the thread. */
  worker?: URL;
  /** A mail that takes longer is given up: the largest take two seconds. */
  limitMs?: number;
  memoryMb?: number;
  /** While no mail comes, nothing of it is kept in memory. */
  idleMs?: number;
};
type Read = ReadMail | RefusedMail | MailReport | null;
type Ask = MailOrder & { tries: number; resolve(read: Read): void; reject(error: Error): void };

/** A thread may end for a reason that is not the mail's. */
const TRIES = 2;
const TOO_HARD: RefusedMail = { refused: "too_hard" };

/**
 * Reads mails of strangers in a thread of its own, one after the other, so that whoever else asks is answered meanwhile. A mail that
 * takes too long, or too much memory, is refused; those behind it are read in a new thread.
 */
export function createMailThread(needs: Needs) {
  const { warn, worker = new URL("mail-worker.ts", import.meta.url), limitMs = 15_000, memoryMb = 384 } = needs;
  const { idleMs = 60_000 } = needs;
  const waiting: Ask[] = [];
  let current: Ask | undefined;
  let thread: Worker | undefined;
  let isReady = false;
  let late: NodeJS.Timeout | undefined;
  let idle: NodeJS.Timeout | undefined;

  const drop = async (): Promise<void> => {
    const ending = thread;
    thread = undefined;
    isReady = false;
    clearTimeout(late);
    clearTimeout(idle);
    await ending?.terminate();
  };

  /** The thread is gone, or has to go: its mail gets one more try, and is refused then. */
  const lose = (why: unknown): void => {
    const lost = current;
    const couldStart = isReady;
    current = undefined;
    void drop();
    warn("The thread that reads mails has ended", { err: why, bytes: lost?.bytes });
    if (lost && lost.tries < TRIES) waiting.unshift(lost);
    else lost?.resolve(lost.purpose === "report" ? null : TOO_HARD);
    if (couldStart) next();
    else for (const ask of waiting.splice(0)) ask.reject(notNow());
  };

  const hear = (word: MailWord): void => {
    if ("isReady" in word) isReady = true;
    else {
      const done = current;
      current = undefined;
      clearTimeout(late);
      if ("read" in word) done?.resolve(withBuffers(word.read));
      else done?.reject(new Error(word.error));
    }
    next();
  };

  const start = (): Worker => {
    const started = new Worker(worker, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    started.unref();
    started.on("message", (word: MailWord) => started === thread && hear(word));
    started.on("error", (error) => started === thread && lose(error));
    started.on("exit", (code) => started === thread && lose(new Error(`it ended with ${code}`)));
    return started;
  };

  function next(): void {
    clearTimeout(idle);
    if (current) return;
    if (waiting.length === 0) {
      idle = setTimeout(() => void drop(), idleMs).unref();
      return;
    }
    thread ??= start();
    if (!isReady) return;
    current = waiting.shift();
    if (!current) return;
    current.tries += 1;
    late = setTimeout(() => lose(new Error(`a mail took more than ${limitMs} ms`)), limitMs);
    const { purpose, raw, bytes } = current;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread knows no origins
    thread.postMessage({ purpose, raw, bytes });
  }

  const ask = (order: MailOrder): Promise<Read> => {
    const { promise, resolve, reject } = Promise.withResolvers<Read>();
    waiting.push({ ...order, tries: 0, resolve, reject });
    next();
    return promise;
  };

  return {
    /** As `readMail` does. */
    readMail: async (raw: Buffer, bytes = raw.length): Promise<ReadMail | RefusedMail> => {
      const read = await ask({ purpose: "mail", raw, bytes });
      if (read !== null && ("refused" in read || "from" in read)) return read;
      throw new Error("a mail was read as something else");
    },

    /** As `readMailReport` does. */
    readReport: async (raw: Buffer): Promise<MailReport | null> => {
      const read = await ask({ purpose: "report", raw, bytes: raw.length });
      if (read === null || "isLasting" in read) return read;
      throw new Error("a report was read as something else");
    },

    /** Whoever still waits is told to come again. */
    async close(): Promise<void> {
      const left = [current, ...waiting.splice(0)];
      current = undefined;
      for (const one of left) one?.reject(notNow());
      await drop();
    },
  };
}

/** Bytes come from another thread as plain ones. */
function withBuffers(read: Read): Read {
  if (read === null || !("files" in read)) return read;
  const files = read.files.map((file) => ({
    ...file,
    bytes: file.bytes && Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength),
  }));
  return { ...read, files };
}

const notNow = () =>
  new AppError("unavailable", "Mails cannot be read at this moment. Send it again in a minute.", { retryAfter: 60 });
