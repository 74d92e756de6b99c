import type { Strategy } from "@handbill/contracts";
import { channelName } from "../../../ui/channel.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { formatMoney } from "../../../ui/money.ts";
import { Written } from "../../../ui/written.tsx";
import { strategyMessages as copy } from "./messages.ts";

type Item = Strategy["budgetSplit"][number];

function Row({
  item: { item, channel, sharePercent, amount, currency, reason },
  largest,
}: {
  item: Item;
  largest: number;
}) {
  return (
    <tr className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-t border-line px-4 py-3 first:border-t-0">
      <th scope="row" className="min-w-0 text-start font-medium">
        <Written>{item}</Written>
        {channel !== null && <span className="font-normal text-muted"> · {channelName(channel)}</span>}
      </th>
      <td className="text-end font-medium whitespace-nowrap tabular-nums">{formatMoney({ amount, currency })}</td>
      <td className="col-span-2 flex items-center gap-3 text-sm text-muted tabular-nums">
        <span aria-hidden className="flex-1">
          <span className="block h-2 rounded-full bg-accent" style={{ width: `${(sharePercent / largest) * 100}%` }} />
        </span>
        {copy.share100(sharePercent)}
      </td>
      <td className="col-span-2 text-sm text-muted">
        <Written>{reason}</Written>
      </td>
    </tr>
  );
}

/** The budget, item by item: a bar for the eye, amount and share in figures. */
export function BudgetSplit({ split }: { split: Strategy["budgetSplit"] }) {
  const [first] = split;
  if (first === undefined) return <p className="text-muted">{copy.noBudget}</p>;
  const largest = Math.max(...split.map(({ sharePercent }) => sharePercent), 1);
  const total = split.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <table className={`${cardClass} block max-w-3xl`}>
      <caption className="sr-only">{copy.budgetCaption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{copy.item}</th>
          <th scope="col">{copy.amount}</th>
          <th scope="col">{copy.share}</th>
          <th scope="col">{copy.reason}</th>
        </tr>
      </thead>
      <tbody className="block">
        {split.map((item) => (
          <Row key={`${item.item}-${item.channel ?? ""}`} item={item} largest={largest} />
        ))}
      </tbody>
      <tfoot className="block border-t border-line">
        <tr className="flex justify-between gap-4 px-4 py-3 font-bold">
          <th scope="row" className="text-start">
            {copy.total}
          </th>
          <td className="tabular-nums">{formatMoney({ amount: total, currency: first.currency })}</td>
        </tr>
      </tfoot>
    </table>
  );
}
