import { createMinuteCounts } from "../../core/minute-counts.ts";

/** How much is counted within a minute. What is beyond is answered all the same, and noted as not counted. */
const LIMITS = {
  /** Of one network; an office or a school reads behind one address. */
  perNetwork: 600,
  /** Of one reader of a mail, from wherever: a mail provider looks at the mails of many people from few addresses. */
  perReader: 60,
  perBusiness: 60_000,
};

/** Keeps a flood at the public doors from filling the table of events, or from drowning what others do. */
export function createFloodBounds(
  nowMs: () => number,
  { places, ...given }: Partial<typeof LIMITS & { places: number }> = {},
) {
  const limits = { ...LIMITS, ...given };
  const counts = createMinuteCounts(nowMs, places);
  return {
    /** Whether what somebody did is still to be counted. */
    admits(who: { businessId: string; network: string; reader: string | null }): boolean {
      const isOne =
        who.reader === null
          ? counts.add(`network ${who.network}`) <= limits.perNetwork
          : counts.add(`reader ${who.reader}`) <= limits.perReader;
      return isOne && counts.add(`business ${who.businessId}`) <= limits.perBusiness;
    },
  };
}
