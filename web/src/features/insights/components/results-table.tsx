import type { Measures, Rate } from "@handbill/contracts";
import type { ReactNode } from "react";
import { cardClass } from "../../../ui/classes.ts";
import { formatAiCost } from "../../../ui/money.ts";
import { messages } from "../messages.ts";
import { clickRateOf, formatAll, formatCount, formatShare } from "../view/words.ts";

export type ResultRow = { key: string; name: ReactNode; measures: Measures; rates?: readonly Rate[] };

const head = "pb-1 ps-4 text-end font-normal whitespace-nowrap";
const cell = "py-2 ps-4 text-end align-top whitespace-nowrap";

function RateCell({ rates }: { rates: readonly Rate[] }) {
  const rate = clickRateOf(rates);
  return (
    <td className={cell}>
      {rate ? messages.rateIs(formatShare(rate.value), formatShare(rate.low), formatShare(rate.high)) : messages.noRate}
    </td>
  );
}

const costOf = ({ money, aiCostNanoUsd }: Measures): string =>
  [formatAll(money, "cost"), aiCostNanoUsd > 0 ? messages.writer(formatAiCost(aiCostNanoUsd)) : ""]
    .filter((part) => part !== "")
    .join(" + ") || messages.noRate;

/** Results by something, those with the most first. A narrow screen moves it sideways, not the page. */
export function ResultsTable({
  caption,
  heading,
  rows,
}: {
  caption: string;
  heading: string;
  rows: readonly ResultRow[];
}) {
  const hasRates = rows.some(({ rates }) => rates !== undefined && clickRateOf(rates) !== undefined);
  return (
    <section aria-label={caption} className={`${cardClass} min-w-0 p-4 md:p-5`}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what moves sideways has to be moved by keys as well */}
      <div className="relative overflow-x-auto" data-scroll-x tabIndex={0} role="group" aria-label={caption}>
        <table className="w-full text-sm">
          <caption className="mb-3 text-start text-base font-bold">{caption}</caption>
          <thead>
            <tr className="text-muted">
              <th scope="col" className="pb-1 text-start font-normal">
                {heading}
              </th>
              <th scope="col" className={head}>
                {messages.measures.clicks}
              </th>
              {hasRates && (
                <th scope="col" className={head}>
                  {messages.rate}
                </th>
              )}
              <th scope="col" className={head}>
                {messages.measures.conversions}
              </th>
              <th scope="col" className={head}>
                {messages.measures.impressions}
              </th>
              <th scope="col" className={head}>
                {messages.measures.revenue}
              </th>
              <th scope="col" className={head}>
                {messages.cost}
              </th>
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {rows.map(({ key, name, measures, rates = [] }) => (
              <tr key={key} className="border-t border-line">
                <th scope="row" className="min-w-44 py-2 text-start font-normal break-words">
                  {name}
                </th>
                <td className={cell}>{formatCount(measures.clicks)}</td>
                {hasRates && <RateCell rates={rates} />}
                <td className={cell}>{formatCount(measures.conversions)}</td>
                <td className={cell}>{formatCount(measures.impressions)}</td>
                <td className={cell}>{formatAll(measures.money, "revenue") || messages.noRate}</td>
                <td className={cell}>{costOf(measures)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hasRates && <p className="mt-3 text-sm text-muted">{messages.rateNote}</p>}
    </section>
  );
}
