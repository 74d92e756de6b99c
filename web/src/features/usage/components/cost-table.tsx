import type { ReactNode } from "react";
import { cardClass } from "../../../ui/classes.ts";
import { formatAiCost } from "../../../ui/money.ts";
import { messages } from "../messages.ts";

type CostFrameProps = { caption: string; heading: string; children: ReactNode };

/** A table of what was spent on what: its frame and heads, around rows of a name, calls and an amount. */
export const CostFrame = ({ caption, heading, children }: CostFrameProps) => (
  <div className={`${cardClass} min-w-0 p-4 md:p-5`}>
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="mb-3 text-start text-base font-bold">{caption}</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="pb-1 text-start font-normal">
              {heading}
            </th>
            {[messages.calls, messages.cost].map((head) => (
              <th key={head} scope="col" className="pb-1 ps-4 text-end font-normal">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular-nums">{children}</tbody>
      </table>
    </div>
  </div>
);

type Cost = { calls: number; costNanoUsd: number };

/** One line: whose cost it is, with a bar as long as its part of the largest, calls and amount in figures. */
export const CostRow = ({ children, largest, calls, costNanoUsd }: Cost & { children: ReactNode; largest: number }) => (
  <tr className="border-t border-line">
    <th scope="row" className="min-w-0 py-1.5 text-start font-normal wrap-anywhere">
      {children}
      <span
        aria-hidden
        className="mt-1 block h-1.5 rounded-full bg-accent"
        style={{ width: `${(costNanoUsd / largest) * 100}%` }}
      />
    </th>
    <td className="py-1.5 ps-4 text-end align-top">{calls.toLocaleString("en")}</td>
    <td className="py-1.5 ps-4 text-end align-top whitespace-nowrap">{formatAiCost(costNanoUsd)}</td>
  </tr>
);

/** By which all bars of a table are measured. */
export const largestOf = (rows: readonly Cost[]): number => Math.max(...rows.map(({ costNanoUsd }) => costNanoUsd), 1);

type CostTableProps = Omit<CostFrameProps, "children"> & { rows: readonly (Cost & { key: string; name: string })[] };

/** Cost by something that has a name. */
export const CostTable = ({ rows, ...frame }: CostTableProps) => (
  <CostFrame {...frame}>
    {rows.map(({ key, name, ...cost }) => (
      <CostRow key={key} {...cost} largest={largestOf(rows)}>
        {name}
      </CostRow>
    ))}
  </CostFrame>
);
