import type { Points } from "./catch.ts";
import { openChecker } from "./checker/checker.ts";
import { difference, type Verdict } from "./checker/verdict.ts";
import { createHistory } from "./client/history.ts";
import { openTraffic } from "./client/traffic.ts";
import type { Fault } from "./faults.ts";
import { type KillCount, killAtRandom } from "./random-kills.ts";
import { createRounds, type Row } from "./rounds.ts";
import type { OwnPostgres } from "./support/postgres.ts";
import type { Random } from "./support/random.ts";
import { startStack } from "./support/stack.ts";

type Needs = {
  postgres: OwnPostgres;
  random: Random;
  points: Points;
  owners: number;
  /** Told every step, for whoever looks for what went wrong. */
  tell(line: string): void;
};

export type Kills = KillCount & { verdict: Verdict; recoveredMs: number };

/** One product of its own with its owners, its database and its history, to be broken beside others. */
export type Lane = {
  round(fault: Fault): Promise<Row>;
  /** Kills at times that mean nothing. */
  kill(count: number): Promise<Kills>;
  /** Of everything so far. */
  judge(): Promise<Verdict>;
  /** Processes that ended though nobody had killed them. */
  unasked(): string[];
  /** Half-open connections to PostgreSQL that the product still holds. */
  deaf(): number;
  close(): Promise<void>;
};

export async function openLane({ postgres, random, points, owners, tell }: Needs): Promise<Lane> {
  const stack = await startStack({ database: postgres, webs: 2, workers: 2, random });
  const history = createHistory();
  const checker = openChecker({ url: postgres.url, history, provider: stack.provider });
  const close = async (): Promise<void> => {
    await checker.close();
    await stack.close();
  };
  try {
    const traffic = await openTraffic({ stack, history, random, owners });
    const rounds = createRounds({ stack, postgres, checker, traffic, points, tell });
    return {
      round: (fault) => rounds.round(fault),
      async kill(count) {
        const before = await checker.judge();
        traffic.start();
        const killed = await killAtRandom(stack, random, (kills) => kills >= count, tell);
        const since = Date.now();
        await traffic.rest();
        await checker.untilQuiet();
        const recoveredMs = Date.now() - since;
        return { ...killed, verdict: difference(await checker.judge(), before), recoveredMs };
      },
      judge: () => checker.judge(),
      unasked: () => stack.places.flatMap((place) => place.unasked()),
      deaf: () => stack.databaseNetwork.deafConnections(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
