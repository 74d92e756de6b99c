import { type AnalyticsImported, ENTERED_COUNTS } from "@handbill/contracts";
import { formatDate } from "../../../ui/dates.ts";
import { formatMoney } from "../../../ui/money.ts";
import { Written } from "../../../ui/written.tsx";
import { messages } from "../messages.ts";
import { formatCount } from "../view/words.ts";

type Row = AnalyticsImported["sample"][number];

const cellClass = "py-1 ps-4 text-end whitespace-nowrap";

const amountOf = (row: Row, what: "cost" | "revenue"): string => {
  const amount = row[what];
  return amount === null || row.currency === null ? "" : formatMoney({ amount, currency: row.currency });
};

function Sample({ sample }: Pick<AnalyticsImported, "sample">) {
  const counts = ENTERED_COUNTS.filter((name) => sample.some((row) => row[name] !== null));
  const amounts = (["cost", "revenue"] as const).filter((name) => sample.some((row) => row[name] !== null));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what moves sideways has to be moved by keys as well
    <div className="relative overflow-x-auto" data-scroll-x tabIndex={0} role="group" aria-label={messages.sample}>
      <table className="w-full text-sm tabular-nums">
        <caption className="mb-2 text-start font-medium">{messages.sample}</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="text-start font-normal">
              {messages.fields.content}
            </th>
            {["day" as const, ...counts, ...amounts].map((name) => (
              <th key={name} scope="col" className={`${cellClass} font-normal`}>
                {messages.fields[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((row) => (
            <tr key={row.line} className="border-t border-line">
              <th scope="row" className="min-w-36 py-1 text-start font-normal">
                <Written>{row.topic}</Written>
              </th>
              <td className={cellClass}>{formatDate(row.day)}</td>
              {counts.map((name) => (
                <td key={name} className={cellClass}>
                  {row[name] === null ? "" : formatCount(row[name])}
                </td>
              ))}
              {amounts.map((name) => (
                <td key={name} className={cellClass}>
                  {amountOf(row, name)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a table says, as it was understood, and the lines that were not. */
export const ImportPreview = ({ preview: { sample, errors, refused } }: { preview: AnalyticsImported }) => (
  <>
    {sample.length > 0 && <Sample sample={sample} />}
    {sample.length > 0 && <p className="text-sm text-muted">{messages.replaces}</p>}
    {refused > 0 && (
      <div className="grid gap-2">
        <h3 className="font-medium">{messages.refused(refused)}</h3>
        <ul className="grid max-h-60 gap-1 overflow-y-auto text-sm">
          {errors.map(({ line, column, message }) => (
            <li key={`${line} ${column}`}>
              <span className="font-medium">
                {messages.line(line)}
                {column !== null && `, ${column}`}
              </span>{" "}
              {message}
            </li>
          ))}
        </ul>
      </div>
    )}
  </>
);
