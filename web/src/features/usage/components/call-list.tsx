import type { AiLog, AiLogExport } from "@handbill/contracts";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { aiLogsQuery } from "../../../api/usage.ts";
import { cx } from "../../../ui/classes.ts";
import { formatMoment } from "../../../ui/dates.ts";
import { formatAiCost } from "../../../ui/money.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Written } from "../../../ui/written.tsx";
import { messages } from "../messages.ts";
import { CallDetails } from "./call-details.tsx";

const TROUBLE = new Set<AiLog["outcome"]>(["invalid", "failed", "lost"]);

function CallRow({ log, timezone }: { log: AiLog; timezone: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const moment = formatMoment(log.createdAt, timezone);
  return (
    <>
      <tr className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-0.5 border-t border-line py-1.5 md:table-row">
        <td className="md:py-1 md:pe-4 lg:whitespace-nowrap">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={messages.details(moment)}
            onClick={() => setIsOpen(!isOpen)}
            className="tap inline-flex items-center gap-1.5 rounded-control pe-2 hover:bg-sunk"
          >
            <ChevronDown size={16} className={cx("text-muted", !isOpen && "-rotate-90")} aria-hidden />
            <time dateTime={log.createdAt}>{moment}</time>
          </button>
        </td>
        <td className="min-w-0 text-end md:pe-4 md:text-start">
          {log.topic === null || log.topic === "" ? (
            messages.purposes[log.purpose]
          ) : (
            <Written className="md:line-clamp-2">{log.topic}</Written>
          )}
          {log.attempt > 1 && <span className="text-muted"> · {messages.attempt(log.attempt)}</span>}
        </td>
        <td className="ps-5.5 text-muted break-all md:ps-0 md:pe-4 lg:min-w-44">{log.model ?? log.modelRequested}</td>
        <td
          className={cx(
            "text-end md:pe-4 md:text-start lg:whitespace-nowrap",
            TROUBLE.has(log.outcome) && "text-danger",
          )}
        >
          {messages.outcomes[log.outcome]}
        </td>
        <td className="ps-5.5 text-muted md:ps-0 md:pe-4 md:text-end lg:whitespace-nowrap">
          {log.inputTokens.toLocaleString("en")} + {log.outputTokens.toLocaleString("en")}
          {log.usageSource === "estimated" && ` (${messages.estimated})`}
        </td>
        <td className="text-end whitespace-nowrap">{formatAiCost(log.costNanoUsd)}</td>
      </tr>
      {isOpen && (
        <tr className="block md:table-row">
          <td colSpan={6} className="block pb-3 md:table-cell">
            <CallDetails log={log} />
          </td>
        </tr>
      )}
    </>
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

/** The calls to the model that match, newest first; each opens what the ledger knows about it. */
export function CallList({ businessId, query }: { businessId: string; query: AiLogExport }) {
  const { timezone } = useActiveBusiness();
  const logs = useSuspenseInfiniteQuery(aiLogsQuery(businessId, query));
  const calls = logs.data.pages.flatMap(({ data }) => data);
  if (calls.length === 0) return <p className="text-muted">{messages.nothingMatches}</p>;
  return (
    <>
      <div className="overflow-x-auto">
        <table className="block w-full text-sm tabular-nums md:table">
          <caption className="sr-only">{messages.list}</caption>
          <thead className="sr-only md:not-sr-only md:table-header-group">
            <tr className="text-muted">
              {COLUMNS.map(({ name, isEnd }) => (
                <th
                  key={name}
                  scope="col"
                  className={cx(
                    "pb-1 font-normal",
                    isEnd ? "text-end" : "text-start",
                    name !== messages.cost && "pe-4",
                  )}
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
      </div>
      {logs.hasNextPage && (
        <span>
          <PlainButton disabled={logs.isFetchingNextPage} onClick={() => void logs.fetchNextPage()}>
            {logs.isFetchingNextPage ? messages.loadingMore : messages.more}
          </PlainButton>
        </span>
      )}
    </>
  );
}
