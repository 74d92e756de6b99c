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

export type Plan = {
  seed: number;
  faults: readonly Fault[];
  points: Points;
  /** Kills at times that mean nothing. */
  kills: number;
  /** The whole is played again until it has lasted so long; at least once. */
  minutes: number;
  owners: number;
};

export type Kills = KillCount & { verdict: Verdict; recoveredMs: number };

export type Outcome = {
  rows: Row[];
  kills: Kills;
  /** Of everything together. */
  verdict: Verdict;
  /** Processes that ended though nobody had killed them. */
  unasked: string[];
  /** Half-open connections to PostgreSQL that the product still held at the end. */
  deaf: number;
  seconds: number;
};

type Needs = {
  postgres: OwnPostgres;
  random: Random;
  say(line: string): void;
  /** Told every step, for whoever looks for what went wrong. */
  tell(line: string): void;
};

const inWords = ({ lost, doubled, stuck, accounts, wasted, accepted, generations }: Verdict): string =>
  `${accepted} accepted, ${generations} generations: ${lost.length} lost, ${doubled.length} doubled, ${stuck.length} stuck, ${accounts.length} wrong in the books, ${wasted} wasted`;

/** Adds up what several turns of one fault found. */
function together(rows: Row[], row: Row): Row[] {
  const earlier = rows.find(({ fault }) => fault === row.fault);
  if (!earlier) return [...rows, row];
  for (const [point, count] of Object.entries(row.hits)) earlier.hits[point] = (earlier.hits[point] ?? 0) + count;
  for (const list of ["lost", "doubled", "stuck", "accounts"] as const)
    earlier.verdict[list].push(...row.verdict[list]);
  for (const count of ["accepted", "unknown", "generations", "wasted", "repeated"] as const) {
    earlier.verdict[count] += row.verdict[count];
  }
  earlier.recoveredMs = Math.max(earlier.recoveredMs, row.recoveredMs);
  return rows;
}

/** Every fault at every point, then kills at random times, with one product and one history. */
export async function playMatrix(plan: Plan, { postgres, random, say, tell }: Needs): Promise<Outcome> {
  const began = Date.now();
  const minutesGone = (): number => (Date.now() - began) / 60_000;
  const stack = await startStack({ database: postgres, webs: 2, workers: 2, random });
  const history = createHistory();
  const checker = openChecker({ url: postgres.url, history, provider: stack.provider });
  try {
    const traffic = await openTraffic({ stack, history, random, owners: plan.owners });
    say(`the product runs in ${stack.places.length} processes, for ${plan.owners} owners`);
    const rounds = createRounds({ stack, postgres, checker, traffic, points: plan.points, tell });
    let rows: Row[] = [];
    const kills: KillCount & { recoveredMs: number } = { web: 0, worker: 0, recoveredMs: 0 };
    let afterRounds: Verdict | undefined;
    let ofKills: Verdict | undefined;
    do {
      for (const fault of plan.faults) {
        const row = await rounds.round(fault);
        rows = together(rows, row);
        say(`${fault.name}: ${Object.keys(row.hits).length} points hit, ${inWords(row.verdict)}`);
      }
      afterRounds = await checker.judge();
      traffic.start();
      const more = await killAtRandom(stack, random, (count) => count >= plan.kills, tell);
      const since = Date.now();
      await traffic.rest();
      await checker.untilQuiet();
      kills.web += more.web;
      kills.worker += more.worker;
      kills.recoveredMs = Math.max(kills.recoveredMs, Date.now() - since);
      ofKills = difference(await checker.judge(), afterRounds);
      say(`${more.web + more.worker} kills at random times: ${inWords(ofKills)}`);
    } while (minutesGone() < plan.minutes);

    return {
      rows,
      kills: { ...kills, verdict: ofKills },
      verdict: await checker.judge(),
      unasked: stack.places.flatMap((place) => place.unasked()),
      deaf: stack.databaseNetwork.deafConnections(),
      seconds: Math.round((Date.now() - began) / 1000),
    };
  } finally {
    await checker.close();
    await stack.close();
  }
}
