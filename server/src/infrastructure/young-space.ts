import { setFlagsFromString } from "node:v8";

/**
 * While a process starts nearly all that is made stays, and V8 takes that for a reason to make the place where new objects begin many
 * times bigger: 50 MB that are never needed again. It stays small until `letGrow` is called, and grows with the load from then on.
 */
export function keepYoungSpaceSmall(): { letGrow(): void } {
  growBy(1);
  return { letGrow: () => growBy(2) };
}

const growBy = (factor: number): void => setFlagsFromString(`--semi-space-growth-factor=${factor}`);
