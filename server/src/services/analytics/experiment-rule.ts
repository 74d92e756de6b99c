import type { Experiment } from "@handbill/contracts";
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

/** What is known of each destination, and how probable it is that it is the best: at most as probable as it beats each other. */
export function armsOf(counted: readonly Counted[]): Arm[] {
  const beliefs = counted.map(({ conversions, clicks }) => beliefOf(conversions, clicks));
  return counted.map(({ variant, url, clicks, conversions }, index) => ({
    variant,
    url,
    rate: rateOf("conversion", "clicks", conversions, clicks),
    best: Math.min(
      ...beliefs.flatMap((other, place) => {
        const own = beliefs[index];
        return place === index || own === undefined ? [] : [probabilityHigher(own, other)];
      }),
    ),
  }));
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
  return left > 0
    ? `Too early to say: ${rates}. Each needs ${left} more clicks at least.`
    : `No winner yet: ${rates}. It ends by itself once the evidence is clear, or after ${LONGEST_DAYS} days.`;
}
