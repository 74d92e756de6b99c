import type { LinkRow } from "../../data/repositories/link-repository.ts";

type Needs = {
  find(code: string): Promise<LinkRow | undefined>;
  newest(limit: number): Promise<LinkRow[]>;
  changedSince(moment: string, limit: number): Promise<LinkRow[]>;
  /** Those of these codes that there are. */
  existing(codes: readonly string[]): Promise<string[]>;
  most?: number;
};

const MOST = 50_000;
const BATCH = 5_000;
/** A change is written a little after the moment that it says. */
const OVERLAP_MS = 20_000;
/** Codes that nobody has are asked for by those who guess: so many questions at once, and each once in a while. */
const MOST_QUESTIONS = 8;
const MOST_UNKNOWN = 10_000;
const UNKNOWN_MS = 5_000;
/** Whoever clicks does not wait longer for the database; and not at all once it did not answer, until it does again. */
const PATIENCE_MS = 1_000;

export type Found = LinkRow | "unknown" | "later";
export type LinkMemory = ReturnType<typeof createLinkMemory>;

/** Links by their codes, in memory: a click needs no database, and is answered when there is none. */
export function createLinkMemory({ find, newest, changedSince, existing, most = MOST }: Needs) {
  const links = new Map<string, LinkRow>();
  const unknown = new Map<string, number>();
  const asked = new Map<string, Promise<Found>>();
  let seenUpTo = "";
  let isAway = false;

  const keep = (link: LinkRow): void => {
    links.delete(link.code);
    unknown.delete(link.code);
    links.set(link.code, link);
    const [oldest] = links.keys();
    if (links.size > most && oldest !== undefined) links.delete(oldest);
    if (link.updatedAt > seenUpTo) seenUpTo = link.updatedAt;
  };

  const ask = async (code: string): Promise<Found> => {
    try {
      const link = await find(code);
      isAway = false;
      if (link) keep(link);
      else notThere(code);
      return link ?? "unknown";
    } catch {
      isAway = true;
      return "later";
    } finally {
      asked.delete(code);
    }
  };

  const inTime = async (answer: Promise<Found>, patienceMs: number): Promise<Found> => {
    const patience = Promise.withResolvers<"later">();
    const timer = setTimeout(() => {
      if (patienceMs >= PATIENCE_MS) isAway = true;
      patience.resolve("later");
    }, patienceMs);
    const found = await Promise.race([answer, patience.promise]);
    clearTimeout(timer);
    return found;
  };

  const notThere = (code: string): void => {
    const [oldest] = unknown.keys();
    if (unknown.size >= MOST_UNKNOWN && oldest !== undefined) unknown.delete(oldest);
    unknown.set(code, performance.now());
  };

  return {
    /** Where a code leads; at once for what is in memory, and while the database gives no answers. */
    find(code: string, patienceMs = PATIENCE_MS): Found | Promise<Found> {
      const link = links.get(code);
      if (link) {
        links.delete(code); // those that are used stay
        links.set(code, link);
        return link;
      }
      const since = unknown.get(code);
      if (since !== undefined && performance.now() - since < UNKNOWN_MS) return "unknown";
      const running = asked.get(code);
      if (running && !isAway) return inTime(running, patienceMs);
      if (asked.size >= (isAway ? 1 : MOST_QUESTIONS)) return "later";
      const answer = ask(code);
      asked.set(code, answer);
      return isAway ? "later" : inTime(answer, patienceMs);
    },

    /** Learns the newest links before the first click. */
    async warm(): Promise<void> {
      for (const link of (await newest(most)).toReversed()) keep(link);
    },

    /** Learns what was made or changed since. */
    async refresh(): Promise<void> {
      for (;;) {
        const from =
          seenUpTo === "" ? new Date(0).toISOString() : new Date(Date.parse(seenUpTo) - OVERLAP_MS).toISOString();
        const before = seenUpTo;
        const changed = await changedSince(from, BATCH);
        isAway = false;
        changed.forEach(keep);
        if (changed.length < BATCH || seenUpTo === before) return;
      }
    },

    /** Forgets links that were erased with what they stood in. */
    async forgetErased(): Promise<void> {
      const known = [...links.keys()];
      for (let from = 0; from < known.length; from += BATCH) {
        const some = known.slice(from, from + BATCH);
        const there = new Set(await existing(some));
        for (const code of some) if (!there.has(code)) links.delete(code);
      }
    },
  };
}
