import type { Strategy } from "@handbill/contracts";
import { ChannelLabel } from "../../../ui/channel.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { formatDay, formatPeriod } from "../../../ui/dates.ts";
import { Written } from "../../../ui/written.tsx";
import { strategyMessages as copy } from "./messages.ts";
import { byWeek } from "./weeks.ts";

/** What goes out when, week by week. */
export function CalendarWeeks({ calendar }: { calendar: Strategy["calendar"] }) {
  return (
    <div className="grid gap-5">
      {byWeek(calendar).map(({ monday, sunday, entries }, index) => (
        <section key={monday} className="grid gap-2">
          <h3 className="text-sm font-medium text-muted">{copy.week(index + 1, formatPeriod(monday, sunday))}</h3>
          <ol className={`${cardClass} divide-y divide-line`}>
            {entries.map((entry) => (
              <li
                key={`${entry.date}-${entry.channel}-${entry.topic}`}
                className="grid gap-x-4 gap-y-1 p-3 px-4 sm:grid-cols-[6rem_9rem_1fr]"
              >
                <time dateTime={entry.date} className="text-sm font-medium tabular-nums sm:pt-0.5">
                  {formatDay(entry.date)}
                </time>
                <span className="text-sm">
                  <ChannelLabel channel={entry.channel} />
                </span>
                <span className="grid gap-0.5">
                  <Written className="font-medium">{entry.topic}</Written>
                  <Written className="text-sm text-muted">{entry.angle}</Written>
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
