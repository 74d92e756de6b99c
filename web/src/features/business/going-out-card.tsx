import type { CalendarItem } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { calendarQuery } from "../../api/calendar.ts";
import { campaignsQuery } from "../../api/campaigns.ts";
import { TextLink } from "../../ui/button-link.tsx";
import { Card } from "../../ui/card.tsx";
import { ChannelMark, channelName } from "../../ui/channel.tsx";
import { formatDay, formatTime, today } from "../../ui/dates.ts";
import { StatusPill } from "../../ui/status-pill.tsx";
import { Written } from "../../ui/written.tsx";
import { goingOut, outRange } from "./going-out.ts";
import { messages } from "./home-messages.ts";

const words = messages.home;
const LATER = 4;

type ItemProps = { item: CalendarItem; businessId: string; timezone: string; isToday: boolean };

function Item({ item, businessId, timezone, isToday }: ItemProps) {
  const at = item.scheduledAt ?? "";
  const time = formatTime(at, timezone);
  return (
    <li>
      <Link
        to="/b/$businessId/campaigns/$campaignId/board"
        params={{ businessId, campaignId: item.campaignId }}
        search={{ item: item.id }}
        className="row -mx-2 flex items-center gap-3 rounded-control px-2 py-1.5 hover:bg-sunk"
      >
        <ChannelMark channel={item.channel} />
        <span className="grid min-w-0 flex-1">
          <Written className="truncate font-medium">{item.topic}</Written>
          <span className="truncate text-sm text-muted">
            <time dateTime={at}>{isToday ? time : `${formatDay(today(timezone, new Date(at)))}, ${time}`}</time>
            {` · ${channelName(item.channel)}`}
          </span>
          {item.status === "missed" && item.missed && (
            <span className="line-clamp-3 text-sm text-danger">{item.missed.detail}</span>
          )}
        </span>
        {item.status === "missed" && <StatusPill status="missed" />}
      </Link>
    </li>
  );
}

type GroupProps = { title: string; items: CalendarItem[]; businessId: string; timezone: string; isToday?: boolean };

const Group = ({ title, items, isToday = false, ...item }: GroupProps) =>
  items.length > 0 && (
    <div>
      {title && <h3 className="text-sm font-medium text-muted">{title}</h3>}
      <ul className="divide-y divide-line">
        {items.map((one) => (
          <Item key={one.id} item={one} isToday={isToday} {...item} />
        ))}
      </ul>
    </div>
  );

/** What goes out today and next, in the time of the business; and what should have. */
export function GoingOutCard() {
  const { id: businessId, timezone } = useActiveBusiness();
  const [now] = useState(() => new Date());
  const { data: items } = useSuspenseQuery(calendarQuery(businessId, outRange(timezone, now)));
  const { data: campaigns } = useSuspenseQuery(campaignsQuery(businessId));
  const out = goingOut(items, timezone, now);
  const ready = campaigns.reduce((sum, { contents }) => sum + contents.approved, 0);
  const isEmpty = out.missed.length + out.today.length + out.later.length === 0;
  const shared = { businessId, timezone };
  return (
    <Card
      title={words.out}
      actions={
        <TextLink isAlone to="/b/$businessId/calendar" params={{ businessId }}>
          {words.outAll}
        </TextLink>
      }
    >
      <div className="grid gap-4">
        <Group title={words.outMissed} items={out.missed} {...shared} />
        <Group title={words.outToday} items={out.today} isToday {...shared} />
        <Group title="" items={out.later.slice(0, LATER)} {...shared} />
        {isEmpty && ready === 0 && <p className="text-muted">{words.outEmpty}</p>}
        {ready > 0 && <p className={isEmpty ? "" : "text-sm text-muted"}>{words.outReady(ready)}</p>}
        {!isEmpty && <p className="text-sm text-muted">{words.byHand}</p>}
      </div>
    </Card>
  );
}
