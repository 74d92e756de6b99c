import { sameFields, type DraftFields } from "../fields/field-path.ts";

/** What the owner sees beside the title while the text is kept. */
export type SaveState =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved"; at: number }
  | { kind: "retrying"; error: unknown }
  /** Not sent, because the server would refuse it: over a limit or incomplete. Kept on this device. */
  | { kind: "held"; reason: string }
  /** Not sent, because nothing is left of a text that the server has: the owner says first whether that is meant. */
  | { kind: "emptied" }
  | { kind: "conflict"; theirs: Stored };

/** A text as the server has it. */
export type Stored = { version: number; fields: DraftFields; changedAt?: string };

type Needs = {
  /** Sends the text; the version is the one it was based on. */
  send(fields: DraftFields, version: number): Promise<Stored>;
  /** Why a text cannot be saved yet; null when it can. */
  objection(fields: DraftFields): string | null;
  /** True when nothing is left of what the server has. */
  empties?(fields: DraftFields): boolean;
  /** What the server has now, when the error says that somebody else changed it; null for every other error. */
  conflictIn(error: unknown): Stored | null;
  /** True when the same text may be accepted later: no connection, server at fault. */
  isPassing(error: unknown): boolean;
  sentenceFor(error: unknown): string;
  /** Keeps what is not confirmed on this device; null once the server has it. */
  keep(draft: { fields: DraftFields; version: number } | null): void;
  onState(state: SaveState): void;
  now?: () => number;
  delayMs?: number;
};

const LONGEST_WAIT_MS = 15_000;

/** Saves a text a moment after the last key: one request at a time, the newest text wins, nothing is dropped before the server has it. */
export function createAutosave({ delayMs = 800, now = Date.now, ...needs }: Needs) {
  let base: Stored = { version: 0, fields: {} };
  let waiting: DraftFields | null = null;
  let sending = false;
  let stopped = false;
  let failures = 0;
  let paused = false;
  let mayEmpty = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** What keeps a text from being sent, as a state; null when nothing does. */
  const obstacle = (fields: DraftFields): SaveState | null => {
    if (!mayEmpty && needs.empties?.(fields) === true) return { kind: "emptied" };
    const reason = needs.objection(fields);
    return reason === null ? null : { kind: "held", reason };
  };

  const show = (state: SaveState) => {
    if (!stopped) needs.onState(state);
  };

  function later(wait: number) {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void push(), wait);
  }

  function failed(error: unknown, fields: DraftFields) {
    waiting ??= fields;
    const theirs = needs.conflictIn(error);
    if (theirs !== null) {
      paused = true;
      show({ kind: "conflict", theirs });
    } else if (needs.isPassing(error)) {
      failures += 1;
      show({ kind: "retrying", error });
      later(Math.min(LONGEST_WAIT_MS, 1000 * 2 ** failures));
    } else {
      show({ kind: "held", reason: needs.sentenceFor(error) });
    }
  }

  function confirmed(stored: Stored) {
    base = stored;
    failures = 0;
    if (waiting === null) {
      needs.keep(null);
      show({ kind: "saved", at: now() });
    } else {
      needs.keep({ fields: waiting, version: base.version });
      later(delayMs);
    }
  }

  async function push(): Promise<void> {
    clearTimeout(timer);
    if (waiting === null || sending || paused) return;
    const fields = waiting;
    const held = obstacle(fields);
    if (held !== null) {
      show(held);
      return;
    }
    waiting = null;
    sending = true;
    show({ kind: "saving" });
    try {
      const stored = await needs.send(fields, base.version);
      sending = false;
      confirmed(stored);
    } catch (error) {
      sending = false;
      failed(error, fields);
    }
  }

  return {
    /** Takes a changed text; it is on this device at once and on the server a moment later. `shown` is what it was changed from. */
    change(fields: DraftFields, shown: Stored) {
      if (waiting === null && !sending) base = shown;
      waiting = fields;
      needs.keep({ fields, version: base.version });
      if (paused) return;
      mayEmpty &&= needs.empties?.(fields) === true;
      const held = obstacle(fields);
      if (held !== null) show(held);
      else if (!sending) show({ kind: "saving" });
      later(delayMs);
    },
    /** Saves what waits without the pause, as before approving or leaving. */
    flush: push,
    /** The owner means it: the empty text is saved over the other one. */
    saveEmpty() {
      mayEmpty = true;
      return push();
    },
    /** True while something is not confirmed by the server. */
    isDirty: () => waiting !== null || sending,
    /** The version that was saved last; 0 before the first. */
    version: () => base.version,
    /** The server has a newer version: when its text is the one that was changed (it was approved, say), that is no conflict. */
    seen(stored: Stored) {
      if (!sending && stored.version > base.version && sameFields(stored.fields, base.fields)) base = stored;
    },
    /** After a conflict: the owner's own text is saved over theirs. */
    keepMine(theirs: Stored) {
      base = theirs;
      paused = false;
      return push();
    },
    /** After a conflict: the owner's own text is given up. */
    takeTheirs(theirs: Stored) {
      base = theirs;
      paused = false;
      waiting = null;
      clearTimeout(timer);
      needs.keep(null);
      show({ kind: "saved", at: now() });
    },
    /** Shows states from here on. */
    start() {
      stopped = false;
    },
    /** Nothing is shown any more, but what waits is still sent: the owner has only closed the panel. */
    stop() {
      clearTimeout(timer);
      stopped = true;
      void push();
    },
  };
}
