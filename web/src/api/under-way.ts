/** Changes that were sent and have no answer yet. */
export const underWay = { count: 0 };

/** A page that is left takes its requests back, in some browsers before it says that it goes: what failed counts a little longer. */
const LEAVING_MS = 3_000;

const end = (): void => void (underWay.count -= 1);

/** Counts a change until its answer is here. */
export function countUnderWay(change: Promise<unknown>): void {
  underWay.count += 1;
  change.then(end, () => setTimeout(end, LEAVING_MS));
}
