import { cardClass } from "../../../ui/classes.ts";
import { formatAiCost } from "../../../ui/money.ts";
import { messages } from "../messages.ts";

type CostRow = { key: string; name: string; calls: number; costNanoUsd: number };

/** Cost by something: names with a bar each, calls and amount in figures. */
export function CostTable({ caption, heading, rows }: { caption: string; heading: string; rows: readonly CostRow[] }) {
  const largest = Math.max(...rows.map(({ costNanoUsd }) => costNanoUsd), 1);
  return (
    <div className={`${cardClass} min-w-0 p-4 md:p-5`}>
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <caption className="mb-3 text-start text-base font-bold">{caption}</caption>
          <thead>
            <tr className="text-muted">
              <th scope="col" className="pb-1 text-start font-normal">
                {heading}
              </th>
              <th scope="col" className="pb-1 ps-4 text-end font-normal">
                {messages.calls}
              </th>
              <th scope="col" className="pb-1 ps-4 text-end font-normal">
                {messages.cost}
              </th>
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {rows.map(({ key, name, calls, costNanoUsd }) => (
              <tr key={key} className="border-t border-line">
                <th scope="row" className="min-w-0 py-2 text-start font-normal wrap-anywhere">
                  {name}
                  <span
                    aria-hidden
                    className="mt-1 block h-1.5 rounded-full bg-accent"
                    style={{ width: `${(costNanoUsd / largest) * 100}%` }}
                  />
                </th>
                <td className="py-2 ps-4 text-end align-top">{calls.toLocaleString("en")}</td>
                <td className="py-2 ps-4 text-end align-top whitespace-nowrap">{formatAiCost(costNanoUsd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
