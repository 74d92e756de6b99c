import { hash } from "node:crypto";

/** A whole number from 0 to 2^32 - 1 that depends on nothing but the parts. */
export function seedOf(...parts: readonly string[]): number {
  return Number.parseInt(digestOf(8, ...parts), 16);
}

/** Lower-case hexadecimal digits that depend on nothing but the parts. */
export function digestOf(length: number, ...parts: readonly string[]): string {
  return hash("sha256", parts.join("\u0001"), "hex").slice(0, length);
}

/** The item of a list at any whole number, counting round. */
export function pick<T>(list: readonly T[], index: number): T | undefined {
  return list[((index % list.length) + list.length) % list.length];
}

/** The same list, begun at another place. */
export function turn<T>(list: readonly T[], start: number): T[] {
  const offset = list.length === 0 ? 0 : ((start % list.length) + list.length) % list.length;
  return [...list.slice(offset), ...list.slice(0, offset)];
}

/** Whole numbers from `least` to `most`, one after the other, that depend on nothing but the seed. */
export function createDice(seed: string): (least: number, most: number) => number {
  let state = seedOf(seed, "dice");
  return (least, most) => {
    // A linear congruential generator: its high bits are good enough to cut texts with.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return least + Math.floor((state / 2 ** 32) * (most - least + 1));
  };
}
