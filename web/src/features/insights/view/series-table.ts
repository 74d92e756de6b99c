import type { Insights } from "@handbill/contracts";
import { typedMoney } from "../../../ui/money.ts";
import { messages } from "../messages.ts";
import type { Point } from "./points.ts";
import type { Measure } from "./range.ts";
import { formatMeasure } from "./words.ts";

type Series = { insights: Insights; measure: Measure; points: readonly Point[]; whenOf: (day: string) => string };

const valuesOf = ({ value, before }: Point): number[] => (before === null ? [value] : [value, before]);

/** The points of the chart in figures: as they are read, and as a spreadsheet counts with them. */
export function tableOf({ insights, measure, points, whenOf }: Series) {
  const { currency } = insights.total;
  const isCompared = points.some(({ before }) => before !== null);
  const name = messages.measures[measure];
  const typed = (value: number): string =>
    measure === "revenue" && currency !== null ? typedMoney({ amount: value, currency }) : String(value);
  const heads = isCompared ? [messages.day, messages.now, messages.earlier] : [messages.day, name];
  return {
    heads,
    rows: points.map((point) => ({
      key: point.day,
      head: whenOf(point.day),
      cells: valuesOf(point).map((value) => formatMeasure(measure, value, currency)),
    })),
    sheet: [
      isCompared ? [messages.day, name, messages.earlier] : heads,
      ...points.map((point) => [point.day, ...valuesOf(point).map(typed)]),
    ],
  };
}
