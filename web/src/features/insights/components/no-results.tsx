import { ChartColumn } from "lucide-react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { ButtonLink } from "../../../ui/button-link.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { dateFormat } from "../../../ui/formatters.ts";
import { messages } from "../messages.ts";

const HEIGHTS = [12, 30, 22, 48, 38, 20, 16, 40, 62, 44, 58, 30, 24, 70];

/** What it will look like: bars that say they are none of the owner's. */
const Example = () => (
  <figure className={`${cardClass} grid gap-2 p-4`}>
    <figcaption className="text-sm text-muted">{messages.example}</figcaption>
    <svg aria-hidden viewBox="0 0 280 80" preserveAspectRatio="none" className="block h-24 w-full opacity-40">
      {HEIGHTS.map((height, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the bars of a picture: they never move
        <rect key={index} x={index * 20 + 3} width={14} y={80 - height} height={height} fill="var(--color-chart-5)" />
      ))}
    </svg>
  </figure>
);

/** Before anything came of anything: when to expect it. */
export function NoResults({ nextOut }: { nextOut: string | null }) {
  const { id: businessId, timezone } = useActiveBusiness();
  const when = (instant: string): string =>
    dateFormat("en-GB", {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: timezone,
    }).format(new Date(instant));
  return (
    <div className="grid gap-4">
      <EmptyState
        title={messages.emptyTitle}
        icon={<ChartColumn size={32} aria-hidden />}
        actions={
          <ButtonLink to="/b/$businessId/calendar" params={{ businessId }}>
            {messages.toCalendar}
          </ButtonLink>
        }
      >
        {nextOut === null ? messages.empty : messages.emptyNext(when(nextOut))}
      </EmptyState>
      <Example />
    </div>
  );
}
