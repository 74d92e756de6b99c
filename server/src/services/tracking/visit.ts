import { createHmac, randomBytes } from "node:crypto";
import { isbot } from "isbot";

/** Who knocked at a public door, as far as it says. The address is looked at and not kept. */
export type Visit = {
  method: string;
  ip: string;
  /** What one of them can have many addresses in. */
  network: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
};

/** Why somebody was no person. */
export type BotReason = "head" | "prefetch" | "no_agent" | "crawler" | "mail_privacy" | "too_soon" | "many_at_once";

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join(",") : (value ?? ""));

const LOOKS_AHEAD = /prefetch|prerender|preview/i;
/** They fetch the picture when the mail is opened, and hide who opened it. */
const PROXIES_OF_READERS = /GoogleImageProxy|YahooMailProxy/;
/** What Apple's mail sends for every mail that it has fetched, read or not. */
const FETCHES_ALL = "Mozilla/5.0";

/** Why this was a machine; undefined for a person. */
export function botReason({ method, headers }: Visit, what: "click" | "open"): BotReason | undefined {
  if (method === "HEAD") return "head";
  const ahead = [headers["sec-purpose"], headers["purpose"], headers["x-purpose"], headers["x-moz"]];
  if (ahead.some((value) => LOOKS_AHEAD.test(one(value)))) return "prefetch";
  const agent = one(headers["user-agent"]).trim();
  if (agent === "") return "no_agent";
  if (what === "open" && agent === FETCHES_ALL) return "mail_privacy";
  if (what === "open" && PROXIES_OF_READERS.test(agent)) return undefined;
  return isbot(agent) ? "crawler" : undefined;
}

/** Global Privacy Control, or Do Not Track: counted, and not told from others. */
export const wantsPrivacy = ({ headers }: Visit): boolean =>
  one(headers["sec-gpc"]) === "1" || one(headers["dnt"]) === "1";

export type SaltOf = (day: string, proposed: Buffer) => Promise<Buffer>;

const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * Tells visitors of one day apart by a hash of their address and browser with a salt that is forgotten when the day is over. A day
 * whose salt cannot be read gets one of this process.
 */
export function createVisitors(saltOf: SaltOf, forget: (before: string) => Promise<void>, nowMs = Date.now) {
  let salts = new Map<string, Buffer>();

  const saltToday = (): Buffer => {
    const today = dayOf(nowMs());
    const salt = salts.get(today) ?? randomBytes(16);
    salts.set(today, salt);
    return salt;
  };

  return {
    /** Learns the salts of today and tomorrow, and forgets all others. */
    async refresh(): Promise<void> {
      const [today, tomorrow] = [dayOf(nowMs()), dayOf(nowMs() + DAY_MS)];
      const known = new Map<string, Buffer>();
      for (const day of [today, tomorrow]) known.set(day, await saltOf(day, salts.get(day) ?? randomBytes(16)));
      salts = known;
      await forget(today);
    },

    /** The same for the same person on the same day at the same business; null for who does not want that. */
    of(businessId: string, visit: Visit): string | null {
      if (wantsPrivacy(visit)) return null;
      const who = `${businessId}\0${visit.ip}\0${one(visit.headers["user-agent"])}`;
      return createHmac("sha256", saltToday()).update(who).digest("base64url").slice(0, 16);
    },
  };
}
