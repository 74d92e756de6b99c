import { setTimeout as delay } from "node:timers/promises";
import type { Place } from "./support/processes.ts";
import type { Random } from "./support/random.ts";
import type { Stack } from "./support/stack.ts";

export type KillCount = { web: number; worker: number };

const LOOK_MS = 50;

/** One of each kind is always left, or nothing is under way that could be hit. */
const spare = ({ places }: Stack): Place[] => {
  const up = places.filter((place) => place.isUp());
  return up.filter((place) => up.some((other) => other !== place && other.role === place.role));
};

/** Kills one process after the other at times that mean nothing, until `enough`. */
export async function killAtRandom(
  stack: Stack,
  random: Random,
  enough: (kills: number) => boolean,
  tell: (line: string) => void = () => {},
): Promise<KillCount> {
  const count: KillCount = { web: 0, worker: 0 };
  while (!enough(count.web + count.worker)) {
    await delay(random.between(50, 900));
    const candidates = spare(stack);
    if (candidates.length === 0) {
      await delay(LOOK_MS);
      continue;
    }
    const victim = random.pick(candidates);
    if (!victim.kill()) continue;
    count[victim.role] += 1;
    tell(`kill ${count.web + count.worker}: ${victim.name}`);
  }
  await stack.untilUp();
  return count;
}
