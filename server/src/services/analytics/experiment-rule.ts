import type { Experiment, Rate } from "@handbill/contracts";
import { beliefOf, probabilityHigher } from "./beta.ts";
import { percent } from "./findings.ts";
import { rateOf } from "./rates.ts";

type Arm = Experiment["arms"][number];
export type Counted = { variant: number; url: string; clicks: number; conversions: number };

/**
 * Before these nobody wins. A test is looked at again and again, and each look is a chance to be fooled: so sure, from so many on, two
 * equal destinations get a winner in one of twenty tests at most.
 */
export const ENOUGH = { clicks: 200, conversions: 10, sure: 0.998, days: 1 } as const;
/** What has shown no difference by then has none that matters to a small business. */
export const LONGEST_DAYS = 28;

/** How probable it is of each rate that it is truly the highest: at most as probable as it beats each other. */
export function chancesOf(rates: readonly Rate[]): number[] {
  const beliefs = rates.map(({ successes, trials }) => beliefOf(successes, trials));
  return beliefs.map((own, index) =>
    Math.min(...beliefs.flatMap((other, place) => (place === index ? [] : [probabilityHigher(own, other)]))),
  );
}

/** What is known of each destination. */
export function armsOf(counted: readonly Counted[]): Arm[] {
  const rates = counted.map(({ clicks, conversions }) => rateOf("conversion", "clicks", conversions, clicks));
  const chances = chancesOf(rates);
  return counted.flatMap(({ variant, url }, index) => {
    const rate = rates[index];
    return rate ? [{ variant, url, rate, best: chances[index] ?? 0 }] : [];
  });
}

/** More than this nobody waits for. */
const MOST_NEEDED = 100_000;

/**
 * About how many more trials each of the two best needs before their present difference would be sure; null where there is none to go
 * by. It is a guess: the difference itself is not known better than that.
 */
export function moreNeeded(rates: readonly Rate[], sure: number): number | null {
  const [first, second] = rates.toSorted((one, other) => other.value - one.value);
  if (!first || !second || first.value === second.value || first.successes === 0) return null;
  const spread = first.value * (1 - first.value) + second.value * (1 - second.value);
  const each = (deviationsBelow(sure) ** 2 * spread) / (first.value - second.value) ** 2;
  const more = Math.ceil(each - Math.min(first.trials, second.trials));
  return more > MOST_NEEDED ? null : Math.max(0, roundUp(more));
}

/** To two places: a guess has no more. */
function roundUp(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(count, 1))) - 1);
  return Math.ceil(count / step) * step;
}

/** How many standard deviations above the middle such a share of all cases lies below. */
function deviationsBelow(share: number): number {
  let [low, high] = [0, 6];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < share) low = middle;
    else high = middle;
  }
  return low;
}

/** The normal distribution above its middle (Abramowitz and Stegun 26.2.17), to seven places. */
function normalBelow(x: number): number {
  const t = 1 / (1 + 0.231_641_9 * x);
  const series =
    t * (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  return 1 - (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

export type Verdict = { state: "running" | "decided" | "even"; winner: number | null };

/** How a test stands by its rule. */
export function verdictOf(arms: readonly Arm[], days: number): Verdict {
  const isEnough =
    days >= ENOUGH.days &&
    arms.every(({ rate }) => rate.trials >= ENOUGH.clicks) &&
    arms.reduce((sum, { rate }) => sum + rate.successes, 0) >= ENOUGH.conversions;
  const winner = isEnough ? arms.find(({ best }) => best >= ENOUGH.sure) : undefined;
  if (winner) return { state: "decided", winner: winner.variant };
  return { state: days >= LONGEST_DAYS ? "even" : "running", winner: null };
}

const letter = (variant: number): string => String.fromCodePoint(65 + variant);

/** How a test stands, in a sentence. */
export function experimentInWords(state: Experiment["state"], arms: readonly Arm[], winner: number | null): string {
  const rates = arms
    .map(({ variant, rate }) => `${letter(variant)} ${percent(rate.value)} of ${rate.trials}`)
    .join(", ");
  if (state === "decided" && winner !== null)
    return `${letter(winner)} brings more: ${rates}. All visitors go there now.`;
  if (state === "even") return `No difference worth the name in ${LONGEST_DAYS} days: ${rates}. Keep the one you like.`;
  if (state === "stopped") return `Stopped by you: ${rates}.`;
  const least = Math.min(...arms.map(({ rate }) => rate.trials));
  const left = Math.max(0, ENOUGH.clicks - least);
  if (left > 0) return `Too early to say: ${rates}. Each needs ${left} more clicks at least.`;
  const more = moreNeeded(
    arms.map(({ rate }) => rate),
    ENOUGH.sure,
  );
  const need = more === null || more === 0 ? "" : ` At this difference each needs about ${more} more clicks.`;
  return `No winner yet: ${rates}.${need} It ends by itself once the evidence is clear, or after ${LONGEST_DAYS} days.`;
}
