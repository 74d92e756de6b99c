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
