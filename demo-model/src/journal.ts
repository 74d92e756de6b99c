import type { IncomingHttpHeaders } from "node:http";

export type JournalEntry = {
  number: number;
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** What was sent, unless it was too large to keep or no JSON. */
  body: unknown;
  bodyBytes: number;
  stream: boolean;
  /** The step of the script that answered it. */
  step: string | null;
  status: number | null;
  receivedAt: string;
  firstByteAt: string | null;
  endedAt: string | null;
  clientLeft: boolean;
};

const KEPT = 1000;
/** Bodies are kept until they come to this many bytes together; then the oldest are dropped. */
const KEPT_BYTES = 32 * 1024 * 1024;

export type Journal = ReturnType<typeof createJournal>;

/** Remembers the latest requests, never their keys. */
export function createJournal() {
  let entries: JournalEntry[] = [];
  let count = 0;

  function dropBodies(): void {
    let bytes = 0;
    for (const entry of entries.toReversed()) {
      bytes += entry.bodyBytes;
      if (bytes > KEPT_BYTES) entry.body = null;
    }
  }

  return {
    open(method: string, path: string, headers: IncomingHttpHeaders): JournalEntry {
      const { authorization: _key, "api-key": _otherKey, ...shown } = headers;
      count += 1;
      const entry: JournalEntry = {
        number: count,
        method,
        path,
        headers: shown,
        body: null,
        bodyBytes: 0,
        stream: false,
        step: null,
        status: null,
        receivedAt: new Date().toISOString(),
        firstByteAt: null,
        endedAt: null,
        clientLeft: false,
      };
      entries = [...entries.slice(1 - KEPT), entry];
      return entry;
    },
    /** Keeps the body of a request with its entry. */
    keep(entry: JournalEntry, body: unknown, bytes: number): void {
      entry.body = body ?? null;
      entry.bodyBytes = bytes;
      dropBodies();
    },
    list: (): readonly JournalEntry[] => entries,
    reset(): void {
      entries = [];
      count = 0;
    },
  };
}
