import { AsyncLocalStorage } from "node:async_hooks";

/** Who is behind the work at hand, where somebody is. Without, the product does it by itself. */
export type Acting = {
  userId: string;
  /** With their own session or token, or through a program that has a key. */
  kind: "person" | "api_key";
  /** Of the key, where a program has one. */
  keyId: string | null;
  requestId: string;
};

const NOBODY = Symbol("nobody");

const storage = new AsyncLocalStorage<Acting | typeof NOBODY>();

export function acting(): Acting | undefined {
  const who = storage.getStore();
  return who === NOBODY ? undefined : who;
}

/** Whether it was said, somewhere above the work at hand, that it is done for nobody: to have heard of no one is not the same. */
export const isForNobody = (): boolean => storage.getStore() === NOBODY;

/** Does the work, with all that follows from it, on behalf of somebody: the database shows it what is theirs, and nothing else. */
export const actAs = <T>(who: Acting, work: () => T): T => storage.run(who, work);

/**
 * For what is public, for what the product does by itself, for what a request begins but many share, such as an answer that is remembered
 * for all, and for what by its nature concerns others than who asks: `work` itself has to see to whom it shows what.
 */
export const actAsNobody = <T>(work: () => T): T => storage.run(NOBODY, work);
