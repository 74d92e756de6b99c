import type { Content } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useRef, useState } from "react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { campaignsQuery } from "../../api/campaigns.ts";
import { contentsQuery } from "../../api/contents.ts";
import { Card } from "../../ui/card.tsx";
import { ChannelMark, channelName } from "../../ui/channel.tsx";
import { formatDay } from "../../ui/dates.ts";
import { PlainButton } from "../../ui/plain-button.tsx";
import { messages } from "./home-messages.ts";

const SHOWN = 6;

type DraftProps = { draft: Content; businessId: string; campaign: string; language: string };

const Draft = ({ draft, businessId, campaign, language }: DraftProps) => (
  <li>
    <Link
      to="/b/$businessId/campaigns/$campaignId/board"
      params={{ businessId, campaignId: draft.campaignId }}
      search={{ item: draft.id }}
      className="-mx-2 row flex items-center gap-3 rounded-control px-2 py-1.5 hover:bg-sunk"
    >
      <ChannelMark channel={draft.channel} />
      <span className="grid min-w-0 flex-1">
        <span className="truncate font-medium" lang={language} dir="auto">
          {draft.topic}
        </span>
        <span className="truncate text-sm text-muted">
          {channelName(draft.channel)}
          {draft.scheduledOn && ` · ${formatDay(draft.scheduledOn)}`}
          {campaign && ` · ${campaign}`}
        </span>
      </span>
      <ChevronRight size={18} className="shrink-0 text-muted" aria-hidden />
    </Link>
  </li>
);

/** Drafts that wait for the owner's eye. */
export function DraftsCard() {
  const business = useActiveBusiness();
  const { data: drafts } = useSuspenseQuery(contentsQuery(business.id, { status: "draft" }));
  const { data: campaigns } = useSuspenseQuery(campaignsQuery(business.id));
  const nameOf = (campaignId: string): string => campaigns.find(({ id }) => id === campaignId)?.name ?? "";
  const [isWhole, setIsWhole] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const more = drafts.length - SHOWN;
  // One more row takes no more room than the words for it.
  const isCut = !isWhole && more > 1;
  const showAll = () => {
    setIsWhole(true);
    // The button goes away: reading goes on where it stood.
    requestAnimationFrame(() => list.current?.children[SHOWN]?.querySelector("a")?.focus());
  };
  return (
    <Card
      title={`${messages.home.needsLook}${drafts.length > 0 ? ` (${drafts.length})` : ""}`}
      isFromAi={drafts.length > 0}
    >
      {drafts.length === 0 ? (
        <p className="text-muted">{messages.home.needsLookEmpty}</p>
      ) : (
        <ul ref={list} className="divide-y divide-line">
          {drafts.slice(0, isCut ? SHOWN : drafts.length).map((draft) => (
            <Draft
              key={draft.id}
              draft={draft}
              businessId={business.id}
              campaign={nameOf(draft.campaignId)}
              language={business.language}
            />
          ))}
        </ul>
      )}
      {isCut && (
        <div className="mt-2">
          <PlainButton size="sm" onClick={showAll}>
            {messages.home.needsLookMore(more)}
          </PlainButton>
        </div>
      )}
    </Card>
  );
}
