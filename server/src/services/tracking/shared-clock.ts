/** What two machines may differ by without harm; below it the own clock is believed. */
const HARMLESS_MS = 500;

/**
 * The time by the clock of the database, which all processes share: a mail that one of them sends and a link in it that another
 * answers are judged by one clock, however wrong theirs are. Between two looks the own clock goes on.
 */
export function createSharedClock(databaseTime: () => Promise<string>, ownMs = Date.now) {
  let aheadMs = 0;
  return {
    nowMs: (): number => ownMs() + aheadMs,

    async refresh(): Promise<void> {
      const asked = ownMs();
      const there = Date.parse(await databaseTime());
      const answered = ownMs();
      const ahead = there - (asked + answered) / 2;
      if (!Number.isFinite(ahead)) return;
      // An answer that took long says little more than that.
      const isExact = Math.abs(ahead) > Math.max(HARMLESS_MS, answered - asked);
      aheadMs = isExact ? Math.round(ahead) : 0;
    },
  };
}
