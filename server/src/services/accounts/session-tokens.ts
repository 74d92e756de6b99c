import type { ProcessRepository } from "../../data/repositories/process-repository.ts";
import type { SessionRepository } from "../../data/repositories/session-repository.ts";

type Needs = { sessions: Pick<SessionRepository, "hashSome">; processes: Pick<ProcessRepository, "allHashSessions"> };

const AT_ONCE = 500;

/** Tokens of sessions become hashes once no process of an older version lives, which looks for them as they are. */
export function createSessionTokens({ sessions, processes }: Needs) {
  let mayHash = false;
  let isDone = false;

  /** Asked beforehand, so that nobody who signs in waits for it. */
  const look = async (): Promise<void> => {
    mayHash ||= await processes.allHashSessions();
  };

  return {
    look,
    mayHash: (): boolean => mayHash,

    /** Puts hashes in the place of tokens that an older version has kept. */
    async hashAll(): Promise<void> {
      await look();
      if (isDone || !mayHash) return;
      while ((await sessions.hashSome(AT_ONCE)) === AT_ONCE);
      isDone = true;
    },
  };
}
