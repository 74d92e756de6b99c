import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "./support/random.ts";
import type { Stack } from "./support/stack.ts";

export type KillCount = { web: number; worker: number };

/** Kills one process after the other at times that mean nothing, until `enough`; the next one when the last is back. */
export async function killAtRandom(
  stack: Stack,
  random: Random,
  enough: (kills: number) => boolean,
): Promise<KillCount> {
  const count: KillCount = { web: 0, worker: 0 };
  while (!enough(count.web + count.worker)) {
    await delay(random.between(50, 900));
    const place = random.pick(stack.places.filter((one) => one.isUp()));
    if (!place.kill()) continue;
    count[place.role] += 1;
    // One of each kind is always there, or nothing is under way that could be hit.
    const others = stack.places.filter(({ role }) => role === place.role);
    await Promise.race(others.map((one) => one.untilUp()));
  }
  await stack.untilUp();
  return count;
}
