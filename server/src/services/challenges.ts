import type { Keyring } from "../core/keyring.ts";
import type { ChallengeKind } from "../data/models/factor.ts";
import type { ChallengeRepository } from "../data/repositories/challenge-repository.ts";

type Needs = { repository: ChallengeRepository; keyring: Keyring; publicUrl: string };
export type Challenges = ReturnType<typeof createChallenges>;

/** Whose it is, where that is known already, and what was asked. */
export type Challenge = { userId: string | null; facts: Record<string, string> };
type Wish = Challenge & { seconds: number };

const purposeOf = (kind: ChallengeKind) => `challenge ${kind}`;
const ID = /^[0-9a-f-]{36}$/;

/**
 * What a browser is asked in the middle of a sign-in. It holds the signed id in a cookie that lasts as long as the question; what was
 * asked stays here. Only the browser that was asked can answer, and a question is answered once.
 */
export function createChallenges({ repository, keyring, publicUrl }: Needs) {
  const isSecure = publicUrl.startsWith("https:");
  const nameOf = (kind: ChallengeKind) => `${isSecure ? "__Secure-" : ""}handbill.${kind.replaceAll("-", "_")}`;

  const cookieOf = (kind: ChallengeKind, value: string, seconds: number): string =>
    [
      `${nameOf(kind)}=${value}`,
      `Max-Age=${seconds}`,
      "Path=/api/",
      "HttpOnly",
      // Lax: another server sends the browser back to us in the middle of a sign-in.
      "SameSite=Lax",
      ...(isSecure ? ["Secure"] : []),
    ].join("; ");

  /** The id in a Cookie header, if we signed it. */
  const idIn = (kind: ChallengeKind, cookies: string | undefined): string | undefined => {
    const mine = (cookies ?? "").split(/;\s*/).find((one) => one.startsWith(`${nameOf(kind)}=`));
    const [id = "", signature = ""] = mine?.slice(nameOf(kind).length + 1).split(".") ?? [];
    if (!ID.test(id)) return undefined;
    return keyring.made("sign_in", purposeOf(kind), id, signature) ? id : undefined;
  };

  return {
    /** Asks: the answer is a whole Set-Cookie value for the browser. */
    async open(kind: ChallengeKind, { userId, facts, seconds }: Wish): Promise<string> {
      const id = await repository.insert({ kind, userId, facts, seconds });
      return cookieOf(kind, `${id}.${keyring.hash(purposeOf(kind), id)}`, seconds);
    },

    /** Counts a try at the question of this browser; undefined once its tries or its time are used up. */
    async attempt(kind: ChallengeKind, cookies: string | undefined, mostTries: number): Promise<Challenge | undefined> {
      const id = idIn(kind, cookies);
      return id === undefined ? undefined : repository.attempt(id, kind, mostTries);
    },

    /** Takes the question of this browser: the next to ask for it gets nothing. */
    async take(kind: ChallengeKind, cookies: string | undefined): Promise<Challenge | undefined> {
      const id = idIn(kind, cookies);
      return id === undefined ? undefined : repository.take(id, kind);
    },

    /** A Set-Cookie value that makes the browser forget. */
    forget: (kind: ChallengeKind): string => cookieOf(kind, "", 0),

    purge: (): Promise<void> => repository.purge(),
  };
}
