import type { Clock } from "../core/clock.ts";

/** Who a session belongs to, and until when it lasts. */
export type Session = { id: string; userId: string; expiresAt: number };
type Known = { session: Session; until: number };
type Look = () => Promise<Session | undefined>;

/** So long after it was ended in another process, a session may still be taken for good here. */
const REMEMBER_MS = 30_000;
const MOST_KNOWN = 10_000;
/** Ours have about 90 characters. */
const LONGEST = 512;

/** The session's own cookie, signature included, whatever else is in the header. */
const SESSION_COOKIE = /(?:^|;\s*)(?:__Host-)?handbill\.session_token=[^;]+/g;

function nameOf(cookie: string): string | undefined {
  const name = [...cookie.matchAll(SESSION_COOKIE)].map(([text]) => text.replace(/^;\s*/, "")).join(";");
  return name === "" || name.length > LONGEST ? undefined : name;
}

/** Remembers sessions for a moment, so that requests with a cookie or a token do not each ask the database whether they live. */
export function createKnownSessions(clock: Clock) {
  const known = new Map<string, Known>(); // in the order of arrival
  const asking = new Map<string, Promise<Session | undefined>>();

  const remember = (name: string, session: Session): void => {
    const oldest = known.size >= MOST_KNOWN ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    known.set(name, { session, until: Math.min(session.expiresAt, clock.now() + REMEMBER_MS) });
  };

  const ask = (name: string, look: Look): Promise<Session | undefined> => {
    const asked = look()
      .then((session) => {
        // Ended while it was looked up, it may have been found just before: then somebody else is asked for, or nobody.
        if (session && asking.get(name) === asked) remember(name, session);
        return session;
      })
      .finally(() => asking.get(name) === asked && asking.delete(name));
    asking.set(name, asked);
    return asked;
  };

  const of = async (name: string, look: Look): Promise<Session | undefined> => {
    const state = known.get(name);
    if (state && state.until > clock.now()) return state.session;
    known.delete(name);
    return asking.get(name) ?? ask(name, look);
  };

  return {
    /** The session of a Cookie header; `look` finds out when it is not known. Requests at the same time share the look. */
    async ofCookie(cookie: string, look: Look): Promise<Session | undefined> {
      const name = nameOf(cookie);
      return name === undefined ? look() : of(name, look);
    },

    /** The session with this id, which an access token names. */
    ofId: (id: string, look: Look): Promise<Session | undefined> => of(`id ${id}`, look),

    /** Call it once sessions have been ended. What is being looked up just now is looked up again by whoever asks next. */
    forget(isEnded: (session: Session) => boolean): void {
      for (const [name, { session }] of known) if (isEnded(session)) known.delete(name);
      asking.clear();
    },
  };
}
