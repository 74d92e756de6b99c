import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { csvOf } from "./csv.ts";
import { PlainButton } from "./plain-button.tsx";
import { tableMessages as messages } from "./table-messages.ts";
import { useCopy } from "./use-copy.ts";

type Row = { key: string; head: ReactNode; cells: readonly string[] };

type FoldedTableProps = {
  title: string;
  heads: readonly string[];
  rows: readonly Row[];
  /** The last line: what the rows come to. */
  sum?: Omit<Row, "key">;
  /** The same for a spreadsheet, its heads first. */
  sheet: readonly (readonly string[])[];
};

function CopyTable({ title, sheet }: Pick<FoldedTableProps, "title" | "sheet">) {
  const { copied, said, copy } = useCopy(messages);
  return (
    <span className="flex flex-wrap items-center gap-3 print:hidden">
      <PlainButton size="sm" icon={<Copy size={16} aria-hidden />} onClick={() => void copy(title, csvOf(sheet))}>
        {copied === null ? messages.copy : messages.copied()}
      </PlainButton>
      <span role="status" className={copied === null ? "text-muted" : "sr-only"}>
        {said}
      </span>
    </span>
  );
}

/** What a chart shows in figures: to read cell by cell, to print, or to take along. Folded away until it is asked for. */
export const FoldedTable = ({ title, heads, rows, sum, sheet }: FoldedTableProps) => (
  <details className="text-sm print:details-content:[content-visibility:visible]">
    <summary className="tap inline-flex items-center rounded-control text-muted underline-offset-3 hover:underline print:hidden">
      {messages.show}
    </summary>
    <div className="mt-2 grid grid-cols-1 gap-3">
      <div className="overflow-x-auto">
        <table className="min-w-[min(100%,28rem)] tabular-nums">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="text-muted">
              {heads.map((head, index) => (
                <th
                  key={head}
                  scope="col"
                  className={index === 0 ? "py-1 text-start font-normal" : "py-1 ps-4 text-end font-normal"}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-y border-line">
            {rows.map(({ key, ...row }) => (
              <Line key={key} {...row} />
            ))}
          </tbody>
          {sum && (
            <tfoot>
              <Line {...sum} isSum />
            </tfoot>
          )}
        </table>
      </div>
      <CopyTable title={title} sheet={sheet} />
    </div>
  </details>
);

const Line = ({ head, cells, isSum = false }: Omit<Row, "key"> & { isSum?: boolean }) => (
  <tr className={isSum ? "font-bold" : undefined}>
    <th scope="row" className="py-1.5 text-start [font-weight:inherit]">
      {head}
    </th>
    {cells.map((cell, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- columns stay where they are
      <td key={index} className="py-1.5 ps-4 text-end whitespace-nowrap">
        {cell}
      </td>
    ))}
  </tr>
);
