import { messages } from "../messages.ts";

type Row = { when: string; now: string; before: string | null };

/** The chart in figures, folded away until it is asked for. */
export function SeriesTable({ title, name, rows }: { title: string; name: string; rows: readonly Row[] }) {
  const isCompared = rows.some(({ before }) => before !== null);
  return (
    <details className="text-sm">
      <summary className="tap inline-flex items-center rounded-control text-muted underline-offset-3 hover:underline">
        {messages.showTable}
      </summary>
      <table className="mt-2 w-full max-w-md tabular-nums">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="text-start font-normal">
              {messages.day}
            </th>
            <th scope="col" className="text-end font-normal">
              {isCompared ? messages.now : name}
            </th>
            {isCompared && (
              <th scope="col" className="text-end font-normal">
                {messages.earlier}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ when, now, before }) => (
            <tr key={when} className="border-t border-line">
              <th scope="row" className="py-1 text-start font-normal">
                {when}
              </th>
              <td className="py-1 text-end">{now}</td>
              {before !== null && <td className="py-1 text-end">{before}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
