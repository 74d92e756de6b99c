const MINUTE_MS = 60_000;
/** Told apart at once; whoever comes beyond them shares one place with all others. */
const MOST_PLACES = 50_000;

/**
 * Counts within a minute, by place, in the memory of this process. It asks no database, keeps nothing for longer than its minute, and
 * takes no more memory the more places there are.
 */
export function createMinuteCounts(nowMs: () => number = Date.now, mostPlaces = MOST_PLACES) {
  let minute = Number.NaN;
  let counts = new Map<string, number>();
  return {
    /** One more at a place: how many there are now. */
    add(place: string): number {
      const now = Math.floor(nowMs() / MINUTE_MS);
      if (now !== minute) {
        minute = now;
        counts = new Map();
      }
      const key = counts.has(place) || counts.size < mostPlaces ? place : "others";
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count;
    },
  };
}
