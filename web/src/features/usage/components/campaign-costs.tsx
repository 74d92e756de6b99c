import { CHANNELS, type Usage } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { usageQuery, type DayRange } from "../../../api/usage.ts";
import { channelName } from "../../../ui/channel.tsx";
import { cardClass, cx, linkClass } from "../../../ui/classes.ts";
import { formatAiCost } from "../../../ui/money.ts";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Written } from "../../../ui/written.tsx";
import { messages } from "../messages.ts";

type CampaignCostsProps = { businessId: string; range: DayRange; byCampaign: Usage["byCampaign"] };

const nameOfChannel = (channel: string): string => {
  const known = CHANNELS.find((one) => one === channel);
  return known === undefined ? channel : channelName(known);
};

function ContentCosts({ businessId, campaignId, range }: { businessId: string; campaignId: string; range: DayRange }) {
  const { data: usage } = useSuspenseQuery(usageQuery(businessId, { ...range, campaignId }));
  return (
    <table className="w-full tabular-nums">
      <caption className="sr-only">{messages.byContent}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{messages.content}</th>
          <th scope="col">{messages.calls}</th>
          <th scope="col">{messages.cost}</th>
        </tr>
      </thead>
      <tbody>
        {usage.byContent.map(({ contentId, channel, topic, calls, costNanoUsd }) => (
          <tr key={contentId ?? "plan"} className="border-t border-line">
            <th scope="row" className="py-1.5 text-start font-normal wrap-anywhere">
              {contentId === null ? (
                messages.planOf
              ) : (
                <Link
                  to="/b/$businessId/campaigns/$campaignId/board"
                  params={{ businessId, campaignId }}
                  search={{ item: contentId }}
                  className={linkClass}
                >
                  <Written>{topic}</Written>
                </Link>
              )}
              {channel !== null && <span className="block text-muted">{nameOfChannel(channel)}</span>}
            </th>
            <td className="py-1.5 ps-4 text-end align-top">{calls.toLocaleString("en")}</td>
            <td className="py-1.5 ps-4 text-end align-top whitespace-nowrap">{formatAiCost(costNanoUsd)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Omit<CampaignCostsProps, "byCampaign"> & { row: Usage["byCampaign"][number]; largest: number };

function CampaignRow({ businessId, range, row, largest }: RowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { campaignId, name, calls, costNanoUsd } = row;
  return (
    <>
      <tr className="border-t border-line">
        <th scope="row" className="min-w-0 py-1.5 text-start font-normal wrap-anywhere">
          {campaignId === null ? (
            messages.noCampaign
          ) : (
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => setIsOpen(!isOpen)}
              className="tap -ms-1 flex w-full items-center gap-1.5 rounded-control px-1 text-start hover:bg-sunk"
            >
              <ChevronDown size={16} className={cx("shrink-0 text-muted", !isOpen && "-rotate-90")} aria-hidden />
              <Written className="min-w-0 wrap-anywhere">{name}</Written>
            </button>
          )}
          <span
            aria-hidden
            className="mt-1 block h-1.5 rounded-full bg-accent"
            style={{ width: `${(costNanoUsd / largest) * 100}%` }}
          />
        </th>
        <td className="py-3 ps-4 text-end align-top">{calls.toLocaleString("en")}</td>
        <td className="py-3 ps-4 text-end align-top whitespace-nowrap">{formatAiCost(costNanoUsd)}</td>
      </tr>
      {isOpen && campaignId !== null && (
        <tr>
          <td colSpan={3} className="ps-6 pb-3">
            <Section errorTitle={messages.contentsFailed} skeleton={<Skeleton lines={3} />}>
              <ContentCosts businessId={businessId} campaignId={campaignId} range={range} />
            </Section>
          </td>
        </tr>
      )}
    </>
  );
}

/** What each campaign cost; a campaign opens what each of its pieces cost. */
export function CampaignCosts({ businessId, range, byCampaign }: CampaignCostsProps) {
  const largest = Math.max(...byCampaign.map(({ costNanoUsd }) => costNanoUsd), 1);
  return (
    <div className={`${cardClass} min-w-0 p-4 md:p-5`}>
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <caption className="mb-3 text-start text-base font-bold">{messages.byCampaign}</caption>
          <thead>
            <tr className="text-muted">
              <th scope="col" className="pb-1 text-start font-normal">
                {messages.campaign}
              </th>
              <th scope="col" className="pb-1 ps-4 text-end font-normal">
                {messages.calls}
              </th>
              <th scope="col" className="pb-1 ps-4 text-end font-normal">
                {messages.cost}
              </th>
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {byCampaign.map((row) => (
              <CampaignRow
                key={row.campaignId ?? "none"}
                businessId={businessId}
                range={range}
                row={row}
                largest={largest}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
