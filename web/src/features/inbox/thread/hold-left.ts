import type { Message } from "@handbill/contracts";

/** A reply that waits longer than this waits for a time that was chosen, and counts no seconds. */
const COUNTED_SECONDS = 60;

type Held = Pick<Message, "holdUntil" | "updatedAt">;

/**
 * Seconds in which a reply can still be taken back; undefined where it waits for a time. It was held when it was last changed: a
 * clock that is behind the server's makes the wait no longer than it was.
 */
export function holdLeft({ holdUntil, updatedAt }: Held, now: number): number | undefined {
  const until = Date.parse(holdUntil ?? "");
  if (Number.isNaN(until)) return 0;
  const whole = (until - Date.parse(updatedAt)) / 1000;
  if (whole > COUNTED_SECONDS) return undefined;
  return Math.min(whole, Math.max(0, (until - now) / 1000));
}
