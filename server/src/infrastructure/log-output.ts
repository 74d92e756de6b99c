import { createWriteStream } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { Writable } from "node:stream";
import { stdTimeFunctions } from "pino";

export type LogOutput = {
  /** Takes one line. Never waits and never throws: a line that has no room any more is counted instead. */
  write(line: string): void;
  /** Hands over at once what was taken. */
  flushSync(): void;
  /** Hands over what was taken, and waits a moment for whoever reads it. */
  end(): Promise<void>;
};

type Options = {
  /** Opens the way out anew after it failed: a disk that was full may have room again. */
  again?: () => Writable;
  /** Characters that may wait for a reader. */
  mostWaiting?: number;
  retryMs?: number;
  endPatienceMs?: number;
};

const MOST_WAITING = 4 * 1024 * 1024;
const RETRY_MS = 1_000;
const END_PATIENCE_MS = 1_000;
const LOOK_MS = 10;

/**
 * Where log lines leave the process. Lines of one turn of the event loop go out together. When whoever reads them is slower
 * than they come, or gone, they are dropped and counted, so that no request ever waits for a log; once lines are
 * taken again, one line says how many were lost.
 */
export function openLogOutput(first: Writable, options: Options = {}): LogOutput {
  const { again = () => createWriteStream("", { fd: 1, autoClose: false }), mostWaiting = MOST_WAITING } = options;
  const { retryMs = RETRY_MS, endPatienceMs = END_PATIENCE_MS } = options;
  let out: Writable | undefined;
  let lines: string[] = [];
  let size = 0;
  let lost = 0;
  let isFull = false;
  let isScheduled = false;

  const goOn = () => {
    isFull = false;
    if (lost > 0) take(lossLine(lost));
    lost = 0;
  };
  /** Half of the space is free again, so this does not come and go with every line. */
  const taken = (error?: Error | null): void => {
    if (isFull && !error && out && out.writableLength <= mostWaiting / 2) goOn();
  };
  const open = (stream: Writable): void => {
    out = stream;
    stream.on("error", () => {
      if (out !== stream) return;
      out = undefined;
      isFull = true;
      setTimeout(() => open(again()), retryMs).unref();
    });
    if (isFull) stream.write("", taken);
  };

  const flushSync = (): void => {
    if (lines.length === 0 || !out) return;
    const text = lines.join("");
    lines = [];
    size = 0;
    out.write(text, taken);
  };
  const flush = (): void => {
    isScheduled = false;
    flushSync();
  };
  const take = (line: string): void => {
    lines.push(line);
    size += line.length;
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(flush);
  };

  open(first);
  return {
    write(line) {
      const waiting = size + (out?.writableLength ?? 0);
      isFull ||= !out || (waiting > 0 && waiting + line.length > mostWaiting);
      if (isFull) lost += 1;
      else take(line);
    },
    flushSync,
    async end() {
      flushSync();
      for (let waited = 0; out && out.writableLength > 0 && waited < endPatienceMs; waited += LOOK_MS)
        await delay(LOOK_MS);
    },
  };
}

const lossLine = (lost: number) =>
  `{"level":"warn"${stdTimeFunctions.isoTime()},"lost":${lost},"msg":"log lines were lost: nobody took them in time"}\n`;
