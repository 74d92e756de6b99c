import type { AiLog } from "@handbill/contracts";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { aiLogsQuery, type DayRange } from "../../../api/usage.ts";
import { cardClass, cx } from "../../../ui/classes.ts";
import { formatMoment } from "../../../ui/dates.ts";
import { formatAiCost } from "../../../ui/money.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { messages } from "../messages.ts";

const TROUBLE = new Set<AiLog["outcome"]>(["invalid", "failed", "lost"]);

function CallRow({ log, timezone }: { log: AiLog; timezone: string }) {
  return (
    <tr className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 border-t border-line py-2.5 md:table-row">
      <td className="md:py-2.5 md:pe-4">
        <time dateTime={log.createdAt}>{formatMoment(log.createdAt, timezone)}</time>
      </td>
      <td className="text-end md:pe-4 md:text-start">
        {messages.purposes[log.purpose]}
        {log.attempt > 1 && <span className="text-muted"> · {messages.attempt(log.attempt)}</span>}
      </td>
      <td className="text-muted break-all md:pe-4">{log.model ?? log.modelRequested}</td>
      <td className={cx("text-end md:pe-4 md:text-start", TROUBLE.has(log.outcome) && "text-danger")}>
        {messages.outcomes[log.outcome]}
      </td>
      <td className="text-muted md:pe-4 md:text-end">
        {log.inputTokens.toLocaleString("en")} + {log.outputTokens.toLocaleString("en")}
        {log.usageSource === "estimated" && ` (${messages.estimated})`}
      </td>
      <td className="text-end whitespace-nowrap">{formatAiCost(log.costNanoUsd)}</td>
    </tr>
  );
}

const COLUMNS = [
  { name: messages.time, isEnd: false },
  { name: messages.purpose, isEnd: false },
  { name: messages.model, isEnd: false },
  { name: messages.outcome, isEnd: false },
  { name: messages.tokens, isEnd: true },
  { name: messages.cost, isEnd: true },
];

/** Every call to the model in a month, newest first. */
export function CallList({ businessId, range }: { businessId: string; range: DayRange }) {
  const { timezone } = useActiveBusiness();
  const logs = useSuspenseInfiniteQuery(aiLogsQuery(businessId, range));
  const calls = logs.data.pages.flatMap(({ data }) => data);
  if (calls.length === 0) return null;
  return (
    <div className={`${cardClass} grid min-w-0 gap-3 p-4 md:p-5`}>
      <table className="block w-full text-sm tabular-nums md:table">
        <caption className="mb-2 block text-start text-base font-bold md:table-caption">{messages.list}</caption>
        <thead className="sr-only md:not-sr-only md:table-header-group">
          <tr className="text-muted">
            {COLUMNS.map(({ name, isEnd }) => (
              <th
                key={name}
                scope="col"
                className={cx("pb-1 font-normal", isEnd ? "text-end" : "text-start", name !== messages.cost && "pe-4")}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block md:table-row-group">
          {calls.map((log) => (
            <CallRow key={log.id} log={log} timezone={timezone} />
          ))}
        </tbody>
      </table>
      {logs.hasNextPage && (
        <span>
          <PlainButton disabled={logs.isFetchingNextPage} onClick={() => void logs.fetchNextPage()}>
            {logs.isFetchingNextPage ? messages.loadingMore : messages.more}
          </PlainButton>
        </span>
      )}
    </div>
  );
}
