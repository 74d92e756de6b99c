import type { Insights, Measures } from "@handbill/contracts";
import { cardClass } from "../../../ui/classes.ts";
import { formatPeriod } from "../../../ui/dates.ts";
import { messages } from "../messages.ts";
import { type Measure, MEASURES } from "../view/range.ts";
import { formatAll, formatCount, formatMeasure } from "../view/words.ts";

const shown = (total: Measures, measure: Measure): string =>
  measure === "revenue" ? formatAll(total.money, "revenue") || "0" : formatCount(total[measure]);

/** Four are worth a look of every owner; the others where there is something. */
const isShown = (measure: Measure, total: Measures, before: Measures | undefined): boolean =>
  ["clicks", "conversions", "impressions", "revenue"].includes(measure) ||
  total[measure] > 0 ||
  (before?.[measure] ?? 0) > 0;

function Figure({ measure, total, before }: { measure: Measure; total: Measures; before: Measures | undefined }) {
  return (
    <div className={`${cardClass} grid content-start p-4`}>
      <dt className="text-sm text-muted">{messages.measures[measure]}</dt>
      <dd className="text-xl font-bold break-words tabular-nums">{shown(total, measure)}</dd>
      {before && (
        <dd className="text-sm text-muted tabular-nums">
          {messages.before(formatMeasure(measure, before[measure], before.currency ?? total.currency))}
        </dd>
      )}
    </div>
  );
}

/** The sums of the time, with those of the time before. */
export function Figures({ total, previous }: Pick<Insights, "total" | "previous">) {
  const before = previous?.total;
  return (
    <section aria-label={messages.figures} className="grid gap-2">
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {MEASURES.filter((measure) => isShown(measure, total, before)).map((measure) => (
          <Figure key={measure} measure={measure} total={total} before={before} />
        ))}
      </dl>
      {previous && (
        <p className="text-sm text-muted">{messages.comparedWith(formatPeriod(previous.from, previous.to))}</p>
      )}
    </section>
  );
}
