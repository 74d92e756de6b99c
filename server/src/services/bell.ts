import type { Clock } from "../core/clock.ts";

/** A bell that remembers a ring nobody was waiting for. */
export function createBell() {
  let { promise, resolve } = Promise.withResolvers<void>();
  return {
    ring: () => resolve(),
    async rung(): Promise<void> {
      await promise;
      ({ promise, resolve } = Promise.withResolvers<void>());
    },
  };
}

/** True when the bell rang before the silence grew too long. */
export async function ringOrSilence(
  bell: ReturnType<typeof createBell>,
  clock: Clock,
  silenceMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const over = new AbortController();
  const silence = clock.sleep(silenceMs, AbortSignal.any([signal, over.signal])).then(
    () => false,
    () => true,
  );
  const rung = await Promise.race([bell.rung().then(() => true), silence]);
  over.abort();
  return rung;
}
