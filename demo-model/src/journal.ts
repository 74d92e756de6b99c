import type { IncomingHttpHeaders } from "node:http";

export type JournalEntry = {
  number: number;
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
  /** The step of the script that answered it. */
  step: string | null;
  status: number | null;
  receivedAt: string;
  endedAt: string | null;
  clientLeft: boolean;
};

const KEPT = 1000;

export type Journal = ReturnType<typeof createJournal>;

/** Remembers the latest requests, never their keys. */
export function createJournal() {
  let entries: JournalEntry[] = [];
  let count = 0;
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
        step: null,
        status: null,
        receivedAt: new Date().toISOString(),
        endedAt: null,
        clientLeft: false,
      };
      entries = [...entries.slice(1 - KEPT), entry];
      return entry;
    },
    list: (): readonly JournalEntry[] => entries,
    reset(): void {
      entries = [];
      count = 0;
    },
  };
}
