import type { CampaignInList } from "@handbill/contracts";
import { Link } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { ButtonLink } from "../../../ui/button-link.tsx";
import { ChannelMark, channelName } from "../../../ui/channel.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { formatPeriod } from "../../../ui/dates.ts";
import { PlainIconButton } from "../../../ui/plain-button.tsx";
import { StatusPill } from "../../../ui/status-pill.tsx";
import { Written } from "../../../ui/written.tsx";
import { messages } from "../messages.ts";
import { ContentCounts } from "./content-counts.tsx";
import { Permitted } from "../../../ui/permitted.tsx";

const STRATEGY = "/b/$businessId/campaigns/$campaignId/strategy";
const BOARD = "/b/$businessId/campaigns/$campaignId/board";

/** Where the owner most likely wants to go on: the board once something was written, the plan before. */
const isWritten = ({ contents, status }: CampaignInList): boolean =>
  status === "planned" && contents.total > contents.placeholder;

function planLabel({ status }: CampaignInList): string {
  if (status === "planning") return messages.seeProgress;
  return status === "failed" ? messages.seeReason : messages.openPlan;
}

type CampaignCardProps = { campaign: CampaignInList; onRemove: (campaign: CampaignInList) => void };

/** One campaign in the list: what it is for, how far it is, and the way on. */
export function CampaignCard({ campaign, onRemove }: CampaignCardProps) {
  const params = { businessId: campaign.businessId, campaignId: campaign.id };
  const written = isWritten(campaign);
  return (
    <article className={`${cardClass} grid gap-3 p-4 md:p-5`}>
      <div className="flex items-start gap-3">
        <div className="grid min-w-0 flex-1 gap-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="min-w-0 text-lg">
              <Link
                to={written ? BOARD : STRATEGY}
                params={params}
                className="touch-line rounded-control hover:underline"
              >
                <Written className="block">{campaign.name}</Written>
              </Link>
            </h2>
            <StatusPill status={campaign.status} />
          </div>
          <Written as="p" className="measure line-clamp-2 text-muted">
            {campaign.goal}
          </Written>
        </div>
        <Permitted takes="edit">
          <PlainIconButton aria-label={messages.remove(campaign.name)} onClick={() => onRemove(campaign)}>
            <Trash2 size={18} aria-hidden />
          </PlainIconButton>
        </Permitted>
      </div>
      {campaign.status === "planned" && <ContentCounts counts={campaign.contents} />}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-muted">
          <span>{formatPeriod(campaign.startsOn, campaign.endsOn)}</span>
          <span className="flex gap-1">
            <span className="sr-only">{campaign.channels.map(channelName).join(", ")}</span>
            {campaign.channels.map((channel) => (
              <ChannelMark key={channel} channel={channel} />
            ))}
          </span>
        </p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink to={STRATEGY} params={params} size="sm" variant={written ? "quiet" : "secondary"}>
            {planLabel(campaign)}
          </ButtonLink>
          {written && (
            <ButtonLink to={BOARD} params={params} size="sm">
              {messages.openBoard}
            </ButtonLink>
          )}
        </div>
      </div>
    </article>
  );
}
