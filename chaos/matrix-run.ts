import type { Points } from "./catch.ts";
import { sum, type Verdict } from "./checker/verdict.ts";
import type { Fault } from "./faults.ts";
import { type Kills, type Lane, openLane } from "./lane.ts";
import type { Row } from "./rounds.ts";
import type { OwnPostgres } from "./support/postgres.ts";
import { createRandom } from "./support/random.ts";

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

export type Outcome = {
  rows: Row[];
  kills: Kills;
  /** Of everything together. */
  verdict: Verdict;
  unasked: string[];
  deaf: number;
  seconds: number;
};

type Needs = {
  /** One for each product that is broken beside the others: a fault waits most of its time, so two go on at once. */
  servers: readonly OwnPostgres[];
  say(line: string): void;
  tell(line: string): void;
};

const inWords = ({ lost, doubled, stuck, accounts, wasted, accepted, generations }: Verdict): string =>
  `${accepted} accepted, ${generations} generations: ${lost.length} lost, ${doubled.length} doubled, ${stuck.length} stuck, ${accounts.length} wrong in the books, ${wasted} wasted`;

/** Adds up what several turns of one fault found. */
function together(earlier: Row, row: Row): Row {
  const hits = { ...earlier.hits };
  for (const [point, count] of Object.entries(row.hits)) hits[point] = (hits[point] ?? 0) + count;
  const recoveredMs = Math.max(earlier.recoveredMs, row.recoveredMs);
  return { fault: row.fault, hits, recoveredMs, verdict: sum([earlier.verdict, row.verdict]) };
}

const allKills = (turns: readonly Kills[]): Kills => ({
  web: turns.reduce((count, { web }) => count + web, 0),
  worker: turns.reduce((count, { worker }) => count + worker, 0),
  verdict: sum(turns.map(({ verdict }) => verdict)),
  recoveredMs: Math.max(0, ...turns.map(({ recoveredMs }) => recoveredMs)),
});

/** So many for each, and the rest for the first. */
const shareOf = (kills: number, index: number, of: number): number =>
  Math.floor(kills / of) + (index < kills % of ? 1 : 0);

/** Every fault at every point, then kills at random times: the faults are shared out among several products. */
export async function playMatrix(plan: Plan, { servers, say, tell }: Needs): Promise<Outcome> {
  const began = Date.now();
  const minutesGone = (): number => (Date.now() - began) / 60_000;
  const { points, owners } = plan;
  const opened = await Promise.allSettled(
    servers.map((postgres, index) =>
      openLane({ postgres, random: createRandom(plan.seed + index), points, owners, tell }),
    ),
  );
  const lanes: Lane[] = opened.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  try {
    for (const one of opened) if (one.status === "rejected") throw one.reason;
    say(`${lanes.length} products run in 4 processes each, for ${owners} owners each`);
    const rows = new Map<string, Row>();
    const kills: Kills[] = [];
    const playFaults = async (lane: Lane, left: Fault[]): Promise<void> => {
      for (let fault = left.shift(); fault !== undefined; fault = left.shift()) {
        const row = await lane.round(fault);
        const earlier = rows.get(row.fault);
        rows.set(row.fault, earlier ? together(earlier, row) : row);
        say(`${row.fault}: ${Object.keys(row.hits).length} points hit, ${inWords(row.verdict)}`);
      }
    };
    const killIn = async (lane: Lane, index: number): Promise<void> => {
      const more = await lane.kill(shareOf(plan.kills, index, lanes.length));
      kills.push(more);
      say(`${more.web + more.worker} kills at random times: ${inWords(more.verdict)}`);
    };
    do {
      const left = [...plan.faults];
      await Promise.all(lanes.map((lane) => playFaults(lane, left)));
      await Promise.all(lanes.map(killIn));
    } while (minutesGone() < plan.minutes);

    return {
      rows: plan.faults.flatMap(({ name }) => rows.get(name) ?? []),
      kills: allKills(kills),
      verdict: sum(await Promise.all(lanes.map((lane) => lane.judge()))),
      unasked: lanes.flatMap((lane) => lane.unasked()),
      deaf: lanes.reduce((count, lane) => count + lane.deaf(), 0),
      seconds: Math.round((Date.now() - began) / 1000),
    };
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
  }
}
