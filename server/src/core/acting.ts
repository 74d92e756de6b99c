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

const storage = new AsyncLocalStorage<Acting>();

export const acting = (): Acting | undefined => storage.getStore();

/** Does the work, with all that follows from it, on behalf of somebody. */
export const actAs = <T>(who: Acting, work: () => T): T => storage.run(who, work);
