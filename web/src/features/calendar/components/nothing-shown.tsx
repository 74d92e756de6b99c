import { useQuery } from "@tanstack/react-query";
import { CalendarDays } from "lucide-react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { calendarQuery } from "../../../api/calendar.ts";
import { addDays, formatDay } from "../../../ui/dates.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { monthName, monthRange } from "../../../ui/month.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import type { CalendarSearch } from "../calendar-search.ts";
import { messages } from "../messages.ts";
import { periodName } from "./calendar-toolbar.tsx";
import { PermittedLink } from "../../../ui/permitted-link.tsx";

/** As far as one look into the calendar goes. */
const LOOK_AHEAD_DAYS = 98;

type NothingShownProps = {
  search: CalendarSearch;
  firstWeekday: number;
  /** There are pieces, and the filter hides them. */
  isFiltered: boolean;
  /** Nothing follows that would be pushed down. */
  isAlone: boolean;
  onChange: (changes: Partial<CalendarSearch>, options?: { isStep?: boolean }) => void;
};

/** Why the calendar shows nothing, and the way to where something is. */
export function NothingShown({ search, firstWeekday, isFiltered, isAlone, onChange }: NothingShownProps) {
  const { id: businessId } = useActiveBusiness();
  const from = addDays(monthRange(search.month).to, 1);
  const { data: later } = useQuery({
    ...calendarQuery(businessId, { from, to: addDays(from, LOOK_AHEAD_DAYS) }),
    enabled: !isFiltered,
    throwOnError: false,
  });
  if (isFiltered) {
    return (
      <p className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 text-muted">
        {messages.nothingFits}
        <PlainButton size="sm" onClick={() => onChange({ channel: undefined, campaign: undefined })}>
          {messages.showAll}
        </PlainButton>
      </p>
    );
  }
  const next = later
    ?.map(({ scheduledOn }) => scheduledOn)
    .toSorted()
    .at(0);
  const plan = (
    <PermittedLink
      takes="edit"
      to="/b/$businessId/campaigns/new"
      params={{ businessId }}
      variant={isAlone ? "primary" : "secondary"}
      size={isAlone ? "md" : "sm"}
    >
      {messages.plan}
    </PermittedLink>
  );
  const isFree = later !== undefined && next === undefined;
  if (isFree && isAlone) {
    return (
      <EmptyState title={messages.emptyTitle} icon={<CalendarDays size={28} aria-hidden />} actions={plan}>
        {messages.empty}
      </EmptyState>
    );
  }
  return (
    <p className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 text-muted">
      {isFree ? messages.free : messages.nothingIn(periodName(search, firstWeekday))}
      {isFree && plan}
      {next !== undefined && (
        <>
          {messages.nextOn(formatDay(next))}
          <PlainButton size="sm" onClick={() => onChange({ month: next.slice(0, 7), day: next }, { isStep: true })}>
            {messages.goTo(monthName(next.slice(0, 7)))}
          </PlainButton>
        </>
      )}
    </p>
  );
}
