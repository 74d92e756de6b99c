import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ReceiptText } from "lucide-react";
import type { ReactNode } from "react";
import type { Usage } from "@handbill/contracts";
import { usageQuery } from "../../../api/usage.ts";
import { cardClass, cx } from "../../../ui/classes.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { formatAiCost } from "../../../ui/money.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { messages } from "../messages.ts";
import { daysOfMonth, monthName, monthRange, type Month } from "../../../ui/month.ts";
import { Calls } from "./calls.tsx";
import { CampaignCosts } from "./campaign-costs.tsx";
import { CostTable } from "./cost-table.tsx";
import { DayChart } from "./day-chart.tsx";

const Figure = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={`${cardClass} p-4`}>
    <dt className="text-sm text-muted">{name}</dt>
    <dd className="text-xl font-bold tabular-nums">{children}</dd>
  </div>
);

const Figures = ({ total }: { total: Usage["total"] }) => (
  <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
    <Figure name={messages.total}>{formatAiCost(total.costNanoUsd)}</Figure>
    <Figure name={messages.calls}>{total.calls.toLocaleString("en")}</Figure>
    <Figure name={messages.tokensIn}>{total.inputTokens.toLocaleString("en")}</Figure>
    <Figure name={messages.tokensOut}>{total.outputTokens.toLocaleString("en")}</Figure>
  </dl>
);

function Found({ businessId, month, usage }: { businessId: string; month: Month; usage: Usage }) {
  return (
    <>
      <Figures total={usage.total} />
      {usage.lost.calls > 0 && (
        <p className="text-sm text-muted">{messages.lost(usage.lost.calls, formatAiCost(usage.lost.costNanoUsd))}</p>
      )}
      <DayChart key={month} days={daysOfMonth(month)} byDay={usage.byDay} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <CampaignCosts businessId={businessId} range={monthRange(month)} byCampaign={usage.byCampaign} />
        <CostTable
          caption={messages.byModel}
          heading={messages.model}
          rows={usage.byModel.map(({ model, calls, costNanoUsd }) => ({ key: model, name: model, calls, costNanoUsd }))}
        />
      </div>
      <Calls businessId={businessId} range={monthRange(month)} usage={usage} />
    </>
  );
}

/** The usage of one month. Going to another keeps the present figures until the new ones are there. */
export function MonthUsage({ businessId, month }: { businessId: string; month: Month }) {
  const { data: usage, isPlaceholderData } = useQuery({
    ...usageQuery(businessId, monthRange(month)),
    placeholderData: keepPreviousData,
  });
  if (usage === undefined) return <Skeleton lines={3} height="card" />;
  if (usage.total.calls === 0 && !isPlaceholderData) {
    return (
      <EmptyState title={messages.emptyTitle(monthName(month))} icon={<ReceiptText size={32} aria-hidden />}>
        {messages.empty}
      </EmptyState>
    );
  }
  return (
    <div className={cx("grid gap-4 transition-opacity duration-120", isPlaceholderData && "opacity-60")}>
      <Found businessId={businessId} month={month} usage={usage} />
    </div>
  );
}
