import type { Strategy } from "@handbill/contracts";
import { useState } from "react";
import { channelName } from "../../../ui/channel.tsx";
import { formatMoney, typedMoney } from "../../../ui/money.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Written } from "../../../ui/written.tsx";
import { strategyMessages as copy } from "./messages.ts";

type Split = Strategy["budgetSplit"];

/** Spreadsheets take a cell that begins like this for a formula. */
const quoted = (cell: string): string => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;

/** The split for a spreadsheet. */
const csvOf = (split: Split): string =>
  [
    [copy.item, copy.channel, copy.amount, copy.currency, copy.share, copy.reason],
    ...split.map((line) => [
      line.item,
      line.channel === null ? "" : channelName(line.channel),
      typedMoney(line),
      line.currency,
      String(line.sharePercent),
      line.reason,
    ]),
  ]
    .map((cells) => cells.map(quoted).join(","))
    .join("\r\n");

function CopyTable({ split }: { split: Split }) {
  const [isCopied, setIsCopied] = useState(false);
  const copyIt = async () => {
    await navigator.clipboard?.writeText(csvOf(split)).then(
      () => setIsCopied(true),
      () => undefined,
    );
  };
  return (
    <span className="print:hidden">
      <PlainButton size="sm" onClick={() => void copyIt()}>
        {isCopied ? copy.tableCopied : copy.copyTable}
      </PlainButton>
    </span>
  );
}

/** The same figures as a table, to read cell by cell or to take along. */
export const BudgetTable = ({ split, total }: { split: Split; total: number }) => (
  <details className="text-sm">
    <summary className="tap inline-flex items-center rounded-control text-muted underline-offset-3 hover:underline print:hidden">
      {copy.showTable}
    </summary>
    <div className="mt-2 grid gap-3">
      <div className="overflow-x-auto">
        <table className="w-full">
          <caption className="sr-only">{copy.budgetCaption}</caption>
          <thead>
            <tr className="text-muted">
              <th scope="col" className="py-1.5 pe-4 text-start font-normal">
                {copy.item}
              </th>
              <th scope="col" className="py-1.5 pe-4 text-end font-normal">
                {copy.amount}
              </th>
              <th scope="col" className="py-1.5 text-end font-normal">
                {copy.share}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-y border-line">
            {split.map((line) => (
              <tr key={`${line.item}-${line.channel ?? ""}`}>
                <th scope="row" className="py-2 pe-4 text-start font-normal">
                  <Written>{line.item}</Written>
                  {line.channel !== null && <span className="block text-muted">{channelName(line.channel)}</span>}
                </th>
                <td className="py-2 pe-4 text-end whitespace-nowrap tabular-nums">{formatMoney(line)}</td>
                <td className="py-2 text-end whitespace-nowrap tabular-nums">{copy.share100(line.sharePercent)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="font-bold">
              <th scope="row" className="py-2 text-start">
                {copy.total}
              </th>
              <td className="py-2 pe-4 text-end whitespace-nowrap tabular-nums">
                {formatMoney({ amount: total, currency: split[0]?.currency ?? "EUR" })}
              </td>
              <td className="py-2 text-end tabular-nums">{copy.share100(100)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <CopyTable split={split} />
    </div>
  </details>
);
