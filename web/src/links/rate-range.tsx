import type { Rate } from "@handbill/contracts";
import { numberFormat } from "../ui/formatters.ts";
import { linkMessages as copy } from "./messages.ts";

const percent = (value: number): string => `${numberFormat("en", { maximumFractionDigits: 1 }).format(value * 100)} %`;

type RateRangeProps = { rate: Pick<Rate, "value" | "low" | "high" | "successes" | "trials">; most: number };

/** A rate with the range in which the true one lies: a dot on a bar, and the same in words. `most` is the end of the scale. */
export function RateRange({ rate: { value, low, high, successes, trials }, most }: RateRangeProps) {
  const at = (share: number): number => (most === 0 ? 0 : (share / most) * 100);
  return (
    <div className="grid gap-1">
      <svg aria-hidden viewBox="0 0 100 8" preserveAspectRatio="none" className="block h-2 w-full rtl:-scale-x-100">
        <rect x="0" y="3" width="100" height="2" fill="var(--color-line)" />
        {trials > 0 && (
          <rect
            x={at(low)}
            y="1"
            width={Math.max(at(high) - at(low), 0.8)}
            height="6"
            fill="var(--color-chart-1)"
            opacity="0.35"
          />
        )}
        {trials > 0 && (
          <rect x={Math.max(at(value) - 0.6, 0)} y="0" width="1.2" height="8" fill="var(--color-chart-1)" />
        )}
      </svg>
      <p className="text-sm text-muted tabular-nums">
        {copy.of(successes, trials)}
        {trials > 0 && <> · {copy.range(percent(value), percent(low), percent(high))}</>}
      </p>
    </div>
  );
}
