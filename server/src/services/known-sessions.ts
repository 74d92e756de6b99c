import type { Clock } from "../core/clock.ts";

/** Who a session belongs to, and until when it lasts. */
export type Session = { userId: string; expiresAt: number };
type Known = { userId: string; until: number };

/** So long after it was ended in another process, a session may still be taken for good here. Access tokens last longer. */
const REMEMBER_MS = 30_000;
const MOST_KNOWN = 10_000;
/** Ours have about 90 characters. */
const LONGEST = 512;

/** The session's own cookie, signature included, whatever else is in the header. */
const SESSION_COOKIE = /(?:^|;\s*)(?:__Secure-)?handbill\.session_token=[^;]+/g;

function nameOf(cookie: string): string | undefined {
  const name = [...cookie.matchAll(SESSION_COOKIE)].map(([text]) => text.replace(/^;\s*/, "")).join(";");
  return name === "" || name.length > LONGEST ? undefined : name;
}

/** Remembers sessions for a moment, so that requests with a cookie do not each ask the database who they are. */
export function createKnownSessions(clock: Clock) {
  const known = new Map<string, Known>(); // in the order of arrival
  const asking = new Map<string, Promise<string | undefined>>();

  const remember = (name: string, { userId, expiresAt }: Session): void => {
    const oldest = known.size >= MOST_KNOWN ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    known.set(name, { userId, until: Math.min(expiresAt, clock.now() + REMEMBER_MS) });
  };

  const ask = (name: string, look: () => Promise<Session | undefined>): Promise<string | undefined> => {
    const asked = look()
      .then((session) => {
        // Ended while it was looked up, it may have been found just before: then somebody else is asked for, or nobody.
        if (session && asking.get(name) === asked) remember(name, session);
        return session?.userId;
      })
      .finally(() => asking.get(name) === asked && asking.delete(name));
    asking.set(name, asked);
    return asked;
  };

  return {
    /** The user of the session in a Cookie header; `look` finds out when it is not known. Requests at the same time share the look. */
    async userOf(cookie: string, look: () => Promise<Session | undefined>): Promise<string | undefined> {
      const name = nameOf(cookie);
      if (name === undefined) return (await look())?.userId;
      const state = known.get(name);
      if (state && state.until > clock.now()) return state.userId;
      known.delete(name);
      return asking.get(name) ?? ask(name, look);
    },

    /** Call it once the session has been ended. */
    forget(cookie: string): void {
      const name = nameOf(cookie);
      if (name === undefined) return;
      known.delete(name);
      asking.delete(name);
    },
  };
}
