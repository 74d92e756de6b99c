import type { SiteCall } from "../../data/repositories/site-call-repository.ts";

type Needs = { save(calls: readonly SiteCall[]): Promise<void>; nowMs?: () => number };
export type SiteCalls = ReturnType<typeof createSiteCalls>;

/** That a website is heard of is worth a row a minute; the door itself never waits for the database. */
const AGAIN_MS = 60_000;
const MOST = 2_000;
const LONGEST_ORIGIN = 200;

const originOf = (address: string | undefined): string => {
  const origin = address === undefined ? undefined : URL.parse(address)?.origin;
  return origin === undefined || origin === "null" ? "" : origin.slice(0, LONGEST_ORIGIN);
};

/** Remembers that the website of a business was heard of, so that its owner sees that what was put there works. */
export function createSiteCalls({ save, nowMs = Date.now }: Needs) {
  const noted = new Map<string, number>();
  let waiting: SiteCall[] = [];
  return {
    note(businessId: string, source: SiteCall["source"], from: string | undefined): void {
      const key = `${businessId} ${source}`;
      const now = nowMs();
      if (now - (noted.get(key) ?? -AGAIN_MS) < AGAIN_MS || waiting.length >= MOST) return;
      noted.delete(key);
      noted.set(key, now);
      const [oldest] = noted.keys();
      if (noted.size > MOST && oldest !== undefined) noted.delete(oldest);
      waiting.push({ businessId, source, origin: originOf(from) });
    },

    /** Writes what was noted. What cannot be written now is written the next time. */
    async flush(): Promise<void> {
      const calls = waiting;
      waiting = [];
      // One row for a way of a business: two of the same in one statement would be refused.
      const latest = new Map(calls.map((call) => [`${call.businessId} ${call.source}`, call]));
      try {
        await save([...latest.values()]);
      } catch (error) {
        waiting = [...latest.values(), ...waiting].slice(0, MOST);
        throw error;
      }
    },
  };
}
