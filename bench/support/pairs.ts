import { setImmediate as turn } from "node:timers/promises";

/** What one call took, in milliseconds. */
export type Sample = { wallMs: number; cpuMs: number };

/** Time until the call is done; CPU of the whole process with what the call leaves behind for the next turn of the event loop. */
async function take(call: () => Promise<unknown>): Promise<Sample> {
  await turn();
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await call();
  const wallMs = performance.now() - startedAt;
  await turn();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}

export type Pair = { bare: Sample; layer: Sample };

type Plan = { rounds: number; pairs: number; warmUp: number };

/**
 * Two ways of doing the same, in turn and in changing order, so that whatever else the machine does falls on both. What `prepare`
 * does is not measured, and the first pairs are thrown away: until then code is compiled.
 */
export async function interleave<Input>(
  { rounds, pairs, warmUp }: Plan,
  bare: () => Promise<unknown>,
  prepare: () => Input,
  layer: (input: Input) => Promise<unknown>,
): Promise<Pair[][]> {
  const pair = async (isBareFirst: boolean): Promise<Pair> => {
    const input = prepare();
    if (isBareFirst) return { bare: await take(bare), layer: await take(() => layer(input)) };
    const second = await take(() => layer(input));
    return { bare: await take(bare), layer: second };
  };
  for (let index = 0; index < warmUp; index += 1) await pair(index % 2 === 0);
  const all: Pair[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const taken: Pair[] = [];
    for (let index = 0; index < pairs; index += 1) taken.push(await pair(index % 2 === 0));
    all.push(taken);
  }
  return all;
}

/** The value below which a share of all lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
