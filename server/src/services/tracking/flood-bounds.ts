/** How much is counted within a minute. What is beyond is answered all the same, and noted as not counted. */
const LIMITS = {
  /** Of one network; an office or a school reads behind one address. */
  perNetwork: 600,
  /** Of one reader of a mail, from wherever: a mail provider looks at the mails of many people from few addresses. */
  perReader: 60,
  perBusiness: 60_000,
  /** Told apart; all others share the place of one. */
  places: 50_000,
};

const MINUTE_MS = 60_000;

/**
 * Keeps a flood at the public doors from filling the table of events, or from drowning what others do. It asks no database, keeps an
 * address no longer than its minute, and takes no more memory the more addresses there are.
 */
export function createFloodBounds(nowMs: () => number, given: Partial<typeof LIMITS> = {}) {
  const limits = { ...LIMITS, ...given };
  let minute = Number.NaN;
  let counts = new Map<string, number>();

  const admits = (place: string, most: number): boolean => {
    const key = counts.has(place) || counts.size < limits.places ? place : "others";
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };

  return {
    /** Whether what somebody did is still to be counted. */
    admits(who: { businessId: string; network: string; reader: string | null }): boolean {
      const now = Math.floor(nowMs() / MINUTE_MS);
      if (now !== minute) {
        minute = now;
        counts = new Map();
      }
      const isOne =
        who.reader === null
          ? admits(`network ${who.network}`, limits.perNetwork)
          : admits(`reader ${who.reader}`, limits.perReader);
      return isOne && admits(`business ${who.businessId}`, limits.perBusiness);
    },
  };
}
