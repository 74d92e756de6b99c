import type { Measures, Rate } from "@handbill/contracts";
import { beliefOf, probabilityHigher, quantile } from "./beta.ts";

/** Below these nothing is compared: a handful of people says nothing of the next thousand. */
const LEAST_TRIALS = 100;
export const LEAST_SUCCESSES = 5;
/** How sure one must be that one rate is higher before a winner is named. */
export const SURE_ENOUGH = 0.95;

type People = Pick<
  Measures,
  "impressions" | "sends" | "openers" | "clicks" | "clickers" | "conversions" | "replies" | "unsubscribes"
>;

/** A share with its honest range. A success that has no trial behind it (somebody forwarded a mail) is left out. */
export function rateOf(kind: Rate["kind"], of: Rate["of"], counted: number, trials: number): Rate {
  const successes = Math.min(counted, trials);
  const belief = beliefOf(successes, trials);
  return {
    kind,
    of,
    successes,
    trials,
    value: trials === 0 ? 0 : successes / trials,
    low: successes === 0 ? 0 : quantile(0.025, belief),
    high: successes === trials ? 1 : quantile(0.975, belief),
    enough: trials >= LEAST_TRIALS && successes >= LEAST_SUCCESSES,
  };
}

/** The rates that can be told of what was counted: of mails by their recipients, of all else by who saw it. */
export function ratesOf(counts: People): Rate[] {
  const { impressions, sends, openers, clicks, clickers, conversions, replies, unsubscribes } = counts;
  const ofSeen: [Rate["of"], number] = sends > 0 ? ["sends", sends] : ["impressions", impressions];
  const all = [
    ...(sends > 0 ? [rateOf("open", "sends", openers, sends)] : []),
    rateOf("click", ofSeen[0], sends > 0 ? clickers : clicks, ofSeen[1]),
    ...(replies > 0 ? [rateOf("reply", ofSeen[0], replies, ofSeen[1])] : []),
    ...(sends > 0 ? [rateOf("unsubscribe", "sends", unsubscribes, sends)] : []),
    rateOf("conversion", "clicks", conversions, clicks),
  ];
  return all.filter(({ trials }) => trials > 0);
}

/** Whether there is enough of two rates to say anything of the two together. */
export const comparable = (first: Rate, second: Rate): boolean =>
  first.of === second.of &&
  Math.min(first.trials, second.trials) >= LEAST_TRIALS &&
  Math.max(first.successes, second.successes) >= LEAST_SUCCESSES;

/** As many standard deviations as a share of all cases lies beyond, a little fewer (the tail of the normal distribution). */
function deviationsOf(tail: number): number {
  const log = -2 * Math.log(tail);
  return Math.sqrt(Math.max(log - Math.log(Math.max(log, 1)) - Math.log(2 * Math.PI), 0));
}

/** How probable it is that the first of two rates is truly the higher one; zero where it is far from `sure`. */
export function sureOf(first: Rate, second: Rate, sure: number): number {
  const both = (first.successes + second.successes) / (first.trials + second.trials);
  const spread = Math.sqrt(both * (1 - both) * (1 / first.trials + 1 / second.trials));
  const distance = spread === 0 ? 0 : (first.value - second.value) / spread;
  // Of thousands of pairs nearly all are far from sure: they are not worth the exact sum.
  if (distance < deviationsOf(1 - sure) - 0.5) return 0;
  return probabilityHigher(beliefOf(first.successes, first.trials), beliefOf(second.successes, second.trials));
}
