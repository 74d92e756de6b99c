import { Link, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { useMay } from "../../../api/permissions.ts";
import { iconButtonClass } from "../../../ui/classes.ts";
import { today } from "../../../ui/dates.ts";
import { DemoModelNotice } from "../../../ui/demo-model-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { BudgetCard } from "../components/budget-card.tsx";
import { MonthUsage } from "../components/month-usage.tsx";
import { budgetMessages } from "../budget-messages.ts";
import { messages } from "../messages.ts";
import { monthFrom, monthName, shiftMonth, type Month } from "../../../ui/month.ts";

function MonthSteps({ businessId, month, isLast }: { businessId: string; month: Month; isLast: boolean }) {
  const step = (count: number) => ({
    to: "/b/$businessId/usage" as const,
    params: { businessId },
    search: { month: shiftMonth(month, count) },
    replace: true,
    resetScroll: false,
    className: iconButtonClass,
  });
  return (
    <nav aria-label={messages.title} className="flex items-center gap-1">
      <Link {...step(-1)} aria-label={messages.previous}>
        <ChevronLeft size={20} aria-hidden />
      </Link>
      <p role="status" className="sm:min-w-36 text-center font-medium">
        {monthName(month)}
      </p>
      {isLast ? (
        <span className={`${iconButtonClass} opacity-40`}>
          <ChevronRight size={20} aria-hidden />
        </span>
      ) : (
        <Link {...step(1)} aria-label={messages.next}>
          <ChevronRight size={20} aria-hidden />
        </Link>
      )}
    </nav>
  );
}

/** What the AI has cost, month by month. */
export function UsagePage() {
  const { id: businessId, timezone } = useActiveBusiness();
  const search: { month?: string } = useSearch({ strict: false });
  const month = monthFrom(search.month, timezone);
  const maySee = useMay("bill");
  const isLast = month >= today(timezone).slice(0, 7);
  return (
    <>
      <PageHeader
        title={messages.title}
        documentTitle={`${messages.title}, ${monthName(month)}`}
        description={messages.description}
        actions={<MonthSteps businessId={businessId} month={month} isLast={isLast} />}
      />
      {/* The two come together: how tall the first is depends on what it says. */}
      <Suspense fallback={<Skeleton lines={3} height="page" />}>
        {isLast && (
          <div className="mb-4">
            <Section errorTitle={budgetMessages.loadFailed} skeleton={null}>
              <BudgetCard businessId={businessId} />
            </Section>
          </div>
        )}
        {maySee ? (
          <Section errorTitle={messages.loadFailed} skeleton={<Skeleton lines={3} height="card" />}>
            <MonthUsage businessId={businessId} month={month} />
          </Section>
        ) : (
          <p className="text-muted">{messages.forOwners}</p>
        )}
      </Suspense>
      <div className="mt-4 empty:hidden">
        <DemoModelNotice />
      </div>
    </>
  );
}
