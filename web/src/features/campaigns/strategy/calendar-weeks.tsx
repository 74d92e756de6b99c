import type { Campaign, Strategy } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { contentsQuery } from "../../../api/contents.ts";
import { TextLink } from "../../../ui/button-link.tsx";
import { ChannelLabel } from "../../../ui/channel.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { formatDay, formatPeriod } from "../../../ui/dates.ts";
import { StatusPill } from "../../../ui/status-pill.tsx";
import { useTextLanguage, Written } from "../../../ui/written.tsx";
import { strategyMessages as copy } from "./messages.ts";
import { byWeek, pieceEntries, plannedEntries, type Entry } from "./weeks.ts";

type Place = { businessId: string; campaignId: string };

function Topic({ entry: { topic, piece }, place }: { entry: Entry; place: Place }) {
  const language = useTextLanguage();
  if (piece === undefined) return <Written className="font-medium">{topic}</Written>;
  return (
    <span className="font-medium">
      <TextLink
        isAlone
        to="/b/$businessId/campaigns/$campaignId/board"
        params={place}
        search={{ item: piece.id }}
        {...language}
      >
        {topic}
      </TextLink>
    </span>
  );
}

const Row = ({ entry, place }: { entry: Entry; place: Place }) => (
  <li className="grid gap-x-4 gap-y-1 p-3 px-4 break-inside-avoid-page @xl:grid-cols-[5.5rem_8rem_1fr_auto]">
    <time dateTime={entry.date} className="text-sm font-medium tabular-nums @xl:pt-0.5">
      {formatDay(entry.date)}
    </time>
    <span className="text-sm">
      <ChannelLabel channel={entry.channel} />
    </span>
    <div className="grid min-w-0 gap-0.5">
      <Topic entry={entry} place={place} />
      <Written as="div" className="text-sm text-muted">
        {entry.angle}
      </Written>
    </div>
    <span className="@xl:min-w-32 @xl:text-end">
      {entry.piece && <StatusPill mayWrap status={entry.piece.status} />}
    </span>
  </li>
);

/** What goes out when, week by week; each piece leads to where it is written. */
export function CalendarWeeks({ campaign, strategy }: { campaign: Campaign; strategy: Strategy }) {
  const place = { businessId: campaign.businessId, campaignId: campaign.id };
  const { data: contents } = useQuery(contentsQuery(campaign.businessId, { campaignId: campaign.id }));
  const entries = contents === undefined ? plannedEntries(strategy) : pieceEntries(contents);
  if (entries.length === 0) return <p className="text-muted">{copy.noPieces}</p>;
  return (
    <div className="grid gap-5">
      {byWeek(entries).map((week, index) => (
        <section key={week.monday} className="grid gap-2">
          <h3 className="text-sm font-medium text-muted">
            {copy.week(index + 1, formatPeriod(week.monday, week.sunday))}
          </h3>
          <ol className={`${cardClass} @container divide-y divide-line`}>
            {week.entries.map((entry) => (
              <Row key={entry.key} entry={entry} place={place} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
