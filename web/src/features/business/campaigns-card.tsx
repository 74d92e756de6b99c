import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useActiveBusiness } from "../../api/businesses.ts";
import { approvedOf, campaignsQuery } from "../../api/campaigns.ts";
import { TextLink } from "../../ui/button-link.tsx";
import { Card } from "../../ui/card.tsx";
import { StatusPill } from "../../ui/status-pill.tsx";
import { messages } from "./home-messages.ts";

const SHOWN = 4;

/** The latest campaigns and how far they are; nothing while there is none. */
export function CampaignsCard() {
  const { id: businessId, language } = useActiveBusiness();
  const { data: campaigns } = useSuspenseQuery(campaignsQuery(businessId));
  if (campaigns.length === 0) return null;
  return (
    <Card
      title={messages.home.campaigns}
      actions={
        <TextLink isAlone to="/b/$businessId/campaigns" params={{ businessId }}>
          {messages.home.allCampaigns}
        </TextLink>
      }
    >
      <ul className="divide-y divide-line">
        {campaigns.slice(0, SHOWN).map(({ id, name, goal, status, contents }) => (
          <li key={id}>
            <Link
              to={
                contents.total > contents.placeholder
                  ? "/b/$businessId/campaigns/$campaignId/board"
                  : "/b/$businessId/campaigns/$campaignId/strategy"
              }
              params={{ businessId, campaignId: id }}
              className="-mx-2 row flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-control px-2 py-1.5 hover:bg-sunk"
            >
              <span className="min-w-0 flex-1 basis-40 truncate font-medium" lang={language} dir="auto">
                {name || goal}
              </span>
              {status === "planned" ? (
                <span className="flex items-center gap-2.5 text-sm text-muted">
                  <progress
                    className="h-1.5 w-16"
                    max={Math.max(contents.total, 1)}
                    value={approvedOf(contents)}
                    aria-hidden
                  />
                  <span className="sm:min-w-32 text-end tabular-nums">
                    {messages.home.progress(approvedOf(contents), contents.total)}
                  </span>
                </span>
              ) : (
                <StatusPill status={status} />
              )}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
